"""Reading A, the mixed room: the track follows from the capacities at the table.

FIELD.md section 4: all who sit represent a government, an intergovernmental body or
a principal party: 1; officials in a private capacity sit with others, or represented
and unrepresented people together: 1.5 (NTI's "China-U.S. Strategic Nuclear Dynamics
Dialogue"); nobody in office and nobody mandated: 2.
"""

from collections.abc import Sequence

from dialogues.choices import Capacity, Track
from dialogues.rules.suggestion import words
from dialogues.rules.suggestion.change import deciders, is_firm
from dialogues.rules.suggestion.judging import judge_room, judge_side, judge_wide
from dialogues.rules.suggestion.types import (
    MIXED_ROOM,
    SIDE,
    UNSETTLED,
    WIDE,
    CapacityTally,
    Seat,
    TrackSuggestion,
    at_table,
    by_side,
    silent_sides,
)

#: Tracks that somebody not recorded could still change by sitting there.
UNMIXED = frozenset({Track.ONE, Track.TWO})
IN_OFFICE = ("official", "mandated", "private")
OUTSIDE = ("former", "unofficial")


def suggest_mixed_room(
    seats: Sequence[Seat], *, parties: Sequence[str] = ()
) -> TrackSuggestion:
    """The track by reading A.

    `parties` names the principal parties, so that a side of which nobody is recorded
    is noticed. Officials of one side alone suggest nothing: the other is missing.
    """
    table = at_table(seats)
    track = judge_room(table)
    silent = words.joined(_silent(seats, parties)) if track in UNMIXED else ""
    return TrackSuggestion(
        track=track,
        reading=MIXED_ROOM,
        reason=_reason(table, track, silent),
        deciding=deciders(table, judge_room),
        tally=CapacityTally.of(table),
        firm=is_firm(table, judge_room) and not silent,
    )


def _silent(seats: Sequence[Seat], parties: Sequence[str]) -> list[str]:
    """The sides of which nobody sat there; a lone side misses at least one."""
    silent = silent_sides(seats, parties)
    lone = len(by_side(seats)) == 1 and len(set(parties)) != 1
    return silent or (["another side"] if lone else [])


def suggest_side(seats: Sequence[Seat]) -> TrackSuggestion:
    """The track on which one side stands: two sides may stand on different ones."""
    table = at_table(seats)
    track = judge_side(table)
    return TrackSuggestion(
        track=track,
        reading=SIDE,
        reason=_reason(table, track),
        deciding=deciders(table, judge_side),
        tally=CapacityTally.of(table),
        firm=is_firm(table, judge_side),
    )


def suggest_wide(seats: Sequence[Seat]) -> TrackSuggestion:
    """The track if Track 2 is read widely.

    JCIE: non-governmental, "sometimes including government officials in their private
    capacities".
    """
    table = at_table(seats)
    track = judge_wide(table)
    reason = _reason(table, judge_room(table))
    if track is Track.TWO and CapacityTally.of(table).private:
        reason = words.sentence(
            "nobody represents a government",
            "read widely, Track 2 lets office-holders attend in a private capacity",
        )
    return TrackSuggestion(
        track=track,
        reading=WIDE,
        reason=reason,
        deciding=deciders(table, judge_wide),
        tally=CapacityTally.of(table),
        firm=is_firm(table, judge_wide),
    )


def _reason(table: Sequence[Seat], track: Track, silent: str = "") -> str:
    tally = CapacityTally.of(table)
    if not tally.settled:
        return _nothing_settled(tally)
    open_ones = (
        f"the capacity of {words.people(tally.unsettled)} is not settled"
        if tally.unsettled
        else ""
    )
    not_there = f"nobody who sat for {silent} is recorded"
    return words.sentence(
        _who_sat(table, tally),
        _who_did_not(tally, track),
        open_ones,
        not_there if silent else "",
    )


def _nothing_settled(tally: CapacityTally) -> str:
    if not tally.unsettled:
        return "Nobody who sat for a party in this stretch is recorded."
    who = words.people(tally.unsettled)
    return f"The capacity of the {who} who sat there is not settled."


def _who_sat(table: Sequence[Seat], tally: CapacityTally) -> str:
    apart = _sides_apart(table)
    if tally.represent + tally.private and tally.outside:
        sit = words.verb(tally.represent + tally.private, "sits", "sit")
        in_office = words.counted(tally, IN_OFFICE, apart)
        return f"{in_office} {sit} with {words.counted(tally, OUTSIDE, apart)}"
    if tally.represent and tally.private:
        sit = words.verb(tally.represent, "sits", "sit")
        represented = words.counted(tally, IN_OFFICE[:2], apart)
        return f"{represented} {sit} with {words.counted(tally, IN_OFFICE[2:], apart)}"
    everybody = words.counted(tally, IN_OFFICE + OUTSIDE, {})
    if tally.represent:
        sit = words.verb(tally.represent, "sits", "sit")
        sides = list(by_side(table))
        return f"{everybody} {sit} for {sides[0] if len(sides) == 1 else 'the parties'}"
    return f"{everybody} {words.verb(tally.settled, 'takes part', 'meet')}"


def _who_did_not(tally: CapacityTally, track: Track) -> str:
    if track is Track.UNCLASSIFIED:
        return "nobody who sat for another side is recorded"
    if track is Track.ONE:
        return "nobody sits in another capacity"
    if track is Track.TWO:
        return "nobody is in office or holds a mandate"
    return "" if tally.represent else "nobody represents a government"


def _sides_apart(table: Sequence[Seat]) -> dict[str, str]:
    """Each capacity with its side, where every side sits in a capacity of its own."""
    parties: dict[Capacity, set[str]] = {}
    for seat in table:
        if seat.capacity not in UNSETTLED:
            parties.setdefault(seat.capacity, set()).add(seat.party)
    sides = [next(iter(each)) for each in parties.values() if len(each) == 1]
    apart = len(sides) == len(parties) == len(set(sides)) and len(sides) > 1
    return {c.value: next(iter(p)) for c, p in parties.items()} if apart else {}
