"""The plain values a figure is made from, and those it is made of."""

from dataclasses import dataclass
from enum import StrEnum

from dialogues.choices import MeetingStanding, Secrecy, Track
from dialogues.ribbon.dates import UNKNOWN, When
from dialogues.rules.chain.types import MAIN_STRAND


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """A meeting as the record has it. `date` is EDTF; `strand` the line it sits on."""

    date: str
    standing: MeetingStanding = MeetingStanding.HELD
    label: str = ""
    strand: int = MAIN_STRAND


@dataclass(frozen=True, slots=True)
class SecrecySpan:
    """How closed the dialogue was, between two EDTF dates ("" or ".." if unknown)."""

    level: Secrecy
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """What a source says the track was; without dates, of the whole dialogue."""

    track: Track
    label: str
    start: str = ""
    end: str = ""


class MarkShape(StrEnum):
    """How a turning point is marked on the path."""

    STEP = "step"
    ATTEMPT = "attempt"
    PAUSE = "pause"
    END = "end"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    DISCLOSURE = "disclosure"


@dataclass(frozen=True, slots=True)
class TrackStretch:
    """A line on one track, with its silences."""

    track: Track
    pauses: tuple[tuple[When, When], ...] = ()


@dataclass(frozen=True, slots=True)
class Turnover:
    """A step of a line from one track to another. `dashed`: claimed or contested."""

    key: str
    date: When
    from_track: Track
    to_track: Track
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class StrandLine:
    """One strand from its start to its end.

    `turnovers` lie between the stretches; a second strand has one more before them
    (its fork), and one more after them if it joins the main strand again.
    """

    strand: int
    stretches: tuple[TrackStretch, ...]
    turnovers: tuple[Turnover, ...]
    start: When
    end: When
    forks: bool = False
    joins: bool = False
    #: Whether it runs on for all that is known.
    open_end: bool = False
    #: Whether it ends inside another dialogue.
    flows_on: bool = False
    #: Whether a turning point says that it ended.
    ended: bool = False

    @property
    def is_main(self) -> bool:
        return self.strand == MAIN_STRAND


@dataclass(frozen=True, slots=True)
class Attempt:
    """A move that was sought and not made."""

    key: str
    date: When
    strand: int
    to_track: Track
    refused: bool = False


@dataclass(frozen=True, slots=True)
class MoveMark:
    """A turning point with its number, its two lines of words, and its shape."""

    number: int
    key: str
    date: When
    said_when: str
    said_what: str
    #: What it is called where the finer word has no room.
    plain: str
    shape: MarkShape
    strand: int
    #: Whether the strand stopped with it: then a bar crosses the path as well.
    ends: bool = False


@dataclass(frozen=True, slots=True)
class DrawnMeeting:
    date: When
    standing: MeetingStanding
    label: str
    strand: int


@dataclass(frozen=True, slots=True)
class Closedness:
    level: Secrecy
    start: When
    end: When


@dataclass(frozen=True, slots=True)
class DrawnClaim:
    """A track claim unlike what is coded over its stretch."""

    track: Track
    label: str
    start: When = UNKNOWN
    end: When = UNKNOWN
