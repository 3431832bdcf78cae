"""Threads: every move between two tracks, from the track it left to the one it reached.

Pure layout for the home page: one thread a move, named at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon.curve import Bend
from dialogues.ribbon.lettering import width_of, wrap
from dialogues.ribbon.shapes import (
    SUFFIX,
    Drawing,
    Sheet,
    circle,
    num,
    path,
    rect,
    text,
)
from dialogues.rules.chain.types import UNFULFILLED

ORDER = {track: i for i, track in enumerate(Track)}


class Thread(StrEnum):
    """What a move between tracks was."""

    REALISED = "realised"
    STRAND = "strand"
    ATTEMPTED = "attempted"


CSS = {Thread.REALISED: "th-r", Thread.STRAND: "th-s", Thread.ATTEMPTED: "th-a"}


def thread_of(kind: MoveKind, standing: Standing) -> Thread | None:
    """What a turning point between two tracks is here; None if it is only claimed."""
    if standing in UNFULFILLED:
        return Thread.ATTEMPTED
    if standing is not Standing.REALISED:
        return None
    return Thread.STRAND if kind is MoveKind.STRAND_OPENED else Thread.REALISED


@dataclass(frozen=True, slots=True)
class DrawnMove:
    """A move between two tracks; `said_when` is its year or years.

    `short` is the title where room is scarce: nothing is cut off.
    """

    from_track: Track
    to_track: Track
    kind: Thread
    title: str
    said_when: str
    short: str = ""
    #: The day to sort by.
    day: float = 0


@dataclass(frozen=True, slots=True)
class ThreadSize:
    """The measures of the figure on a wide and on a narrow page."""

    width: float
    #: Where threads begin and end, and where their names stand.
    left: float
    right: float
    names: float
    row: float
    #: From a heading to the first name under it, and from a name to the next heading.
    below: float
    above: float
    narrow: bool = False


THREAD_SIZES = {
    "wide": ThreadSize(760, 116, 464, 476, 20, 18, 42),
    "narrow": ThreadSize(358, 46, 168, 180, 19, 17.5, 37.5, narrow=True),
}
TOP = 22
#: Height of a name around its thread; width of the bar where threads begin.
HALF = 9
BAR = 5
RING = 4
#: Type of the names, the distance of their lines, and room for the years after them.
TYPE = 13.5
LINE = 14
YEARS = 74


@dataclass(frozen=True, slots=True)
class Ends:
    """The heights at which one move leaves and arrives."""

    move: DrawnMove
    y0: float
    y1: float


def draw_threads(
    moves: Sequence[DrawnMove],
    size: str = "wide",
    *,
    prefix: str = "th",
    sentence: str = "",
) -> Drawing:
    """Draw the threads; without a move the sheet is empty."""
    measures = THREAD_SIZES[size]
    sheet = Sheet(prefix)
    arrivals = _arrivals(moves, measures)
    bottom = max((y for _, y in arrivals), default=TOP)
    departures = _departures(moves, arrivals[0][1] if arrivals else TOP, bottom)
    ys = {id(move): y for move, y in departures}
    for move, y1 in arrivals:
        _draw_thread(sheet, Ends(move, ys[id(move)], y1), measures)
    _draw_bars(sheet, departures, measures)
    _draw_headings(sheet, arrivals, measures)
    return Drawing(
        width=num(measures.width),
        height=num(bottom + measures.below),
        css="rb th rb-n" if measures.narrow else "rb th",
        sentence=sentence or sentence_of(moves),
        shapes=tuple(sheet.shapes),
        gradients=tuple(sheet.gradients),
    )


def sentence_of(moves: Sequence[DrawnMove]) -> str:
    """The figure in words."""
    made, strands, sought = (
        sum(move.kind is kind for move in moves) for kind in Thread
    )
    return (
        f"{_count(made, 'change', 'changes')} of track, "
        f"{_count(strands, 'strand', 'strands')} opened on another track and "
        f"{_count(sought, 'attempt', 'attempts')}, each drawn as a thread from the "
        "track it left to the track it reached. The same moves stand in the table on "
        "the moves page."
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _arrivals(
    moves: Sequence[DrawnMove], measures: ThreadSize
) -> list[tuple[DrawnMove, float]]:
    """Each move with the height of its name: by the track reached, left, then date."""
    ordered = sorted(
        moves,
        key=lambda move: (ORDER[move.to_track], ORDER[move.from_track], move.day),
    )
    placed: list[tuple[DrawnMove, float]] = []
    y = TOP + measures.below
    for i, move in enumerate(ordered):
        if i and move.to_track is not ordered[i - 1].to_track:
            y += measures.above + measures.below - measures.row
        more = (len(_lines(move, measures)) - 1) * LINE
        placed.append((move, y + more / 2))
        y += measures.row + more
    return placed


def _lines(move: DrawnMove, measures: ThreadSize) -> list[str]:
    """The name at the end of a thread, in lines that fit."""
    room = measures.width - measures.names
    if measures.narrow:
        return wrap(move.short or move.title, room, TYPE)
    return wrap(move.title, room - YEARS, TYPE)


def _departures(
    moves: Sequence[DrawnMove], top: float, bottom: float
) -> list[tuple[DrawnMove, float]]:
    """Each move with the height where it leaves, over the same height as the names."""
    ordered = sorted(
        moves,
        key=lambda move: (ORDER[move.from_track], ORDER[move.to_track], move.day),
    )
    if not ordered:
        return []
    breaks = len({move.from_track for move in ordered}) - 1
    row = (bottom - top) / max(len(ordered) - 1 + 2 * breaks, 1)
    y, placed = top, []
    for i, move in enumerate(ordered):
        if i and move.from_track is not ordered[i - 1].from_track:
            y += 2 * row
        placed.append((move, y))
        y += row
    return placed


def _draw_thread(sheet: Sheet, ends: Ends, measures: ThreadSize) -> None:
    move, attempted = ends.move, ends.move.kind is Thread.ATTEMPTED
    x1 = measures.right - 5 if attempted else measures.right
    source, target = move.from_track, move.to_track
    bend = Bend(measures.left, ends.y0, x1, ends.y1, source, target)
    gradient = sheet.along_x(
        measures.left,
        measures.right,
        [(0, source, 1), (0.35, source, 1), (0.75, target, 1), (1, target, 1)],
    )
    d = bend.d if abs(ends.y1 - ends.y0) > 0.1 else _level(bend)
    sheet.add(path(CSS[move.kind], d, gradient))
    if attempted:
        css = f"rb-ring s-{SUFFIX[target]}"
        sheet.add(circle(css, measures.right, ends.y1, RING))
    lines = _lines(move, measures)
    y = ends.y1 + 4 - (len(lines) - 1) * LINE / 2
    for i, line in enumerate(lines):
        sheet.add(text("th-t", measures.names, y + i * LINE, line))
    if not measures.narrow and move.said_when:
        x = measures.names + width_of(lines[-1], TYPE) + 6
        last = y + (len(lines) - 1) * LINE
        sheet.add(text("th-t th-y", x, last, move.said_when))


def _level(bend: Bend) -> str:
    """A hair off the level: some browsers drop a gradient on a level line."""
    return f"M{num(bend.x0)} {num(bend.y0)}L{num(bend.x1)} {bend.y1 + 0.01:.2f}"


def _draw_bars(
    sheet: Sheet, departures: list[tuple[DrawnMove, float]], measures: ThreadSize
) -> None:
    for track in ORDER:
        ys = [y for move, y in departures if move.from_track is track]
        if not ys:
            continue
        x, height = measures.left - BAR, ys[-1] - ys[0] + 2 * HALF
        sheet.add(rect(f"f-{SUFFIX[track]}", x, ys[0] - HALF, BAR, height))
        middle = (ys[0] + ys[-1]) / 2
        sheet.add(
            text("rb-lab", 0, middle, _name(track, measures.narrow)),
            text("rb-sub", 0, middle + 16, f"{len(ys)} left"),
        )


def _draw_headings(
    sheet: Sheet, arrivals: list[tuple[DrawnMove, float]], measures: ThreadSize
) -> None:
    for track in ORDER:
        ys = [y for move, y in arrivals if move.to_track is track]
        if not ys:
            continue
        y, name = ys[0] - measures.below, _name(track, narrow=False)
        x = measures.names + width_of(name, 14.5) + 10
        sheet.add(
            text("rb-lab", measures.names, y, name),
            text("rb-sub", x, y, f"{len(ys)} came"),
        )


def _name(track: Track, narrow: bool) -> str:
    if track is Track.UNCLASSIFIED:
        return "?" if narrow else str(track.label)
    return track.value if narrow else f"Track {track.value}"
