"""The frame of a ribbon: lanes with their names, grid and axis (rules 1 and 14)."""

from collections.abc import Sequence

from dialogues.choices import Track
from dialogues.ribbon.axis import Tick
from dialogues.ribbon.lettering import width_of
from dialogues.ribbon.plan import Plan
from dialogues.ribbon.shapes import SUFFIX, Sheet, num, path, rect, text

GLOSS = {
    Track.ONE: "official",
    Track.ONE_AND_A_HALF: "mixed",
    Track.TWO: "unofficial",
    Track.THREE: "grassroots",
    Track.UNCLASSIFIED: "not classified",
}
AXIS_LETTERS = 12.5
EMPTY = ("The path appears here", "with the first turning point.")
UNDATED = "No date is known"


def draw_lanes(sheet: Sheet, plan: Plan) -> None:
    """The bands: a lane that the channel has visited has its wash."""
    size = plan.size
    for track, middle in plan.heights.items():
        on = "rb-on " if track in plan.figure.visited else ""
        sheet.add(
            rect(
                f"rb-band {on}w-{SUFFIX[track]}",
                size.gutter,
                middle - size.lane / 2,
                size.plot,
                size.lane,
            )
        )


def draw_names(sheet: Sheet, plan: Plan) -> None:
    """Name and colour bar of each lane, with the lines between lanes."""
    size = plan.size
    bar, inset, aside = (3, 6, 6) if size.narrow else (4, 8, 8)
    for i, (track, middle) in enumerate(plan.heights.items()):
        top = middle - size.lane / 2
        if i:
            sheet.add(path("rb-sep", f"M0 {num(top)}H{num(size.width)}"))
        drop = -1 if size.gloss else 4 if size.narrow else 5
        sheet.add(text("rb-lab", 0, middle + drop, _name(track, size.narrow)))
        if size.gloss:
            sheet.add(text("rb-sub", 0, middle + 15, GLOSS[track]))
        sheet.add(
            rect(
                f"f-{SUFFIX[track]}",
                size.gutter - aside,
                top + inset,
                bar,
                size.lane - 2 * inset,
            )
        )
    edges = "".join(f"M0 {num(y)}H{num(size.width)}" for y in (plan.top, plan.bottom))
    sheet.add(path("rb-edge", edges))
    if plan.figure.is_empty:
        _say_empty(sheet, plan)


def _name(track: Track, narrow: bool) -> str:
    number = "?" if track is Track.UNCLASSIFIED else track.value
    return number if narrow else f"Track {number}"


def _say_empty(sheet: Sheet, plan: Plan) -> None:
    """What an empty record has instead of a path."""
    middle = (plan.top + plan.bottom) / 2
    x = plan.size.gutter + plan.size.plot / 2
    for i, words in enumerate(EMPTY):
        sheet.add(text("rb-ctext", x, middle - 4 + 16 * i, words, "middle"))


def draw_grid(sheet: Sheet, plan: Plan, ticks: Sequence[Tick]) -> None:
    top, bottom = num(plan.top), num(plan.bottom)
    for tick in ticks:
        sheet.add(path("rb-grid", f"M{num(tick.x)} {top}V{bottom}"))


def draw_axis(sheet: Sheet, plan: Plan, ticks: Sequence[Tick]) -> None:
    """The axis with its labels; a label at an edge is set inwards."""
    size, y = plan.size, plan.axis
    sheet.add(path("rb-axis", f"M{num(size.gutter)} {num(y)}H{num(size.width)}"))
    taken = float("-inf")
    for tick in ticks:
        sheet.add(path("rb-tick", f"M{num(tick.x)} {num(y)}v5"))
        width = width_of(tick.label, AXIS_LETTERS)
        anchor, start = _anchor(tick.x, width, size.gutter, size.width)
        if start < taken:
            continue
        taken = start + width + 4
        css = "rb-ax rb-axm" if tick.strong else "rb-ax"
        sheet.add(text(css, tick.x, y + 19, tick.label, anchor))
    if not ticks and not plan.figure.is_empty:
        sheet.add(text("rb-ax", size.gutter, y + 19, UNDATED))


def _anchor(x: float, width: float, low: float, high: float) -> tuple[str, float]:
    """How a label is set on its tick, and where it then begins."""
    if x - width / 2 < low:
        return "start", x
    if x + width / 2 > high:
        return "end", x - width
    return "middle", x - width / 2
