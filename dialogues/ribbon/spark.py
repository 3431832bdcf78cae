"""The small ribbons of lists: path, meetings, hatch; on an axis of their own or one."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogues.choices import MeetingStanding, Secrecy, Track
from dialogues.ribbon.axis import YEAR_DAYS, Tick, ticks
from dialogues.ribbon.course import LineRouter
from dialogues.ribbon.curve import Curve
from dialogues.ribbon.draw_lines import (
    Strokes,
    attempt_bend,
    draw_bends,
    draw_runs,
    last_fact,
)
from dialogues.ribbon.draw_meetings import is_long
from dialogues.ribbon.draw_secrecy import extent
from dialogues.ribbon.facts import Attempt, DrawnMeeting, StrandLine
from dialogues.ribbon.figure import Figure
from dialogues.ribbon.scale import Scale, span_of
from dialogues.ribbon.shapes import SUFFIX, Drawing, Sheet, circle, num, path, rect
from dialogues.ribbon.sizes import SMALL_SIZES, SmallSize

#: How far the lanes of a row of the score reach beyond what is dated.
LANE_MARGIN = 4
#: The fade after the last fact, in a row of the score.
SCORE_FADE = 22
SCORE_GAP = 64
ARROW = 2.4


@dataclass(frozen=True, slots=True)
class Axis:
    """One time axis for many rows: the score."""

    first: float
    last: float
    width: float = SMALL_SIZES["score"].width

    def scale(self) -> Scale:
        return Scale(self.first, self.last, 0, self.width, self.width)

    def ticks(self) -> list[Tick]:
        return ticks(self.scale(), SCORE_GAP)


def shared_axis(figures: Iterable[Figure]) -> Axis | None:
    """The axis that holds every dated fact, with a year's room; None without any."""
    spans = [span for figure in figures if (span := span_of(figure))]
    if not spans:
        return None
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    return Axis(max(first - YEAR_DAYS, 1), last + YEAR_DAYS)


@dataclass(frozen=True, slots=True)
class SmallPlan:
    """The frame of one small ribbon."""

    figure: Figure
    size: SmallSize
    scale: Scale
    heights: dict[Track, float]
    axis: Axis | None

    @property
    def course(self) -> LineRouter:
        return LineRouter(self.scale, self.heights, self.size.step)

    def curves(self) -> list[tuple[StrandLine, Curve]]:
        """Each line with its course; strands start at the main one, drawn first."""
        done: list[tuple[StrandLine, Curve]] = []
        for line in self.figure.lines:
            if done and not line.is_main:
                done.append((line, self.course.second(line, done[0][1])))
            else:
                done.append((line, self.course.main(line)))
        return done


def draw_small(
    figure: Figure,
    size: str = "spark",
    *,
    prefix: str = "s",
    axis: Axis | None = None,
) -> Drawing:
    """Draw a figure in a small size; with `axis`, as one row of a score."""
    plan = _plan(figure, SMALL_SIZES[size], axis)
    sheet = Sheet(prefix)
    _draw_back(sheet, plan)
    lines = plan.curves()
    cap = SCORE_FADE if axis else plan.size.fade
    strokes = Strokes(plan.scale, cap, last_fact(figure.days), small=True)
    for line, curve in lines:
        draw_runs(sheet, line, curve, strokes)
        if line.flows_on:
            _draw_arrow(sheet, line, curve)
    for line, curve in lines:
        draw_bends(sheet, line, curve)
    for attempt in figure.attempts:
        _draw_attempt(sheet, plan, lines, attempt)
    for meeting in figure.meetings:
        _draw_meeting(sheet, plan, lines, meeting)
    return Drawing(
        width=num(plan.size.width),
        height=num(plan.size.height),
        css="rb rb-s sc" if axis else "rb rb-s",
        sentence=figure.sentence,
        shapes=tuple(sheet.shapes),
        gradients=tuple(sheet.gradients),
        fixed=axis is None,
    )


def _plan(figure: Figure, size: SmallSize, axis: Axis | None) -> SmallPlan:
    lane = size.height / len(figure.lanes)
    heights = {track: lane * (i + 0.5) for i, track in enumerate(figure.lanes)}
    if axis is None:
        first, last = span_of(figure) or (0, 1)
        edge = size.width - size.inset
        right = edge - size.fade if figure.open_end else edge
        scale = Scale(first, last, size.inset, right, edge)
    else:
        scale = _row_scale(figure, size, axis)
    return SmallPlan(figure, size, scale, heights, axis)


def _row_scale(figure: Figure, size: SmallSize, axis: Axis) -> Scale:
    """The common scale, bounded by what this row knows."""
    whole = axis.scale()
    first, last = span_of(figure) or (axis.first, axis.last)
    left = min(max(whole.x(first), size.inset), size.width - 2 * size.inset)
    right = max(whole.x(last), left + size.step)
    edge = right + SCORE_FADE if figure.open_end else right + size.step
    edge = min(edge, size.width)
    return Scale(whole.day(left), whole.day(right), left, right, max(edge, right))


def _draw_back(sheet: Sheet, plan: SmallPlan) -> None:
    """Hatch and lane lines; in a score, its grid first."""
    size, height = plan.size, plan.size.height
    x0, x1 = 2.0, size.width - 2
    if plan.axis:
        for tick in plan.axis.ticks():
            sheet.add(path("rb-grid", f"M{num(tick.x)} -8V{num(height + 8)}"))
        x0 = max(plan.scale.left - LANE_MARGIN, 0)
        x1 = min(plan.scale.right + LANE_MARGIN, size.width)
    for span in plan.figure.secrecy:
        if span.level is Secrecy.SECRET:
            a, b = extent(span, plan.scale)
            sheet.add(rect("rb-hatch", a, 0.5, b - a, height - 1, "dt-hatch-s"))
    for y in plan.heights.values():
        sheet.add(path("rb-lane", f"M{num(x0)} {num(y)}H{num(x1)}"))


def _line_near(
    lines: list[tuple[StrandLine, Curve]], strand: int, x: float
) -> Curve | None:
    """The course of a strand at `x`; the main one where it has none."""
    own = [curve for _, curve in lines if curve.strand == strand]
    own.sort(key=lambda curve: max(curve.x0 - x, x - curve.x1, 0))
    return own[0] if own else lines[0][1] if lines else None


def _draw_arrow(sheet: Sheet, line: StrandLine, curve: Curve) -> None:
    """A strand that runs on in another dialogue."""
    run = curve.pieces[-1]
    css = f"rb-arrow s-{SUFFIX[line.stretches[-1].track]}"
    y = run.y_at(run.x1)
    d = f"M{num(run.x1 - 1)} {num(y - ARROW)}l2.7 {ARROW}l-2.7 {ARROW}"
    sheet.add(path(css, d))


def _draw_attempt(
    sheet: Sheet,
    plan: SmallPlan,
    lines: list[tuple[StrandLine, Curve]],
    attempt: Attempt,
) -> None:
    middle = attempt.date.middle
    x = plan.scale.left if middle is None else plan.scale.x(middle)
    curve = _line_near(lines, attempt.strand, x)
    bend = attempt_bend(attempt, curve, plan.heights, plan.course, 0)
    sheet.add(path(f"rb-try s-{SUFFIX[attempt.to_track]}", bend.d))


def _draw_meeting(
    sheet: Sheet,
    plan: SmallPlan,
    lines: list[tuple[StrandLine, Curve]],
    meeting: DrawnMeeting,
) -> None:
    """A ring for each meeting that was held and did not last."""
    ends = plan.scale.edges(meeting.date)
    if meeting.standing is not MeetingStanding.HELD or is_long(meeting, ends):
        return
    x = sum(ends) / 2
    curve = _line_near(lines, meeting.strand, x)
    y = curve.y_at(x) if curve else plan.size.height / 2
    sheet.add(circle("rb-dot-s", x, y, plan.size.dot))
