"""Reading a drawing back: the points it touches and the box it fills."""

import re
from collections.abc import Iterator

from dialogues.ribbon.lettering import width_of
from dialogues.ribbon.shapes import Drawing, SvgElement

TOKEN = re.compile(r"[MHVLCvhlz]|-?\d*\.?\d+(?:e-?\d+)?")
#: Type size of each class of text.
LETTERS = {
    "rb-lab": 14.5,
    "rb-sub": 12.5,
    "rb-ax": 12.5,
    "rb-when": 13,
    "rb-what": 13,
    "rb-numt": 12,
    "rb-acct": 12,
    "rb-ctext": 12,
    "th-t": 13.5,
}


def path_points(d: str) -> list[tuple[float, float]]:
    """The points of a path, control points included."""
    tokens = TOKEN.findall(d)
    points: list[tuple[float, float]] = []
    x = y = 0.0
    i, command = 0, ""
    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
            if command == "z":
                continue
        if command in "Hh":
            x, i = float(tokens[i]) + (x if command == "h" else 0), i + 1
        elif command in "Vv":
            y, i = float(tokens[i]) + (y if command == "v" else 0), i + 1
        elif command == "C":
            for _ in range(3):
                x, y, i = float(tokens[i]), float(tokens[i + 1]), i + 2
                points.append((x, y))
            continue
        else:
            dx, dy = float(tokens[i]), float(tokens[i + 1])
            x, y = (x + dx, y + dy) if command == "l" else (dx, dy)
            i += 2
        points.append((x, y))
    return points


def box(shape: SvgElement) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape."""
    if shape.tag == "rect":
        x, y = shape.number("x"), shape.number("y")
        return x, y, x + shape.number("width"), y + shape.number("height")
    if shape.tag == "circle":
        x, y, r = (shape.number(name) for name in ("cx", "cy", "r"))
        return x - r, y - r, x + r, y + r
    if shape.tag == "text":
        return text_box(shape)
    points = path_points(shape.get("d"))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def text_box(shape: SvgElement) -> tuple[float, float, float, float]:
    x, y = shape.number("x"), shape.number("y")
    size = next(LETTERS[name] for name in LETTERS if name in shape.classes)
    width = width_of(shape.text, size)
    anchor = "middle" if "rb-numt" in shape.classes else shape.get("text-anchor")
    left = x - {"end": width, "middle": width / 2}.get(anchor, 0)
    return left, y - size * 0.75, left + width, y + size * 0.25


def of_class(drawing: Drawing, name: str) -> list[SvgElement]:
    return [shape for shape in drawing.shapes if name in shape.classes]


def numbers(drawing: Drawing) -> Iterator[str]:
    """Every value of every attribute that holds a number."""
    for shape in drawing.shapes:
        for name, value in shape.attributes:
            if name not in ("class", "fill", "stroke", "text-anchor"):
                yield value
    for gradient in drawing.gradients:
        yield from (gradient.x1, gradient.x2, gradient.y1, gradient.y2)
        yield from (offset for offset, _, _ in gradient.stops)
