"""The course of a line in user units: runs along a lane, bends from lane to lane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogues.choices import Track
from dialogues.ribbon.shapes import num

#: Halvings when looking for the height of a bend: finer than a hundredth of a unit.
HALVINGS = 20


@dataclass(frozen=True, slots=True)
class Run:
    """A horizontal piece in the colour of its track; dotted in a silence."""

    x0: float
    x1: float
    y: float
    track: Track
    dotted: bool = False

    @property
    def d(self) -> str:
        return f"M{num(self.x0)} {num(self.y)}H{num(self.x1)}"

    def y_at(self, x: float) -> float:
        return self.y

    def part(self, x0: float, x1: float) -> str:
        return f"M{num(x0)} {num(self.y)}H{num(x1)}"


@dataclass(frozen=True, slots=True)
class Bend:
    """A step: a curve that is level at both ends and crosses half way."""

    x0: float
    y0: float
    x1: float
    y1: float
    from_track: Track
    to_track: Track
    dashed: bool = False
    key: str = ""

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def d(self) -> str:
        m, y0, y1 = num(self.middle), num(self.y0), num(self.y1)
        return f"M{num(self.x0)} {y0}C{m} {y0} {m} {y1} {num(self.x1)} {y1}"

    def share_at(self, x: float) -> float:
        """The curve's parameter where it passes `x`."""
        low, high = 0.0, 1.0
        for _ in range(HALVINGS):
            t = (low + high) / 2
            s = 1 - t
            reach = 3 * t * s * self.middle + s * s * s * self.x0 + t * t * t * self.x1
            low, high = (t, high) if reach < x else (low, t)
        return (low + high) / 2

    def y_at(self, x: float) -> float:
        t = self.share_at(x)
        return self.y0 + (self.y1 - self.y0) * t * t * (3 - 2 * t)

    def part(self, x0: float, x1: float) -> str:
        """The curve between two places, as a path of its own (de Casteljau)."""
        a, b = self.share_at(x0), self.share_at(x1)
        if b - a < 1e-6:
            return ""
        xs = _slice((self.x0, self.middle, self.middle, self.x1), a, b)
        ys = _slice((self.y0, self.y0, self.y1, self.y1), a, b)
        points = [f"{num(x)} {num(y)}" for x, y in zip(xs, ys, strict=True)]
        return f"M{points[0]}C{' '.join(points[1:])}"


def _slice(points: Sequence[float], a: float, b: float) -> list[float]:
    """The control values of a cubic between the parameters `a` and `b`."""
    return [
        _blossom(points, *at) for at in ((a, a, a), (a, a, b), (a, b, b), (b, b, b))
    ]


def _blossom(points: Sequence[float], *at: float) -> float:
    values = list(points)
    for t in at:
        values = [p + (q - p) * t for p, q in zip(values[:-1], values[1:], strict=True)]
    return values[0]


Piece = Run | Bend


@dataclass(frozen=True, slots=True)
class Curve:
    """A whole line: its pieces from left to right, without gaps."""

    pieces: tuple[Piece, ...]
    strand: int

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    def runs(self) -> Iterator[Run]:
        return (piece for piece in self.pieces if isinstance(piece, Run))

    def bends(self) -> Iterator[Bend]:
        return (piece for piece in self.pieces if isinstance(piece, Bend))

    def bend(self, key: str) -> Bend | None:
        return next((bend for bend in self.bends() if bend.key == key), None)

    def at(self, x: float) -> Piece:
        """The piece over `x`; beyond the ends, the nearest one."""
        for piece in self.pieces:
            if x <= piece.x1:
                return piece
        return self.pieces[-1]

    def y_at(self, x: float) -> float:
        return self.at(x).y_at(min(max(x, self.x0), self.x1))

    def between(self, x0: float, x1: float) -> str:
        """The path along the line between two places."""
        parts = []
        for piece in self.pieces:
            a, b = max(x0, piece.x0), min(x1, piece.x1)
            if b > a:
                parts.append(piece.part(a, b))
        return "".join(parts)
