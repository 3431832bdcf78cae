"""The time scale: linear, and as long as what is drawn."""

from dataclasses import dataclass

from dialogues.ribbon.dates import When
from dialogues.ribbon.figure import Figure
from dialogues.ribbon.sizes import RibbonSize

#: Share of the span kept free on either side.
PAD = 0.012
#: Share added on the right where a period of secrecy begins at the very end.
LATE_SECRECY = 0.07
LATE = 0.04
#: Share of the plot kept free for the fade where no end is known.
FADE_ROOM = 0.075
#: Days on either side of a figure that knows one day only.
LONE_DAY = 15


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to user units; nothing is placed outside `left` and `edge`."""

    first: float
    last: float
    left: float
    right: float
    edge: float

    def x(self, day: float) -> float:
        share = (day - self.first) / (self.last - self.first)
        x = self.left + share * (self.right - self.left)
        return min(max(x, self.left), self.edge)

    def edges(self, date: When) -> tuple[float, float]:
        """First and last day of a date; of a half-open one, its known edge twice."""
        first, last = date.first, date.last
        return (
            self.left if first is None else self.x(first),
            self.left if last is None else self.x(last),
        )

    def day(self, x: float) -> float:
        share = (x - self.left) / (self.right - self.left)
        return self.first + share * (self.last - self.first)


def span_of(figure: Figure) -> tuple[float, float] | None:
    """First and last day drawn; None if no day is known."""
    days = figure.days
    if not days:
        return None
    if min(days) == max(days):
        return days[0] - LONE_DAY, days[0] + LONE_DAY
    return min(days), max(days)


def scale_for(
    figure: Figure, size: RibbonSize, span: tuple[float, float] | None = None
) -> Scale:
    """The scale of a figure in one size. `span` sets two drawings on one scale."""
    first, last = span or span_of(figure) or (0, 1)
    length = last - first
    pad = PAD * length
    if _late_secrecy(figure, last - LATE * length):
        last += LATE_SECRECY * length
        pad = PAD * (last - first)
    if figure.open_end:
        right = size.left + (1 - FADE_ROOM) * (size.edge - size.left)
    else:
        right = size.width - 20
    return Scale(first - pad, last + pad, size.left, right, size.edge)


def _late_secrecy(figure: Figure, late: float) -> bool:
    return any(
        span.start.earliest is not None and span.start.earliest >= late
        for span in figure.secrecy
    )
