"""What was acknowledged, compared with what is stored. Every text is sent once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

REFUSALS = {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}


def text_of(lane: str, writer: int, number: int) -> str:
    """A text that nobody else writes and that is part of no other.

    Texts of one attack have a lane of their own.
    """
    return f"{lane}-{writer}-{number}"


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of each text, as its writer was told."""

    acknowledged: list[str] = field(default_factory=list)
    #: Refused with a word why, such as a conflict.
    refused: list[str] = field(default_factory=list)
    #: No answer came, or one that asks to try again: it may be stored or not.
    unknown: list[str] = field(default_factory=list)

    def remember(self, text: str, told: Sequence[int]) -> None:
        """What became of a text, by the statuses with which it was answered."""
        if told and told[-1] == HTTPStatus.FOUND:
            self.acknowledged.append(text)
        elif told and {*told} <= REFUSALS:
            self.refused.append(text)
        else:
            self.unknown.append(text)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts with which a promise was broken."""

    lost: list[str]
    doubled: list[str]
    #: Stored although it was refused, or although nobody wrote it.
    unasked: list[str]


def compare(lane: str, promises: Promises, stored: Iterable[str]) -> Comparison:
    """Compare with what the database holds: the columns in which texts stand."""
    text = re.compile(rf"\b{lane}-\d+-\d+\b")
    times = Counter(each for column in stored for each in text.findall(column))
    return Comparison(
        lost=sorted({*promises.acknowledged} - {*times}),
        doubled=sorted(each for each, number in times.items() if number > 1),
        unasked=sorted({*times} - {*promises.acknowledged, *promises.unknown}),
    )
