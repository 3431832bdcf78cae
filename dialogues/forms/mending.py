"""Mends of the chain as buttons of a form: written, and read when one was pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from dialogues.rules.chain import Mend
from dialogues.rules.problems import Problem

BUTTON = "mend"
#: Stands for the key of a row that has none yet.
NEW_ROW = "new"
MOST = 200


@dataclass(frozen=True, slots=True)
class FixableFault:
    """A fault of the chain, with the mends that a button each would make."""

    problem: Problem
    #: Whether it concerns the row in hand.
    is_own: bool
    mends: tuple[tuple[str, str], ...]


def faults_of(
    problems: tuple[Problem, ...],
    mends_for: Callable[[Problem], list[Mend]],
    own_key: str,
    own_as: str = "",
) -> list[FixableFault]:
    """The faults with their buttons: each the value to send and its words.

    `own_as` stands for the key of the row in hand where that row is not saved yet.
    """
    return [
        FixableFault(
            problem,
            problem.key == own_key,
            tuple(
                (written(mend, own_as if mend.key == own_key else ""), mend.label)
                for mend in mends_for(problem)
                if not (mend.takes_out and mend.key == own_key)
            ),
        )
        for problem in problems
    ]


def written(mend: Mend, key: str = "") -> str:
    """A mend as the value of a button: "m3:kind=pause&to_track="."""
    return f"{key or mend.key}:{urlencode(dict(mend.changes))}"


def chosen_mends(data: QueryDict) -> list[Mend]:
    """The mend whose button was pressed, as a list of one; empty if none was."""
    text = data.get(BUTTON, "")
    key, colon, changes = text.partition(":")
    if not colon or len(text) > MOST:
        return []
    return [Mend(key, dict(parse_qsl(changes, keep_blank_values=True)))]
