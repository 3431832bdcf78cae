"""What the chain of turning points is made of: plain values, dates as EDTF text."""

from dataclasses import dataclass, field

from dialogues.choices import MoveKind, Standing, Track
from dialogues.rules.problems import Problem

MAIN_STRAND = 1

#: Kinds that put a strand on a track of its own dialogue.
TRACK_KINDS = frozenset(
    {MoveKind.OPENING, MoveKind.TRACK_CHANGE, MoveKind.STRAND_OPENED}
)
#: Kinds that may name the track of another dialogue which this one flows into.
OTHER_TRACK_KINDS = frozenset({MoveKind.ABSORPTION, MoveKind.FEEDS_ANOTHER})
#: Standings under which nothing changed: drawn, listed, but the chain stays put.
UNFULFILLED = frozenset({Standing.ATTEMPTED, Standing.REFUSED})


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point as the coder gives it: when, what kind, to which track."""

    key: str
    kind: MoveKind
    date: str
    to_track: Track | None = None
    strand: int = MAIN_STRAND
    standing: Standing = Standing.REALISED
    ends_strand: bool = False
    known_since: str = ""

    @property
    def moves_track(self) -> bool:
        """Whether the strand is on another track from here on."""
        return self.kind in TRACK_KINDS and self.standing not in UNFULFILLED


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A turn in its place: the track its strand stood on before it and after it.

    `from_track` is None for the opening of a strand's first stretch of the main
    strand; for a second strand it is the track the main strand was on. `to_track`
    is the track aimed at (also when the move was only attempted), or for a turn
    that moves nothing the track the strand stays on; None once the strand ended.
    """

    turn: Turn
    from_track: Track | None
    to_track: Track | None


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence between two dates (EDTF); `end` is "" where none is recorded."""

    start: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class ChainEpisode:
    """A stretch of one strand on one track.

    `start` and `end` are the EDTF texts of the turning points at its edges (or the
    dialogue's end); `end` is ".." while no end is known. `opened_by` and
    `closed_by` are row keys, "" where no row stands at that edge. `joins` says that
    a second strand went back to the track of the main one at its end.
    """

    strand: int
    track: Track
    start: str
    end: str
    opened_by: str
    closed_by: str = ""
    joins: bool = False
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """All that follows from the turning points of one dialogue."""

    steps: tuple[ChainStep, ...]
    episodes: tuple[ChainEpisode, ...]
    problems: tuple[Problem, ...] = field(default=())

    @property
    def faults(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.blocks)

    def step(self, key: str) -> ChainStep:
        """The step of a row; KeyError if the chain has no such row."""
        for step in self.steps:
            if step.turn.key == key:
                return step
        raise KeyError(key)
