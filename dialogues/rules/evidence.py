"""What a statement rests on, counted; and which statement without evidence is next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogues.choices import Missing, Stance


@dataclass(frozen=True, slots=True)
class Ground:
    """What one statement rests on.

    `stop` is the form in which it is cited: the key of its row, or that of the
    overview. `reason` says why nothing is cited, "" where nobody has said.
    """

    kind: str
    stop: str
    stances: Sequence[Stance]
    reason: str = ""

    @property
    def is_cited(self) -> bool:
        return Stance.SUPPORTS in self.stances

    @property
    def is_contradicted(self) -> bool:
        return Stance.CONTRADICTS in self.stances

    @property
    def is_known_missing(self) -> bool:
        said = self.reason not in ("", Missing.NOT_CODED)
        return not self.stances and said

    @property
    def is_without(self) -> bool:
        return not self.stances and not self.is_known_missing


@dataclass(frozen=True, slots=True)
class EvidenceTally:
    """How many statements there are, and what they rest on.

    A statement can be both cited and contradicted; the other two stand alone.
    """

    statements: int
    cited: int
    contradicted: int
    known_missing: int
    without: int


def tally(grounds: Iterable[Ground]) -> EvidenceTally:
    found = list(grounds)
    return EvidenceTally(
        statements=len(found),
        cited=sum(each.is_cited for each in found),
        contradicted=sum(each.is_contradicted for each in found),
        known_missing=sum(each.is_known_missing for each in found),
        without=sum(each.is_without for each in found),
    )


def next_stop(grounds: Sequence[Ground], after: str = "") -> str:
    """The first form after that of `after` with a statement without evidence; or ""."""
    stops = [each.stop for each in grounds]
    passed = len(stops) - stops[::-1].index(after) if after in stops else 0
    return next((each.stop for each in grounds[passed:] if each.is_without), "")


def places(grounds: Sequence[Ground], stop: str) -> tuple[Sequence[int], int]:
    """Which of the statements without evidence a form holds, of how many."""
    without = [each.stop for each in grounds if each.is_without]
    return [n for n, each in enumerate(without, start=1) if each == stop], len(without)
