"""Whose capacity decides a suggestion, and what another one would make of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogues.choices import Capacity, Track
from dialogues.rules.suggestion import words
from dialogues.rules.suggestion.judging import Judge, judge_room
from dialogues.rules.suggestion.types import (
    OUTSIDE,
    REPRESENTS,
    UNSETTLED,
    Seat,
    at_table,
)

IN_PRIVATE = frozenset({Capacity.PRIVATE})
#: The groups of people whose capacity counts alike, and what else they might be.
GROUPS = (
    (IN_PRIVATE, (Capacity.UNOFFICIAL, Capacity.OFFICIAL)),
    (OUTSIDE, (Capacity.OFFICIAL,)),
    (REPRESENTS, (Capacity.UNOFFICIAL,)),
)
#: What someone of unsettled capacity may turn out to have been.
MIGHT_BE = (Capacity.OFFICIAL, Capacity.PRIVATE, Capacity.UNOFFICIAL)

IF_THEY = {
    Capacity.OFFICIAL: "represented a side",
    Capacity.PRIVATE: "held office and came in a private capacity",
    Capacity.UNOFFICIAL: "took part unofficially",
}


@dataclass(frozen=True, slots=True)
class Change:
    """If these people had sat there otherwise, it would have been this track.

    `keys` are the rows of the people, in the order of their names.
    """

    names: tuple[str, ...]
    capacity: Capacity
    track: Track
    sentence: str
    people: int
    keys: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """What is said of the people: "took part unofficially"."""
        return IF_THEY[self.capacity]


def what_would_change(seats: Sequence[Seat]) -> tuple[Change, ...]:
    """What would change reading A: people not settled first, then the smallest group.

    A group is all who count alike (office-holders in a private capacity, people
    outside office, representatives); where all count alike nobody decides.
    """
    table = at_table(seats)
    return (*_of_unsettled(table, judge_room), *_of_groups(table, judge_room))


def deciders(table: Sequence[Seat], judge: Judge) -> tuple[str, ...]:
    """The names of the smallest group that decides alone; empty where none does."""
    changes = _of_groups(table, judge)
    return changes[0].names if changes else ()


def is_firm(table: Sequence[Seat], judge: Judge) -> bool:
    """Whether there is a track, and people of unsettled capacity cannot change it."""
    decided = judge(table) is not Track.UNCLASSIFIED
    return decided and not any(_of_unsettled(table, judge))


def _of_unsettled(table: Sequence[Seat], judge: Judge) -> Iterator[Change]:
    group = [seat for seat in table if seat.capacity in UNSETTLED]
    for capacity in MIGHT_BE if group else ():
        yield from _change(table, group, capacity, judge)


def _of_groups(table: Sequence[Seat], judge: Judge) -> list[Change]:
    groups = [
        ([seat for seat in table if seat.capacity in capacities], others)
        for capacities, others in GROUPS
    ]
    groups = [(group, others) for group, others in groups if group]
    if len(groups) < 2:
        return []
    changes = [
        change
        for group, others in groups
        for capacity in others
        for change in _change(table, group, capacity, judge)
    ]
    return sorted(changes, key=lambda change: change.people)


def _change(
    table: Sequence[Seat], group: Sequence[Seat], capacity: Capacity, judge: Judge
) -> Iterator[Change]:
    """The change, if any, that this capacity of these people would make."""
    other = [
        replace(seat, capacity=capacity) if seat in group else seat for seat in table
    ]
    track = judge(other)
    if track in (judge(table), Track.UNCLASSIFIED):
        return
    names = words.names(group)
    sentence = (
        f"If {words.joined(names)} {IF_THEY[capacity]}, it would be {track.label}."
    )
    people = sum(seat.number for seat in group)
    first = {seat.name: seat.key for seat in reversed(group)}
    keys = tuple(first[name] for name in names)
    yield Change(names, capacity, track, sentence, people, keys)
