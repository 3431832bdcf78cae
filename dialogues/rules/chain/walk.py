"""The walk through the rows: where each strand stands before and after every row."""

from dataclasses import dataclass, field, replace
from itertools import count

from dialogues.choices import MoveKind, Track
from dialogues.rules.chain import dating, faults
from dialogues.rules.chain.rows import AFTER_END, OPEN, ChainRow, is_before
from dialogues.rules.chain.types import (
    MAIN_STRAND,
    TRACK_KINDS,
    ChainEpisode,
    ChainStep,
    Pause,
)
from dialogues.rules.problems import Problem


@dataclass(slots=True)
class Strand:
    """One strand as it stands: `track` is None before it begins and once it ended."""

    number: int
    track: Track | None = None
    start: str = OPEN
    opened_by: str = ""
    pauses: list[Pause] = field(default_factory=list)
    paused_by: ChainRow | None = None
    moved_in_silence: bool = False
    ended_by: ChainRow | None = None
    joined: bool = False

    def begin(self, row: ChainRow, track: Track) -> None:
        """Begin a stretch. A change of track ends a silence that nobody closed."""
        self.moved_in_silence = self.paused_by is not None
        self.paused_by = None
        self.pauses = []
        self.track, self.start, self.opened_by = track, row.edge, row.turn.key

    def close(
        self, end: str, closed_by: str, *, joins: bool = False
    ) -> list[ChainEpisode]:
        """End the stretch: give it in a list, empty where there was none."""
        if self.track is None:
            return []
        episode = ChainEpisode(
            strand=self.number,
            track=self.track,
            start=self.start,
            end=end,
            opened_by=self.opened_by,
            closed_by=closed_by,
            joins=joins,
            pauses=tuple(self.pauses),
        )
        self.track = None
        return [episode]


class Walk:
    """Takes the rows one by one, the opening first; `end` is "" if not known."""

    def __init__(self, end: str) -> None:
        self.end = end
        self.main = Strand(MAIN_STRAND)
        self.strands = {MAIN_STRAND: self.main}
        self.opening: ChainRow | None = None
        self.ended_by: ChainRow | None = None
        self.steps: list[tuple[int, ChainStep]] = []
        self.episodes: list[ChainEpisode] = []
        self.found: list[tuple[int, Problem]] = []

    def open(self, row: ChainRow) -> None:
        """Begin the dialogue; without a track its first stretch is not classified."""
        self.opening = row
        if not row.is_on_main:
            self._note(row, faults.opening_on_strand(row))
        self.main.begin(row, row.turn.to_track or Track.UNCLASSIFIED)
        self._step(row, None, row.turn.to_track)

    def take(self, row: ChainRow) -> None:
        """Take the next row that is not the opening."""
        if row.opens:
            self._open_again(row)
            return
        if row.turn.kind is MoveKind.STRAND_OPENED:
            self._open_strand(row)
            return
        strand = self._strand_of(row)
        if strand is None or strand.ended_by:
            self._step(row, None, self._aim(row))
        elif not row.is_fulfilled:
            self._check_aim(row, strand)
            self._step(row, strand.track, self._aim(row) or strand.track)
        else:
            self._go_on(row, strand)

    def finish(self) -> None:
        """Close what is still open at the dialogue's end."""
        for strand in self.strands.values():
            self.episodes += strand.close(self.end or OPEN, "")

    # What each kind does

    def _open_again(self, row: ChainRow) -> None:
        if self.opening:
            again = faults.second_opening(row, self.opening, self.main.ended_by)
            self._note(row, again)
        self._step(row, self.main.track, self.main.track)

    def _open_strand(self, row: ChainRow) -> None:
        track, number = row.turn.to_track, row.turn.strand
        if self.main.ended_by:
            self._note(row, faults.strand_ended(row, self.main.ended_by))
            self._step(row, None, track)
            return
        following = len(self.strands) + 1
        if number != following:
            taken = number != MAIN_STRAND and number in self.strands
            fault = faults.strand_taken if taken else faults.strand_number
            self._note(row, fault(row, following))
        if track is not None and track == self.main.track:
            self._note(row, faults.strand_same_track(row, track))
        self._step(row, self.main.track, track)
        if row.is_fulfilled and track is not None:
            unused = (n for n in count(MAIN_STRAND + 1) if n not in self.strands)
            if number in self.strands or number <= MAIN_STRAND:
                number = next(unused)
            self.strands[number] = Strand(number)
            self.strands[number].begin(row, track)

    def _go_on(self, row: ChainRow, strand: Strand) -> None:
        """A row that took place, on a strand that runs."""
        before = strand.track
        if row.turn.kind is MoveKind.TRACK_CHANGE:
            self._change(row, strand)
        elif row.turn.kind is MoveKind.PAUSE:
            self._pause(row, strand)
        elif row.turn.kind is MoveKind.RESUMPTION:
            self._resume(row, strand)
        elif row.ends:
            self._end(row, strand)
        after = row.turn.to_track if strand.joined else strand.track
        self._step(row, before, after)

    def _change(self, row: ChainRow, strand: Strand) -> None:
        self._check_aim(row, strand)
        track = row.turn.to_track
        if track is None or track == strand.track:
            return
        if strand is not self.main and track == self.main.track:
            self.episodes += strand.close(row.edge, row.turn.key, joins=True)
            strand.ended_by, strand.joined = row, True
        else:
            self.episodes += strand.close(row.edge, row.turn.key)
            strand.begin(row, track)

    def _pause(self, row: ChainRow, strand: Strand) -> None:
        if strand.paused_by:
            self._note(row, faults.paused_twice(row, strand.paused_by))
            return
        strand.paused_by = row
        strand.pauses.append(Pause(row.edge))

    def _resume(self, row: ChainRow, strand: Strand) -> None:
        if strand.paused_by:
            strand.pauses[-1] = replace(strand.pauses[-1], end=row.edge)
        elif not strand.moved_in_silence:
            self._note(row, faults.resumed_unpaused(row))
        strand.paused_by, strand.moved_in_silence = None, False

    def _end(self, row: ChainRow, strand: Strand) -> None:
        """End the strand; with the main one everything that is still open."""
        later = row.turn.kind in AFTER_END and is_before(self.end, row.date)
        if strand is self.main:
            self.ended_by = row
            disagrees = dating.end_disagrees(row, self.end)
            if disagrees and not later:
                self._note(row, disagrees)
        end = self.end if later else row.date or self.end or OPEN
        ending = self.strands.values() if strand is self.main else [strand]
        for each in ending:
            if not each.ended_by:
                self.episodes += each.close(end, "" if later else row.turn.key)
                each.ended_by = row

    # The small parts

    def _strand_of(self, row: ChainRow) -> Strand | None:
        strand = self.strands.get(row.turn.strand)
        if strand is None:
            self._note(row, faults.unknown_strand(row))
        elif strand.ended_by and row.turn.kind not in AFTER_END:
            ended = faults.strand_ended(row, strand.ended_by, joined=strand.joined)
            self._note(row, ended)
        return strand

    def _aim(self, row: ChainRow) -> Track | None:
        """The track that a row which moved nothing was to reach."""
        moves = row.turn.kind in TRACK_KINDS and not row.is_fulfilled
        return row.turn.to_track if moves else None

    def _check_aim(self, row: ChainRow, strand: Strand) -> None:
        track = row.turn.to_track
        changes = row.turn.kind is MoveKind.TRACK_CHANGE
        if changes and track is not None and track == strand.track:
            self._note(row, faults.same_track(row, track))

    def _step(self, row: ChainRow, before: Track | None, after: Track | None) -> None:
        self.steps.append((row.number, ChainStep(row.turn, before, after)))

    def _note(self, row: ChainRow, problem: Problem) -> None:
        self.found.append((row.number, problem))
