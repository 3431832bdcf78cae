"""The path: runs, steps, fades, silences, attempts (rules 3 to 8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogues.choices import Track
from dialogues.ribbon.course import LineRouter
from dialogues.ribbon.curve import Bend, Curve, Run
from dialogues.ribbon.dates import When
from dialogues.ribbon.facts import Attempt, StrandLine
from dialogues.ribbon.plan import Plan
from dialogues.ribbon.scale import Scale
from dialogues.ribbon.shapes import SUFFIX, Sheet, circle, num, path

#: A fade is as wide as the doubt, between these shares of the cap ...
FADE_LEAST = 0.6
#: ... which is this share of the plot ...
FADE_CAP = 0.08
#: ... and never more than this share of the run.
FADE_OF_RUN = 0.6
FAINT, GONE = 0.04, 0.05
#: Dashes of a step that is claimed or contested, and of a path without a track.
DASHED_STEP = "6 4"
DASHED_PATH = "9 5"
#: Free space before and after the dots of a silence.
BEFORE_DOTS, AFTER_DOTS = 6, 4
#: From the ring of an attempt to the end of its curve.
TO_RING = 2.8
#: Half the bar through the ring of a refused attempt, in radii.
STRUCK = 1.5


@dataclass(frozen=True, slots=True)
class Strokes:
    """What the lines need of a size, so that the small sizes draw them as well."""

    scale: Scale
    fade_cap: float
    last_fact: float
    small: bool = False


def draw_lines(sheet: Sheet, plan: Plan) -> None:
    """All runs, then all steps, then what was only sought."""
    cap = FADE_CAP * plan.size.plot
    strokes = Strokes(plan.scale, cap, last_fact(plan.figure.days))
    for line, curve in plan.lines():
        draw_runs(sheet, line, curve, strokes)
    for line, curve in plan.lines():
        draw_bends(sheet, line, curve)
    for attempt in plan.figure.attempts:
        _draw_attempt(sheet, plan, attempt)


def last_fact(days: list[int]) -> float:
    return max(days, default=0)


def draw_runs(sheet: Sheet, line: StrandLine, curve: Curve, strokes: Strokes) -> None:
    """The runs of a line, the first and the last with their fades."""
    css = "rb-path" if line.is_main else "rb-strand"
    for run in curve.runs():
        if run.dotted:
            _draw_dots(sheet, run, strokes.small)
            continue
        stops = _stops(line, curve, run, strokes)
        dash = DASHED_PATH if run.track is Track.UNCLASSIFIED else ""
        if stops:
            gradient = sheet.along_x(run.x0, run.x1, stops)
            # A hair off the level: some browsers drop a gradient on a level line.
            y = num(run.y)
            d = f"M{num(run.x0)} {y}L{num(run.x1)} {run.y + 0.01:.2f}"
            sheet.add(path(css, d, gradient, dash))
        else:
            sheet.add(path(f"{css} s-{SUFFIX[run.track]}", run.d, dash=dash))


def _draw_dots(sheet: Sheet, run: Run, small: bool) -> None:
    before, after = (1, 1) if small else (BEFORE_DOTS, AFTER_DOTS)
    if run.x1 - run.x0 > before + after:
        d = run.part(run.x0 + before, run.x1 - after)
        sheet.add(path(f"rb-pause s-{SUFFIX[run.track]}", d))


def _stops(
    line: StrandLine, curve: Curve, run: Run, strokes: Strokes
) -> list[tuple[float, Track, float]]:
    """The stops of a run's gradient; empty if it does not fade."""
    length = run.x1 - run.x0
    solid: list[tuple[float, Track, float]] = []
    if run is curve.pieces[0] and line.start.vague and length > 0:
        width = fade_width(line.start, strokes, length) / length
        solid += [(0, run.track, FAINT), (width, run.track, 1)]
    if run is curve.pieces[-1] and not line.joins and length > 0:
        if line.open_end:
            full = (strokes.scale.x(strokes.last_fact) - run.x0) / length
            first = solid[-1][0] if solid else 0
            full = min(max(full, first, 0.02), 0.98)
            solid += [(full, run.track, 1), (1, run.track, GONE)]
        elif line.end.vague and not line.flows_on:
            width = fade_width(line.end, strokes, length) / length
            first = solid[-1][0] if solid else 0
            solid += [(max(1 - width, first), run.track, 1), (1, run.track, FAINT)]
    if not solid:
        return []
    head = [] if solid[0][0] == 0 else [(0.0, run.track, 1.0)]
    tail = [] if solid[-1][0] == 1 else [(1.0, run.track, 1.0)]
    return [*head, *solid, *tail]


def fade_width(date: When, strokes: Strokes, run: float) -> float:
    """How wide an edge fades: its own doubt, within what the eye needs."""
    cap = strokes.fade_cap
    if date.earliest is None or date.latest is None:
        own = cap
    else:
        own = strokes.scale.x(date.latest) - strokes.scale.x(date.earliest)
    return min(max(own, FADE_LEAST * cap), cap, FADE_OF_RUN * run)


def draw_bends(sheet: Sheet, line: StrandLine, curve: Curve) -> None:
    """The steps of a line, each from one colour to the other."""
    css = "rb-path" if line.is_main else "rb-strand"
    for bend in curve.bends():
        dash = DASHED_STEP if bend.dashed else ""
        if abs(bend.y1 - bend.y0) < 0.5:
            d = f"M{num(bend.x0)} {num(bend.y0)}H{num(bend.x1)}"
            sheet.add(path(f"{css} s-{SUFFIX[bend.to_track]}", d, dash=dash))
            continue
        gradient = sheet.along_y(
            bend.y0, bend.y1, [(0, bend.from_track, 1), (1, bend.to_track, 1)]
        )
        sheet.add(path(css, bend.d, gradient, dash))


def attempt_bend(
    attempt: Attempt,
    curve: Curve | None,
    heights: Mapping[Track, float],
    course: LineRouter,
    ring: float,
) -> Bend:
    """The curve of an attempt: from the path to just before the ring."""
    low, high = course.scale.left, course.scale.edge
    x0, x1 = course.widened(attempt.date, low, high)
    if x1 > high:
        x0, x1 = max(low, x0 - (x1 - high)), high
    if x0 < low:
        x0, x1 = low, x1 + (low - x0)
    target = heights[attempt.to_track]
    y0 = curve.y_at(x0) if curve else target
    track = curve.at(x0) if curve else None
    source = track.track if isinstance(track, Run) else attempt.to_track
    away = 0 if not ring else ring + TO_RING
    y1 = target + away if y0 > target else target - away if y0 < target else target
    return Bend(x0, y0, x1, y1, source, attempt.to_track, True, attempt.key)


def _draw_attempt(sheet: Sheet, plan: Plan, attempt: Attempt) -> None:
    size = plan.size
    course = LineRouter(plan.scale, plan.heights, size.step)
    middle = attempt.date.middle
    x = plan.scale.left if middle is None else plan.scale.x(middle)
    curve = plan.curve(attempt.strand, x)
    bend = attempt_bend(attempt, curve, plan.heights, course, size.ring)
    css = f"s-{SUFFIX[attempt.to_track]}"
    sheet.add(path(f"rb-try {css}", bend.d))
    y = plan.heights[attempt.to_track]
    sheet.add(circle(f"rb-ring {css}", bend.x1, y, size.ring))
    if attempt.refused:
        x, half = bend.x1, STRUCK * size.ring
        d = f"M{num(x - half)} {num(y + half)}L{num(x + half)} {num(y - half)}"
        sheet.add(path(f"rb-stop {css}", d))
