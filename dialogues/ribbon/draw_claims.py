"""Other readings of the track: dots along the lane they claim (rule 12)."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogues.ribbon.draw_marks import foot
from dialogues.ribbon.facts import DrawnClaim, MarkShape
from dialogues.ribbon.lettering import width_of
from dialogues.ribbon.plan import Plan
from dialogues.ribbon.shapes import SUFFIX, Sheet, num, path, text

LETTERS = 12
INSET = 6
#: The words stand this far above their dots, and are this high.
ABOVE = 8
HIGH = 12
#: Between the dots of readings that share a lane.
APART = 21
#: Between the words and what they make way for.
AIR = 7


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots of one reading in their place."""

    reading: DrawnClaim
    x0: float
    x1: float
    y: float


def draw_readings(sheet: Sheet, plan: Plan) -> None:
    """Dots over the stretch of each claim, then the words above them.

    Readings of one lane run below each other as long as it has room, and words that
    hairlines or the path leave no room are left out: the table of claims has them all.
    """
    rows = _placed(plan)
    for row in rows:
        d = f"M{num(row.x0)} {num(row.y)}H{num(row.x1)}"
        sheet.add(path(f"rb-claim s-{SUFFIX[row.reading.track]}", d))
    if plan.size.narrow:
        return
    for row in rows:
        words = row.reading.label
        x = _free_place(plan, row, width_of(words, LETTERS)) if words else None
        if x is not None:
            sheet.add(text("rb-ctext", x, row.y - ABOVE, words))


def _placed(plan: Plan) -> list[Dots]:
    done: list[Dots] = []
    for reading in plan.figure.readings:
        y = plan.heights.get(reading.track)
        if y is None:
            continue
        x0, x1 = _extent(plan, reading)
        lowest = y + plan.size.lane / 2 - 3
        taken = {row.y for row in done if row.x0 < x1 and x0 < row.x1}
        while y in taken:
            y += APART
        if y <= lowest:
            done.append(Dots(reading, x0, x1, y))
    return done


def _extent(plan: Plan, reading: DrawnClaim) -> tuple[float, float]:
    """Over the stretch a claim speaks of, or over the whole."""
    scale = plan.scale
    first, last = reading.start.earliest, reading.end.latest
    x0 = scale.left if first is None else scale.x(first)
    x1 = scale.edge if last is None else scale.x(last)
    return (x0, x1) if x0 < x1 else (scale.left, scale.edge)


def _free_place(plan: Plan, row: Dots, width: float) -> float | None:
    """Where the words begin: as far left as nothing runs through them."""
    low, high = row.y - ABOVE - HIGH, row.y - ABOVE + 3
    blocks = sorted(_blocks(plan, low, high))
    x = row.x0 + INSET
    for start, end in blocks:
        if start - AIR < x + width and x < end + AIR:
            x = end + AIR
    return x if x + width <= plan.scale.edge else None


def _blocks(plan: Plan, low: float, high: float) -> Iterator[tuple[float, float]]:
    """What stands between two heights: hairlines, steps, attempts, the path itself."""
    for mark, placing in zip(plan.figure.marks, plan.placings, strict=True):
        through = mark.shape is MarkShape.DISCLOSURE
        if through or foot(plan, mark, placing.x) > low:
            yield placing.x, placing.x
    for curve in plan.curves:
        for bend in curve.bends():
            if min(bend.y0, bend.y1) < high and max(bend.y0, bend.y1) > low:
                yield bend.x0, bend.x1
        for run in curve.runs():
            if low < run.y + plan.size.path / 2 and run.y - plan.size.path / 2 < high:
                yield run.x0, run.x1
    for attempt in plan.figure.attempts:
        if plan.heights[attempt.to_track] < high and attempt.date.days:
            days = attempt.date.days
            yield plan.scale.x(min(days)) - 8, plan.scale.x(max(days)) + 8
