"""Everything a layout needs to know of one drawing: size, scale, lanes, curves."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogues.choices import Track
from dialogues.ribbon.course import LineRouter
from dialogues.ribbon.curve import Curve
from dialogues.ribbon.facts import MoveMark, StrandLine
from dialogues.ribbon.figure import Figure
from dialogues.ribbon.labels import Placing, place
from dialogues.ribbon.scale import Scale, scale_for
from dialogues.ribbon.sizes import RibbonSize

#: Between the last row of labels and the lanes.
HEAD = 14
#: Height of the strip of secrecy, and of what follows the lanes with and without it.
STRIP = 16
BELOW = 8
TO_AXIS = 4
TO_AXIS_WITH_STRIP = 30
AXIS = 24


@dataclass(frozen=True, slots=True)
class Plan:
    """The frame into which the parts of a ribbon are drawn."""

    figure: Figure
    size: RibbonSize
    scale: Scale
    #: Label of each mark, in the order of the marks.
    placings: tuple[Placing, ...]
    #: The top of the lanes.
    top: float
    heights: Mapping[Track, float]
    #: The course of each line, in the order of the lines.
    curves: tuple[Curve, ...]
    has_strip: bool

    @property
    def bottom(self) -> float:
        return self.top + self.size.lane * len(self.figure.lanes)

    @property
    def axis(self) -> float:
        return self.bottom + (TO_AXIS_WITH_STRIP if self.has_strip else TO_AXIS)

    @property
    def height(self) -> float:
        return self.axis + AXIS

    def lines(self) -> list[tuple[StrandLine, Curve]]:
        return list(zip(self.figure.lines, self.curves, strict=True))

    def curve(self, strand: int, x: float) -> Curve | None:
        """The line of a strand near `x`; the main line where it has none."""
        own = [curve for curve in self.curves if curve.strand == strand]
        near = sorted(own, key=lambda curve: max(curve.x0 - x, x - curve.x1, 0))
        return near[0] if near else next(iter(self.curves), None)

    def on_main(self, strand: int) -> bool:
        """Whether a strand is drawn as the main line, for want of its own."""
        curve = self.curve(strand, self.scale.left)
        return curve is None or curve is self.curves[0]

    def y_at(self, strand: int, x: float) -> float:
        curve = self.curve(strand, x)
        return curve.y_at(x) if curve else (self.top + self.bottom) / 2

    def disc_y(self, row: int) -> float:
        return self.size.first_disc + self.size.row * row


def plan(
    figure: Figure, size: RibbonSize, span: tuple[float, float] | None = None
) -> Plan:
    """Place the labels, stack the lanes below them, run the lines through the lanes."""
    scale = scale_for(figure, size, span)
    marks = [(mark, mark_x(mark, scale)) for mark in figure.marks]
    placings = place(marks, size)
    rows = max((placing.row for placing in placings), default=-1) + 1
    top = HEAD + size.row * rows
    heights = {
        track: top + size.lane * (i + 0.5) for i, track in enumerate(figure.lanes)
    }
    return Plan(
        figure=figure,
        size=size,
        scale=scale,
        placings=tuple(placings),
        top=top,
        heights=heights,
        curves=curves(figure, LineRouter(scale, heights, size.step), size),
        has_strip=bool(figure.secrecy) and (size.strip or figure.was_secret),
    )


def mark_x(mark: MoveMark, scale: Scale) -> float:
    """A mark stands at the middle of its date."""
    middle = mark.date.middle
    return scale.x(middle) if middle is not None else scale.left


def curves(figure: Figure, course: LineRouter, size: RibbonSize) -> tuple[Curve, ...]:
    """The course of every line; a strand that meets another moves aside."""
    if not figure.lines:
        return ()
    done: list[Curve] = []
    gap = (size.path + size.strand) / 2 + 2
    for line in figure.lines:
        if line.is_main or not done:
            done.append(course.main(line))
            continue
        curve = course.second(line, done[0])
        shift = gap
        while shift < size.lane / 2 and any(_touch(curve, other) for other in done):
            curve = course.second(line, done[0], -shift)
            shift += size.strand + 2
        done.append(curve)
    return tuple(done)


def _touch(curve: Curve, other: Curve) -> bool:
    """Whether two lines run over each other along a lane."""
    return any(
        run.y == along.y and run.x0 < along.x1 and along.x0 < run.x1
        for run in curve.runs()
        for along in other.runs()
    )
