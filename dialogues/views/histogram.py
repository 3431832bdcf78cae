"""The bars above the years of a filter: how many dialogues in each."""

from dataclasses import dataclass

WIDTH, HEIGHT, GAP = 208, 40, 0.7


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars of one width, the highest as high as the drawing."""

    bars: list[Bar]
    first: int
    last: int
    fullest: int
    most: int

    @classmethod
    def of(cls, counts: list[tuple[int, int]]) -> "Histogram | None":
        """From pairs of year and number; None where there is no year."""
        if not counts:
            return None
        fullest, most = max(counts, key=lambda pair: pair[1])
        step = WIDTH / len(counts)
        bars = [
            _bar(place * step, step, count / most)
            for place, (_, count) in enumerate(counts)
            if count
        ]
        return cls(bars, counts[0][0], counts[-1][0], fullest, most)


def _bar(x: float, step: float, share: float) -> Bar:
    height = share * HEIGHT
    width = max(step - GAP, step * 0.7)
    return Bar(*(f"{each:.1f}" for each in (x, HEIGHT - height, width, height)))
