"""A dialogue among its relatives: those before it, beside it and after it.

Wide, the three stand in columns from left to right; narrow, beneath each other along
one line. Lines run in the direction of time; what runs beside has a dotted one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogues.ribbon.lettering import wrap
from dialogues.ribbon.shapes import Drawing, Shape, num, path, rect, text

#: Relatives that are drawn of each place; the list beneath the drawing has all.
MOST = 6

TITLE, FINE = 14.5, 12.5
LINE, PADDING, GAP = 18.0, 10.0, 16.0
COLUMN, BETWEEN = 260.0, 56.0
NARROW, INDENT = 358.0, 26.0
ARROW = 4.0


class Place(StrEnum):
    """Where a relative stands."""

    BEFORE = "before"
    BESIDE = "beside"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Kin:
    """One relative: how it is related, its title, when; dashed without a record."""

    place: Place
    kind: str
    title: str
    when: str = ""
    is_recorded: bool = True


@dataclass(frozen=True, slots=True)
class _Box:
    """One dialogue on the drawing."""

    lines: tuple[tuple[str, str], ...]
    css: str
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 2 * PADDING - 4

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def moved(self, y: float) -> "_Box":
        return _Box(self.lines, self.css, self.x, y, self.width)

    def shapes(self) -> list[Shape]:
        frame = rect(f"fam-box {self.css}", self.x, self.y, self.width, self.height)
        first = self.y + PADDING + FINE - 1
        return [
            frame,
            *(
                text(css, self.x + PADDING, first + number * LINE, words)
                for number, (css, words) in enumerate(self.lines)
            ),
        ]


def draw_family(
    title: str, when: str, kin: Sequence[Kin], sentence: str, size: str = "wide"
) -> Drawing:
    """The drawing, "wide" or "narrow", of at most `MOST` relatives in each place."""
    by_place = {
        place: [each for each in kin if each.place is place][:MOST] for place in Place
    }
    layout = _narrow if size == "narrow" else _wide
    shapes, width, height = layout(title, when, by_place)
    return Drawing(num(width), num(height), "fam", sentence, tuple(shapes), fixed=True)


def _box(
    kind: str, title: str, when: str, css: str, x: float, y: float, width: float
) -> _Box:
    room = width - 2 * PADDING
    lines = [("fam-k", each) for each in wrap(kind, room, FINE)] if kind else []
    lines += [("fam-t", each) for each in wrap(title, room, TITLE)]
    lines += [("fam-w", each) for each in wrap(when, room, FINE)] if when else []
    return _Box(tuple(lines), css, x, y, width)


def _kin_box(kin: Kin, x: float, y: float, width: float) -> _Box:
    css = "" if kin.is_recorded else "fam-out"
    return _box(kin.kind, kin.title, kin.when, css, x, y, width)


def _stack(boxes: Sequence[_Box], top: float) -> list[_Box]:
    """The boxes beneath each other from `top` on."""
    placed = []
    for box in boxes:
        placed.append(box.moved(top))
        top += box.height + GAP
    return placed


def _depth(boxes: Sequence[_Box]) -> float:
    return sum(box.height + GAP for box in boxes) - GAP if boxes else 0.0


def _below(boxes: Sequence[_Box]) -> float:
    return _depth(boxes) + GAP if boxes else 0.0


def _wide(
    title: str, when: str, by_place: dict[Place, list[Kin]]
) -> tuple[list[Shape], float, float]:
    columns = [Place.BEFORE] if by_place[Place.BEFORE] else []
    columns += [Place.BESIDE]
    columns += [Place.AFTER] if by_place[Place.AFTER] else []
    left = {place: n * (COLUMN + BETWEEN) + 1 for n, place in enumerate(columns)}
    boxes = {
        place: [_kin_box(each, left[place], 0, COLUMN) for each in by_place[place]]
        for place in columns
    }
    this = _box("This dialogue", title, when, "fam-this", left[Place.BESIDE], 0, COLUMN)
    sides = [_depth(boxes[each]) for each in columns if each is not Place.BESIDE]
    height = max(this.height, *sides, 0)
    this = this.moved(1 + (height - this.height) / 2)
    beside = _stack(boxes[Place.BESIDE], this.y + this.height + GAP)
    height = max(height, this.y + this.height + _below(beside))
    shapes: list[Shape] = []
    for place in columns:
        if place is Place.BESIDE:
            continue
        for box in _stack(boxes[place], this.middle - _depth(boxes[place]) / 2):
            ends = (box, this) if place is Place.BEFORE else (this, box)
            shapes.append(_joined(*ends))
            shapes += box.shapes()
    if beside:
        x, last = this.x + COLUMN / 2, beside[-1]
        shapes.append(path("fam-by", f"M{num(x)} {num(this.y)}V{num(last.y)}"))
    for box in (this, *beside):
        shapes += box.shapes()
    width = len(columns) * (COLUMN + BETWEEN) - BETWEEN + 2
    return shapes, width, height + 2


def _joined(start: _Box, end: _Box) -> Shape:
    """A line from one box to the next one on its right, with its arrow."""
    x0, x1 = start.x + start.width, end.x - 1
    middle = (x0 + x1) / 2
    curve = (
        f"M{num(x0)} {num(start.middle)}C{num(middle)} {num(start.middle)} "
        f"{num(middle)} {num(end.middle)} {num(x1)} {num(end.middle)}"
    )
    return path("fam-line", curve + _head(x1, end.middle))


def _narrow(
    title: str, when: str, by_place: dict[Place, list[Kin]]
) -> tuple[list[Shape], float, float]:
    width = NARROW - INDENT - 1
    this = _box("This dialogue", title, when, "fam-this", INDENT, 0, width)
    before, beside, after = (
        [_kin_box(each, INDENT, 0, width) for each in by_place[place]]
        for place in Place
    )
    placed = _stack([*before, this, *beside, *after], 1)
    at = len(before)
    this = placed[at]
    shapes: list[Shape] = []
    for number, box in enumerate(placed):
        if at < number <= at + len(beside):
            shapes.append(path("fam-by", _round(this, box, INDENT / 2)))
        elif number != at:
            ends = (box, this) if number < at else (this, box)
            end = _head(INDENT - 1, ends[1].middle)
            shapes.append(path("fam-line", _round(*ends, INDENT / 2 - 8) + end))
    for box in placed:
        shapes += box.shapes()
    return shapes, NARROW, placed[-1].y + placed[-1].height + 2


def _round(start: _Box, end: _Box, x: float) -> str:
    """Out of one box to the left, down or up, and into another."""
    out, back = num(start.middle), num(end.middle)
    return f"M{num(INDENT)} {out}H{num(x)}V{back}H{num(INDENT)}"


def _head(x: float, y: float) -> str:
    """The head of an arrow that points right, with its tip there."""
    back = num(x - ARROW * 1.6)
    return f"M{back} {num(y - ARROW)}L{num(x)} {num(y)}L{back} {num(y + ARROW)}"
