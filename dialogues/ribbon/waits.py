"""Waits: how long a dialogue stood on one track before each change.

A bar is as wide as the doubt: from the shortest time the dates allow to the longest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.choices import Track
from dialogues.ribbon.axis import YEAR_DAYS
from dialogues.ribbon.dates import when
from dialogues.ribbon.lettering import width_of, wrap
from dialogues.ribbon.shapes import SUFFIX, Drawing, Sheet, num, path, text


@dataclass(frozen=True, slots=True)
class Wait:
    """Years from the start of a stretch to the change that ended it."""

    title: str
    from_track: Track
    to_track: Track
    shortest: float
    longest: float
    short: str = ""

    @property
    def tracks(self) -> str:
        return f"{_number(self.from_track)} → {_number(self.to_track)}"


@dataclass(frozen=True, slots=True)
class WaitSize:
    width: float
    #: Where the bars begin, and where the longest may end.
    left: float
    right: float
    #: End of the column of tracks; none on a narrow page, where they follow the bar.
    tracks: float | None


WAIT_SIZES = {
    "wide": WaitSize(480, 238, 470, 224),
    "narrow": WaitSize(358, 176, 306, None),
}
ROW = 25
#: Type of the names, the distance of their lines, and what parts them from the bars.
TYPE = 13.5
LINE = 13
APART = 10
FIRST = 34.5
GRID_TOP = 22
#: A bar is at least this wide, and the ticks this far apart.
LEAST = 2.3
GAP = 32
#: The last tick says "years" and may need the place of the tick before it.
ROOM_FOR_YEARS = 48
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


def wait_between(start: str, change: str) -> tuple[float, float] | None:
    """Shortest and longest years between two EDTF dates; None if one is open."""
    began, changed = when(start), when(change)
    if began.latest is None or began.earliest is None:
        return None
    if changed.latest is None or changed.earliest is None:
        return None
    shortest = max(changed.earliest - began.latest, 0) / YEAR_DAYS
    longest = max(changed.latest - began.earliest, 0) / YEAR_DAYS
    return shortest, longest


def draw_waits(waits: Sequence[Wait], size: str = "wide") -> Drawing:
    """Draw the waits, the shortest first."""
    measures = WAIT_SIZES[size]
    ordered = sorted(waits, key=lambda wait: wait.shortest + wait.longest)
    sheet = Sheet("")
    ys = _rows(ordered, measures)
    height = (ys[-1] if ys else FIRST) + 16.5
    top = _top(ordered, measures)
    _draw_scale(sheet, measures, top, height)
    for wait, y in zip(ordered, ys, strict=True):
        _draw_wait(sheet, measures, wait, top, y)
    return Drawing(
        width=num(measures.width),
        height=num(height),
        css="rb wt",
        sentence=sentence_of(ordered),
        shapes=tuple(sheet.shapes),
    )


def _lines(wait: Wait, measures: WaitSize) -> list[str]:
    """The name of a dialogue in lines that fit before its bar."""
    if measures.tracks is None:
        return wrap(wait.short or wait.title, measures.left - APART, TYPE)
    room = measures.tracks - width_of(wait.tracks, TYPE) - APART
    return wrap(wait.title, room, TYPE)


def _rows(waits: Sequence[Wait], measures: WaitSize) -> list[float]:
    """The height of each bar: a name of several lines takes more room."""
    ys, y = [], FIRST
    for wait in waits:
        more = (len(_lines(wait, measures)) - 1) * LINE / 2
        ys.append(y + more)
        y += ROW + 2 * more
    return ys


def sentence_of(waits: Sequence[Wait]) -> str:
    """The figure in words, every bar with its numbers."""
    rows = "; ".join(
        f"{wait.title}, Track {wait.tracks.replace('→', 'to')}: "
        f"{wait.shortest:.1f} to {wait.longest:.1f}"
        for wait in waits
    )
    return (
        "Years on one track before each realised change, from the shortest to the "
        f"longest; a bar is as wide as the doubt. {rows}"
    ).strip()


def _step(longest: float, measures: WaitSize) -> int:
    most = (measures.right - measures.left) / GAP
    return next((step for step in STEPS if longest / step <= most), STEPS[-1])


def _top(waits: Sequence[Wait], measures: WaitSize) -> float:
    """The last tick: the first beyond the longest wait."""
    longest = max((wait.longest for wait in waits), default=0)
    step = _step(longest, measures)
    top = max(-(-longest // step), 1) * step
    # One more tick may call for wider steps, which must end on the top as well.
    wider = _step(top, measures)
    return -(-top // wider) * wider


def _draw_scale(sheet: Sheet, measures: WaitSize, top: float, height: float) -> None:
    step = _step(top, measures)
    for years in range(0, int(top) + 1, step):
        x = _x(years, measures, top)
        sheet.add(path("rb-grid", f"M{num(x)} {GRID_TOP}V{num(height - 4)}"))
        crowded = _x(top, measures, top) - x < ROOM_FOR_YEARS
        if years < top and not crowded:
            sheet.add(text("rb-ax", x, 14, str(years), "middle"))
        elif years == top:
            words = f"{years} year{'s' if years > 1 else ''}"
            sheet.add(text("rb-ax", x + 8, 14, words, "end"))


def _x(years: float, measures: WaitSize, top: float) -> float:
    return measures.left + years / top * (measures.right - measures.left)


def _draw_wait(
    sheet: Sheet, measures: WaitSize, wait: Wait, top: float, y: float
) -> None:
    lines = _lines(wait, measures)
    for i, line in enumerate(lines):
        sheet.add(text("th-t", 0, y + 4 + (i - (len(lines) - 1) / 2) * LINE, line))
    x0, x1 = (_x(years, measures, top) for years in (wait.shortest, wait.longest))
    x1 = max(x1, x0 + LEAST)
    if measures.tracks is None:
        sheet.add(text("rb-sub", x1 + 6, y + 4, wait.tracks))
    else:
        sheet.add(text("rb-sub", measures.tracks, y + 4, wait.tracks, "end"))
    sheet.add(
        path("rb-grid", f"M{num(measures.left)} {num(y)}H{num(x0)}"),
        path(f"wt-b s-{SUFFIX[wait.to_track]}", f"M{num(x0)} {num(y)}H{num(x1)}"),
    )


def _number(track: Track) -> str:
    return "?" if track is Track.UNCLASSIFIED else track.value
