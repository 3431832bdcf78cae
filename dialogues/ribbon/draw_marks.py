"""Turning points: shapes on the path, hairlines, discs and words (rules 9 and 13)."""

from collections.abc import Collection

from dialogues.choices import Track
from dialogues.ribbon.curve import Bend, Run
from dialogues.ribbon.facts import MarkShape, MoveMark
from dialogues.ribbon.labels import ASIDE, DISC, Placing
from dialogues.ribbon.plan import Plan
from dialogues.ribbon.shapes import SUFFIX, Sheet, circle, num, path, text

#: Half a diamond, and the triangle: from its hairline, half its height, its width.
DIAMOND = 6
TRIANGLE = (4, 6.5, 10)
#: Half the bars of an end and of a pause, in path widths.
END_BAR = 1.35
PAUSE_BAR = 1.1
#: A disclosure wider than this is a bracket; `BRACKET` is its place under the edge.
SPANNING = 6
BRACKET = 4
#: A step at least this many path widths wide is met half way down.
WIDE_STEP = 3


def draw_disclosures(sheet: Sheet, plan: Plan) -> None:
    """A dashed hairline through all lanes; a bracket if it took its time."""
    for mark in plan.figure.marks:
        if mark.shape is MarkShape.DISCLOSURE:
            x0, x1 = plan.scale.edges(mark.date)
            if x1 - x0 > SPANNING:
                y = num(plan.top + BRACKET + 5)
                sheet.add(path("rb-open", f"M{num(x0)} {y}v-5H{num(x1)}v5"))
            else:
                d = f"M{num((x0 + x1) / 2)} {num(plan.top)}V{num(plan.bottom)}"
                sheet.add(path("rb-openl", d))


def draw_marks(sheet: Sheet, plan: Plan, hot: Collection[str]) -> None:
    """Hairlines, then shapes, then discs: a disc may stand on another's hairline."""
    rows = list(zip(plan.figure.marks, plan.placings, strict=True))
    for mark, placing in rows:
        down = num(plan.disc_y(placing.row) + DISC)
        d = f"M{num(placing.x)} {down}V{num(foot(plan, mark, placing.x))}"
        sheet.add(path("rb-lead", d))
        _draw_shape(sheet, plan, mark, placing.x)
    for mark, placing in rows:
        _draw_disc(sheet, plan, mark, placing, mark.key in hot)


def foot(plan: Plan, mark: MoveMark, x: float) -> float:
    """Where the hairline ends: just above what it points at."""
    near, far = (4.5, 6) if plan.size.narrow else (6, 8)
    if mark.shape is MarkShape.DISCLOSURE and not mark.ends:
        x0, x1 = plan.scale.edges(mark.date)
        return plan.top + (BRACKET if x1 - x0 > SPANNING else 0)
    bend = _bend(plan, mark, x)
    if bend is None:
        return plan.y_at(mark.strand, x) - far
    if bend.x1 - bend.x0 >= WIDE_STEP * plan.size.path:
        return bend.y_at(x) - near
    return min(bend.y0, bend.y1) - far


def _bend(plan: Plan, mark: MoveMark, x: float) -> Bend | None:
    """The step, or the curve of the attempt, that a mark speaks of."""
    if mark.shape is MarkShape.STEP:
        found = (curve.bend(mark.key) for curve in plan.curves)
        return next((bend for bend in found if bend), None)
    if mark.shape is not MarkShape.ATTEMPT:
        return None
    target = next(row for row in plan.figure.attempts if row.key == mark.key).to_track
    x0, x1 = plan.scale.edges(mark.date)
    y = plan.y_at(mark.strand, x)
    return Bend(x0, y, x1, plan.heights[target], target, target)


def _draw_shape(sheet: Sheet, plan: Plan, mark: MoveMark, x: float) -> None:
    y = plan.y_at(mark.strand, x)
    css = f"rb-stop s-{SUFFIX[_track(plan, mark, x)]}"
    if mark.shape is MarkShape.DIAMOND:
        r = DIAMOND
        sheet.add(path("rb-dia", f"M{num(x)} {num(y - r)}l{r} {r}l-{r} {r}l-{r}-{r}z"))
    elif mark.shape is MarkShape.TRIANGLE:
        back, half, length = TRIANGLE
        d = f"M{num(x - back)} {num(y - half)}l{length} {half}l-{length} {half}z"
        sheet.add(path("rb-dia", d))
    elif mark.shape is MarkShape.PAUSE:
        sheet.add(path(css, _bar(x, y, PAUSE_BAR * plan.size.path)))
    if mark.shape is MarkShape.END or (
        mark.ends and mark.shape is MarkShape.DISCLOSURE
    ):
        width = plan.size.path if plan.on_main(mark.strand) else plan.size.strand
        sheet.add(path(css, _bar(x, y, END_BAR * width)))


def _bar(x: float, y: float, half: float) -> str:
    return f"M{num(x)} {num(y - half)}V{num(y + half)}"


def _track(plan: Plan, mark: MoveMark, x: float) -> Track:
    """The track under a mark."""
    curve = plan.curve(mark.strand, x)
    piece = curve.at(x) if curve else None
    if piece is None:
        return Track.UNCLASSIFIED
    return piece.track if isinstance(piece, Run) else piece.to_track


def _draw_disc(
    sheet: Sheet, plan: Plan, mark: MoveMark, placing: Placing, hot: bool
) -> None:
    x, y = placing.x, plan.disc_y(placing.row)
    sheet.add(
        circle("rb-num rb-hot" if hot else "rb-num", x, y, DISC),
        text("rb-numt", x, y + 4, str(mark.number)),
    )
    if not placing.width:
        return
    aside, anchor = (-ASIDE, "end") if placing.left else (ASIDE, "")
    label = placing.label
    sheet.add(
        text("rb-when", x + aside, y - 1, label.said_when, anchor),
        text("rb-what", x + aside, y + 14, label.said_what, anchor),
    )
