"""A dialogue among its relatives: those before it, beside it and after it.

Wide, they stand in columns from left to right; narrow, beneath each other along one
line. Arrows run in the direction of time; what ran beside has a dotted line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialogues.ribbon.lettering import wrap
from dialogues.ribbon.shapes import Drawing, SvgElement, num, path, rect, text

#: Relatives that are drawn of each place; the list beneath the drawing has all.
MOST = 6

TITLE, FINE = 14.5, 12.5
LINE, PADDING, GAP = 18.0, 10.0, 16.0
COLUMN, BETWEEN = 260.0, 56.0
NARROW, INDENT = 358.0, 26.0
ARROW = 4.0


class RelativePlace(StrEnum):
    """Where a relative stands."""

    BEFORE = "before"
    BESIDE = "beside"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Kin:
    """One relative: how it is related, its title, when; dashed without a record."""

    place: RelativePlace
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

    def shapes(self) -> list[SvgElement]:
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
        place: [each for each in kin if each.place is place][:MOST]
        for place in RelativePlace
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


def _wide(
    title: str, when: str, by_place: dict[RelativePlace, list[Kin]]
) -> tuple[list[SvgElement], float, float]:
    """Columns; those beside are to the right, or beneath where others are there."""
    before, beside, after = (by_place[place] for place in RelativePlace)
    columns = [before] if before else []
    middle = len(columns)
    columns += [[], after or beside] if after or beside else [[]]
    left = [number * (COLUMN + BETWEEN) + 1 for number in range(len(columns))]
    boxes = [
        [_kin_box(each, x, 0, COLUMN) for each in column]
        for x, column in zip(left, columns, strict=True)
    ]
    this = _box("This dialogue", title, when, "fam-this", left[middle], 0, COLUMN)
    height = max(this.height, *map(_depth, boxes))
    this = this.moved(1 + (height - this.height) / 2)
    shapes: list[SvgElement] = []
    for number, column in enumerate(boxes):
        for box in _stack(column, this.middle - _depth(column) / 2):
            if number < middle:
                shapes.append(_joined(box, this))
            else:
                shapes.append(_joined(this, box, "fam-line" if after else "fam-by"))
            shapes += box.shapes()
    if after and beside:
        under = _stack(
            [_kin_box(each, this.x, 0, COLUMN) for each in beside],
            this.y + this.height + GAP,
        )
        x, last = this.x + COLUMN / 2, under[-1]
        shapes.append(path("fam-by", f"M{num(x)} {num(this.y)}V{num(last.y)}"))
        shapes += [shape for box in under for shape in box.shapes()]
        height = max(height, last.y + last.height)
    shapes += this.shapes()
    width = len(columns) * (COLUMN + BETWEEN) - BETWEEN + 2
    return shapes, width, height + 2


def _joined(start: _Box, end: _Box, css: str = "fam-line") -> SvgElement:
    """A line from one box to the next one on its right; with an arrow if in time."""
    x0, x1 = start.x + start.width, end.x - 1
    middle = (x0 + x1) / 2
    curve = (
        f"M{num(x0)} {num(start.middle)}C{num(middle)} {num(start.middle)} "
        f"{num(middle)} {num(end.middle)} {num(x1)} {num(end.middle)}"
    )
    head = _head(x1, end.middle) if css == "fam-line" else ""
    return path(css, curve + head)


def _narrow(
    title: str, when: str, by_place: dict[RelativePlace, list[Kin]]
) -> tuple[list[SvgElement], float, float]:
    width = NARROW - INDENT - 1
    this = _box("This dialogue", title, when, "fam-this", INDENT, 0, width)
    before, beside, after = (
        [_kin_box(each, INDENT, 0, width) for each in by_place[place]]
        for place in RelativePlace
    )
    placed = _stack([*before, this, *beside, *after], 1)
    at = len(before)
    this = placed[at]
    shapes: list[SvgElement] = []
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
