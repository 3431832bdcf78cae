"""The rules themselves: from the seats at a table to a track, without words."""

from collections.abc import Callable, Sequence

from dialogues.choices import Track
from dialogues.rules.suggestion.types import CapacityTally, Seat, by_side

Judge = Callable[[Sequence[Seat]], Track]


def judge_side(table: Sequence[Seat]) -> Track:
    """Reading A for the people of one side; people not settled are left out."""
    tally = CapacityTally.of(table)
    if not tally.settled:
        return Track.UNCLASSIFIED
    if tally.settled == tally.represent:
        return Track.ONE
    if tally.settled == tally.outside:
        return Track.TWO
    return Track.ONE_AND_A_HALF


def judge_room(table: Sequence[Seat]) -> Track:
    """Reading A for all sides; representatives of one side alone decide nothing."""
    track = judge_side(table)
    one_sided = len([side for side in by_side(table).values() if _settled(side)]) < 2
    return Track.UNCLASSIFIED if track is Track.ONE and one_sided else track


def judge_wide(table: Sequence[Seat]) -> Track:
    """Reading A with Track 2 read widely: only a representative takes it away."""
    tally = CapacityTally.of(table)
    if tally.settled and not tally.represent:
        return Track.TWO
    return judge_room(table)


def _settled(side: Sequence[Seat]) -> bool:
    return CapacityTally.of(side).settled > 0
