"""How many people sat for each side in each capacity."""

from collections.abc import Iterable, Sequence

from dialogues.choices import Capacity
from dialogues.rules.suggestion.types import UNSETTLED, Seat, at_table, by_side
from dialogues.rules.suggestion.words import names


def seating(seats: Iterable[Seat]) -> dict[str, dict[Capacity, int]]:
    """The people at the table by side, and there by capacity in its order."""
    return {party: _counted(side) for party, side in by_side(seats).items()}


def _counted(side: Sequence[Seat]) -> dict[Capacity, int]:
    counts: dict[Capacity, int] = {}
    for capacity in Capacity:
        number = sum(seat.number for seat in side if seat.capacity is capacity)
        if number:
            counts[capacity] = number
    return counts


def not_settled(seats: Iterable[Seat]) -> dict[str, str]:
    """Those at the table whose capacity is not settled: each name with its row."""
    open_ones = [seat for seat in at_table(seats) if seat.capacity in UNSETTLED]
    keys = {seat.name: seat.key for seat in reversed(open_ones)}
    return {name: keys[name] for name in names(open_ones)}
