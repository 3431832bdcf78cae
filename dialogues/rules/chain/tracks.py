"""Which way a step goes, and on which tracks a dialogue stood in a span of days."""

from dataclasses import dataclass
from datetime import date, timedelta

from dialogues.choices import Track
from dialogues.rules import edtf
from dialogues.rules.chain.rows import is_missing
from dialogues.rules.chain.types import Chain, ChainEpisode

#: From people to people up to governments. What is not classified has no height.
HEIGHT = {Track.THREE: 0, Track.TWO: 1, Track.ONE_AND_A_HALF: 2, Track.ONE: 3}


def direction(from_track: Track | None, to_track: Track | None) -> str:
    """Which way from one track to another: up is towards Track 1.

    "up", "down", "lateral", "in" (from nowhere), "out" (to nowhere), or "" where a
    track is not classified or there is none at all.
    """
    if from_track is None and to_track is None:
        return ""
    if Track.UNCLASSIFIED in (from_track, to_track):
        return ""
    if from_track is None:
        return "in"
    if to_track is None:
        return "out"
    if from_track == to_track:
        return "lateral"
    return "up" if HEIGHT[to_track] > HEIGHT[from_track] else "down"


@dataclass(frozen=True, slots=True)
class TracksOn:
    """The tracks that may have been stood on, in order of time.

    `certain` says that every strand named stood on one track on each of the days.
    """

    tracks: tuple[Track, ...]
    certain: bool


def tracks_on(
    chain: Chain, first: date, last: date, strand: int | None = None
) -> TracksOn:
    """The tracks of a strand, or of any, on some day from `first` to `last`.

    Doubt is included: with a change in May 1993 a meeting of 5 May may have been on
    either track. The day of a change known to the day belongs to the new stretch.
    """
    found: list[tuple[date, Track]] = []
    strands: dict[int, list[bool]] = {}
    for episode in chain.episodes:
        if strand not in (None, episode.strand):
            continue
        span = _Span.of(episode, chain)
        if span.first <= last and first <= span.last:
            found.append((span.first, episode.track))
            covers = span.sure_from <= first and last <= span.sure_to
            strands.setdefault(episode.strand, []).append(covers)
    found.sort(key=lambda pair: pair[0])
    tracks = tuple(dict.fromkeys(track for _, track in found))
    certain = bool(tracks) and all(each == [True] for each in strands.values())
    return TracksOn(tracks, certain)


@dataclass(frozen=True, slots=True)
class _Span:
    """The days a stretch may have had, and within them the days it surely had."""

    first: date
    last: date
    sure_from: date
    sure_to: date

    @classmethod
    def of(cls, episode: ChainEpisode, chain: Chain) -> "_Span":
        first, sure_from = _bounds(episode.start)
        sure_to, last = _bounds(episode.end)
        if is_missing(episode.end):
            sure_to = date.max
        if _is_handed_on(episode, chain):
            last = max(first, _day_before(last))
            sure_to = _day_before(sure_to)
        return cls(first, last, sure_from, sure_to)


def _bounds(text: str) -> tuple[date, date]:
    """Earliest and latest day; a side without one reaches the end of the calendar."""
    if is_missing(text):
        return date.min, date.max
    earliest, latest = edtf.bounds(text)
    return earliest or date.min, latest or date.max


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def _is_handed_on(episode: ChainEpisode, chain: Chain) -> bool:
    """Whether the row that closed this stretch opened the next one of its strand."""
    if episode.joins:
        return True
    return bool(episode.closed_by) and any(
        other.opened_by == episode.closed_by and other.strand == episode.strand
        for other in chain.episodes
    )
