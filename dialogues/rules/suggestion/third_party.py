"""Reading B, the unofficial third party.

Mapendere: Track 1.5 is between official representatives of the parties, "facilitated
or mediated by a third party not representing a political organization". Others who
sit there do not matter; officials in a private capacity represent nobody.
"""

from collections.abc import Sequence

from dialogues.choices import Track
from dialogues.rules.suggestion import words
from dialogues.rules.suggestion.types import (
    REPRESENTS,
    THIRD_PARTY,
    UNSETTLED,
    CapacityTally,
    Seat,
    ThirdParty,
    TrackSuggestion,
    at_table,
    by_side,
    silent_sides,
)


def suggest_third_party(
    seats: Sequence[Seat],
    third_parties: Sequence[ThirdParty],
    *,
    parties: Sequence[str] = (),
) -> TrackSuggestion:
    """The track by reading B; `third_parties` are those who convened or mediated.

    Where several did, one that represents a political body is enough for Track 1, but
    beside an unofficial one it is not firm: the definition does not say who counts.
    """
    tally = CapacityTally.of(at_table(seats))
    sides = by_side(seats)
    absent = [name for name, side in sides.items() if not _is_represented(side)]
    silent = silent_sides(seats, parties)
    if not tally.settled:
        reason = "For nobody at the table is a capacity settled."
        if not sides:
            reason = "Nobody who sat for a party in this stretch is recorded."
        return _suggestion(Track.UNCLASSIFIED, reason, tally, firm=False)
    if not tally.represent:
        reason = "Nobody at the table represents a side."
        firm = not tally.unsettled and not silent and len(sides) > 1
        return _suggestion(Track.TWO, reason, tally, firm=firm)
    if len(sides) < 2:
        only = next(iter(sides))
        reason = f"Only people of {only} are recorded at the table."
        return _suggestion(Track.UNCLASSIFIED, reason, tally, firm=False)
    if absent:
        reason = words.sentence(
            f"nobody represents {words.joined(absent)}",
            "the representatives of the sides do not meet",
        )
        deciding = words.names([seat for name in absent for seat in sides[name]])
        firm = not any(_has_unsettled(sides[name]) for name in absent)
        return _suggestion(Track.TWO, reason, tally, deciding, firm=firm)
    return _under(third_parties, tally, firm=not silent)


def _under(
    third_parties: Sequence[ThirdParty], tally: CapacityTally, *, firm: bool
) -> TrackSuggestion:
    """Representatives of all sides meet: the third party decides."""
    meet = "Representatives of the sides meet"
    political = [each.name for each in third_parties if each.political]
    unofficial = [each.name for each in third_parties if each.political is False]
    unstated = [each.name for each in third_parties if each.political is None]
    if not third_parties:
        return _suggestion(Track.ONE, f"{meet} without a third party.", tally)
    if political:
        reason = f"{meet} under a political third party, {words.joined(political)}"
        if unofficial:
            reason += f", beside an unofficial one, {words.joined(unofficial)}"
        firm = firm and not unofficial
        return _suggestion(Track.ONE, f"{reason}.", tally, tuple(political), firm=firm)
    if unofficial:
        reason = (
            f"{meet} under a third party that represents no political body, "
            f"{words.joined(unofficial)}."
        )
        track, firm = Track.ONE_AND_A_HALF, firm and not unstated
        return _suggestion(track, reason, tally, tuple(unofficial), firm=firm)
    reason = (
        f"{meet}; whether {words.joined(unstated)} represents a political body "
        "is not stated."
    )
    return _suggestion(Track.UNCLASSIFIED, reason, tally, tuple(unstated), firm=False)


def _suggestion(
    track: Track,
    reason: str,
    tally: CapacityTally,
    deciding: tuple[str, ...] = (),
    *,
    firm: bool = True,
) -> TrackSuggestion:
    return TrackSuggestion(track, THIRD_PARTY, reason, deciding, tally, firm)


def _is_represented(side: Sequence[Seat]) -> bool:
    return any(seat.capacity in REPRESENTS for seat in side)


def _has_unsettled(side: Sequence[Seat]) -> bool:
    return any(seat.capacity in UNSETTLED for seat in side)
