"""A turning point with its place in the log, and what its date can be asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.choices import MoveKind
from dialogues.rules import edtf
from dialogues.rules.chain.types import MAIN_STRAND, UNFULFILLED, Turn

#: "Not known" as an edge of a stretch; always readable as EDTF.
OPEN = ".."

#: What may still be recorded after the end: it became known, or worked on elsewhere.
AFTER_END = frozenset(
    {
        MoveKind.DISCLOSURE,
        MoveKind.ABSORPTION,
        MoveKind.FEEDS_ANOTHER,
        MoveKind.OTHER,
    }
)
#: Kinds that end their strand by themselves.
ENDS_ALWAYS = frozenset({MoveKind.ENDING, MoveKind.ABSORPTION})
#: Kinds that end their strand where the coder says so.
ENDS_IF_SAID = frozenset({MoveKind.DISCLOSURE, MoveKind.FEEDS_ANOTHER, MoveKind.OTHER})


def is_missing(date: str) -> bool:
    """Whether this EDTF text gives no date at all."""
    return date.strip() in ("", OPEN)


def is_readable(date: str) -> bool:
    """Whether this text is EDTF."""
    try:
        edtf.read(date)
    except edtf.EdtfError:
        return False
    return True


def known(date: str) -> str:
    """The date if it is given and can be read, else ""."""
    return "" if is_missing(date) or not is_readable(date) else date


def is_before(one: str, other: str) -> bool:
    """Whether one known date lies before another, doubt excluded; "" never does."""
    return bool(one and other) and edtf.certainly_before(one, other)


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A turn at its number in the coder's order; `date` is "" if not readable."""

    number: int
    turn: Turn
    date: str

    @property
    def name(self) -> str:
        return f"Row {self.number}"

    @property
    def edge(self) -> str:
        """The date as the edge of a stretch."""
        return self.date or OPEN

    @property
    def is_fulfilled(self) -> bool:
        return self.turn.standing not in UNFULFILLED

    @property
    def opens(self) -> bool:
        """Whether the dialogue begins here: an attempt to open does not begin it."""
        return self.turn.kind is MoveKind.OPENING and self.is_fulfilled

    @property
    def ends(self) -> bool:
        """Whether the strand stops here."""
        return self.is_fulfilled and (
            self.turn.kind in ENDS_ALWAYS
            or (self.turn.ends_strand and self.turn.kind in ENDS_IF_SAID)
        )

    @property
    def is_on_main(self) -> bool:
        return self.turn.strand == MAIN_STRAND


def numbered(turns: Sequence[Turn]) -> list[ChainRow]:
    """The turns as rows, counted from 1 in the order given."""
    return [
        ChainRow(n, turn, known(turn.date)) for n, turn in enumerate(turns, start=1)
    ]
