"""How many dialogues had made a step after so many years: two staircases and a band.

The lower staircase counts those that surely had, the upper those that may have; the
band between them is the doubt about the dates.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.ribbon.shapes import Drawing, Sheet, num, path, text

#: The steps of the axes, from which the widest that leaves room is taken.
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000)
MOST_TICKS = 8
#: A staircase of more steps than these is drawn at as many places.
MOST_STEPS = 240


@dataclass(frozen=True, slots=True)
class RiseSize:
    width: float
    height: float
    left: float
    right: float
    top: float = 12
    foot: float = 34


RISE_SIZES = {
    "wide": RiseSize(560, 260, 40, 550),
    "narrow": RiseSize(358, 220, 36, 350),
}


@dataclass(frozen=True, slots=True)
class Rise:
    """The shortest and the longest years of each, every list sorted."""

    shortest: Sequence[float]
    longest: Sequence[float]

    @classmethod
    def of(cls, spans: Sequence[tuple[float, float]]) -> "Rise":
        return cls(
            sorted(short for short, _ in spans), sorted(long for _, long in spans)
        )

    @property
    def total(self) -> int:
        return len(self.longest)

    def surely(self, years: float) -> int:
        """How many had surely made the step by then."""
        return bisect_right(self.longest, years)

    def perhaps(self, years: float) -> int:
        """How many may have made it by then."""
        return bisect_right(self.shortest, years)


def draw_rise(rise: Rise, sentence: str, size: str = "wide") -> Drawing:
    """Draw the staircases over years."""
    measures = RISE_SIZES[size]
    frame = _Frame(measures, rise)
    sheet = Sheet("")
    frame.draw_axes(sheet)
    upper, lower = frame.stairs(rise.shortest), frame.stairs(rise.longest)
    sheet.add(
        path("rs-band", f"M{_points(upper)}L{_points(lower[::-1])}Z"),
        path("rs-may", f"M{_points(upper)}"),
        path("rs-sure", f"M{_points(lower)}"),
    )
    return Drawing(
        width=num(measures.width),
        height=num(measures.height),
        css="rb rs",
        sentence=sentence,
        shapes=tuple(sheet.shapes),
    )


def _points(points: Sequence[tuple[float, float]]) -> str:
    return "L".join(f"{num(x)} {num(y)}" for x, y in points)


def _step(most: float) -> int:
    return next((step for step in STEPS if most / step <= MOST_TICKS), STEPS[-1])


class _Frame:
    """The axes of one drawing: years to the right, dialogues upwards."""

    def __init__(self, size: RiseSize, rise: Rise):
        self.size = size
        self.step = _step(rise.longest[-1])
        self.years = max(-(-rise.longest[-1] // self.step), 1) * self.step
        self.most = rise.total

    def x(self, years: float) -> float:
        size = self.size
        return size.left + years / self.years * (size.right - size.left)

    def y(self, count: float) -> float:
        bottom = self.size.height - self.size.foot
        return bottom - count / self.most * (bottom - self.size.top)

    def stairs(self, days: Sequence[float]) -> list[tuple[float, float]]:
        """From nobody at the opening to all at the right edge."""
        points = [(self.x(0), self.y(0))]
        stride = max(len(days) // MOST_STEPS, 1)
        for place in [*range(stride - 1, len(days) - 1, stride), len(days) - 1]:
            x = self.x(days[place])
            points += [(x, points[-1][1]), (x, self.y(place + 1))]
        return [*points, (self.x(self.years), self.y(self.most))]

    def draw_axes(self, sheet: Sheet) -> None:
        size = self.size
        bottom, right = self.y(0), size.right
        rows = _step(self.most)
        for count in range(0, self.most + 1, rows):
            y = self.y(count)
            sheet.add(path("rb-grid", f"M{num(size.left)} {num(y)}H{num(right)}"))
            sheet.add(text("rb-ax", size.left - 6, y + 4, str(count), "end"))
        for years in range(0, int(self.years) + 1, self.step):
            last = years + self.step > self.years
            words = f"{years} years" if last else str(years)
            anchor = "end" if last else "middle"
            sheet.add(text("rb-ax", self.x(years), bottom + 18, words, anchor))
