"""What a ribbon shows: lines, steps and marks with their dates, and no pixel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialogues.choices import Secrecy, Track
from dialogues.ribbon.dates import When, when
from dialogues.ribbon.facts import (
    Attempt,
    ClaimMark,
    Closedness,
    DrawnClaim,
    DrawnMeeting,
    MeetingMark,
    MoveMark,
    SecrecySpan,
    StrandLine,
)
from dialogues.ribbon.marks import read_attempts, read_marks
from dialogues.ribbon.strand_lines import read_lines
from dialogues.rules.chain.types import Chain

#: Lanes that every ribbon has, from the most to the least official.
BASE_LANES = (Track.ONE, Track.ONE_AND_A_HALF, Track.TWO)
#: Lanes that only those have which ever stood there.
EXTRA_LANES = (Track.THREE, Track.UNCLASSIFIED)


@dataclass(frozen=True)
class Figure:
    """Everything a ribbon shows, ready to be drawn in any size.

    `lines[0]` is the main strand, if there is one. The sentence is both the caption
    and the text alternative.
    """

    sentence: str = ""
    lines: tuple[StrandLine, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    marks: tuple[MoveMark, ...] = ()
    meetings: tuple[DrawnMeeting, ...] = ()
    secrecy: tuple[Closedness, ...] = ()
    readings: tuple[DrawnClaim, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no path and no dated fact to draw."""
        return not self.lines and not self.days

    @cached_property
    def days(self) -> list[int]:
        """Every day that the time scale has to hold."""
        whens = [
            *(date for line in self.lines for date in _dates_of(line)),
            *(attempt.date for attempt in self.attempts),
            *(mark.date for mark in self.marks),
            *(meeting.date for meeting in self.meetings),
            *(edge for row in self.secrecy for edge in (row.start, row.end)),
        ]
        return [day for date in whens for day in date.days]

    @cached_property
    def lanes(self) -> tuple[Track, ...]:
        """The tracks drawn as lanes, top to bottom."""
        needed = self.visited | {row.to_track for row in self.attempts}
        return (*BASE_LANES, *(track for track in EXTRA_LANES if track in needed))

    @cached_property
    def visited(self) -> frozenset[Track]:
        """The tracks the channel has stood on."""
        return frozenset(
            stretch.track for line in self.lines for stretch in line.stretches
        )

    @property
    def open_end(self) -> bool:
        return any(line.open_end for line in self.lines)

    @property
    def was_secret(self) -> bool:
        return any(span.level is Secrecy.SECRET for span in self.secrecy)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Row key -> the number on its disc, for the list of turning points."""
        return {mark.key: mark.number for mark in self.marks}


def build_figure(
    *,
    chain: Chain,
    start: str = "",
    end: str = "",
    meetings: Sequence[MeetingMark] = (),
    secrecy: Sequence[SecrecySpan] = (),
    claims: Sequence[ClaimMark] = (),
    sentence: str = "",
    words: Mapping[str, str] | None = None,
) -> Figure:
    """Gather what is drawn. `words`: row key -> finer word for its turning point."""
    lines = read_lines(chain, when(start), when(end))
    return Figure(
        sentence=sentence,
        lines=lines,
        attempts=read_attempts(chain),
        marks=read_marks(chain, words or {}),
        meetings=tuple(_read_meetings(meetings)),
        secrecy=tuple(
            Closedness(row.level, when(row.start), when(row.end)) for row in secrecy
        ),
        readings=tuple(_other_readings(claims, chain)),
    )


def _dates_of(line: StrandLine) -> Iterable[When]:
    yield line.start
    yield line.end
    for turnover in line.turnovers:
        yield turnover.date
    for stretch in line.stretches:
        for pause in stretch.pauses:
            yield from pause


def _read_meetings(meetings: Sequence[MeetingMark]) -> Iterable[DrawnMeeting]:
    """The meetings that have a date, in order of time."""
    rows = [
        DrawnMeeting(date, row.standing, row.label, row.strand)
        for row in meetings
        if (date := when(row.date)).known
    ]
    return sorted(rows, key=lambda row: row.date.middle or 0)


def _other_readings(claims: Sequence[ClaimMark], chain: Chain) -> Iterable[DrawnClaim]:
    """The claims that differ from every track coded over their stretch."""
    for claim in claims:
        start, end = when(claim.start), when(claim.end)
        coded = {
            episode.track
            for episode in chain.episodes
            if _overlap(when(episode.start), when(episode.end), start, end)
        }
        drawable = claim.track in (*BASE_LANES, Track.THREE)
        if drawable and coded and claim.track not in coded:
            yield DrawnClaim(claim.track, claim.label, start, end)


def _overlap(start: When, end: When, other_start: When, other_end: When) -> bool:
    """Whether two stretches surely share time; an unknown edge lies far away."""
    ended, begun = end.first, other_start.last
    if ended is not None and begun is not None and ended <= begun:
        return False
    began, over = start.last, other_end.first
    return began is None or over is None or began < over
