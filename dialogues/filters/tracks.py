"""Pairs of tracks as filters write them (2-1), and spans of years over dated rows."""

from datetime import date
from itertools import permutations

from django.db.models import Q

from dialogues.choices import MoveKind, Track

#: Kinds of turning points that are moves between tracks.
BETWEEN_TRACKS = (MoveKind.TRACK_CHANGE, MoveKind.STRAND_OPENED)

#: From a track to another, as the address writes it and in words.
PAIRS: dict[str, str] = {
    f"{start.value}-{end.value}": f"{start.label} to {end.value}"
    if end is not Track.UNCLASSIFIED
    else f"{start.label} to not classified"
    for start, end in permutations(Track, 2)
}


def tracks_of(pair: str) -> tuple[str, str]:
    """The two tracks of a pair: "2-1" is from Track 2 to Track 1."""
    start, _, end = pair.partition("-")
    return start, end


def went(pairs) -> Q:
    """Moves from and to the tracks of any of the pairs."""
    found = Q(pk__in=())
    for pair in pairs:
        start, end = tracks_of(pair)
        found |= Q(from_track=start, to_track=end)
    return found


def may_touch(first: int | None, last: int | None, start: str, end: str) -> Q:
    """Rows whose span of days may reach into the years; an open side always may."""
    found = Q()
    if first:
        latest = f"{end}_latest"
        found &= Q(**{f"{latest}__gte": date(first, 1, 1)}) | Q(
            **{f"{latest}__isnull": True}
        )
    if last:
        earliest = f"{start}_earliest"
        found &= Q(**{f"{earliest}__lte": date(last, 12, 31)}) | Q(
            **{f"{earliest}__isnull": True}
        )
    return found


def years_in_words(first: int | None, last: int | None) -> str:
    """ "between 1990 and 1993", "in 1990 or later"; "" where no year is named."""
    if first and last:
        return f"in {first}" if first == last else f"between {first} and {last}"
    if first:
        return f"in {first} or later"
    return f"in {last} or before" if last else ""
