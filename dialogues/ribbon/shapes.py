"""The primitive shapes of a drawing: a tag, its attributes, perhaps its text.

Attributes are geometry, classes and paint from a gradient; colours and widths stand in
the stylesheet. Values are plain text: the template escapes them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dialogues.choices import Track

#: The part of a class name that stands for a track: `s-15` strokes in its colour.
SUFFIX = {
    Track.ONE: "1",
    Track.ONE_AND_A_HALF: "15",
    Track.TWO: "2",
    Track.THREE: "3",
    Track.UNCLASSIFIED: "u",
}


def num(value: float) -> str:
    """A coordinate to a tenth of a unit, as short as it goes."""
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class SvgElement:
    """One element of the drawing."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str = ""

    def get(self, name: str) -> str:
        """The value of an attribute, "" if it has none."""
        return dict(self.attributes).get(name, "")

    def number(self, name: str) -> float:
        return float(self.get(name))

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.get("class").split())


def rect(
    css: str, x: float, y: float, width: float, height: float, fill: str = ""
) -> SvgElement:
    box = (
        ("class", css),
        ("x", num(x)),
        ("y", num(y)),
        ("width", num(max(width, 0))),
        ("height", num(height)),
    )
    return SvgElement("rect", (*box, ("fill", f"url(#{fill})")) if fill else box)


def path(css: str, d: str, stroke: str = "", dash: str = "") -> SvgElement:
    """A path. `stroke` is the id of a gradient, `dash` a pattern of dashes."""
    attributes = [("class", css)]
    if stroke:
        attributes.append(("stroke", f"url(#{stroke})"))
    if dash:
        attributes.append(("stroke-dasharray", dash))
    return SvgElement("path", (*attributes, ("d", d)))


def circle(css: str, x: float, y: float, radius: float) -> SvgElement:
    return SvgElement(
        "circle",
        (("class", css), ("cx", num(x)), ("cy", num(y)), ("r", num(radius))),
    )


def text(css: str, x: float, y: float, words: str, anchor: str = "") -> SvgElement:
    attributes = [("class", css)]
    if anchor:
        attributes.append(("text-anchor", anchor))
    return SvgElement("text", (*attributes, ("x", num(x)), ("y", num(y))), words)


@dataclass(frozen=True, slots=True)
class Gradient:
    """A colour that runs along x or along y; each stop is offset, track, opacity."""

    id: str
    x1: str
    x2: str
    y1: str
    y2: str
    stops: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A ribbon as shapes in drawing order."""

    width: str
    height: str
    css: str
    sentence: str
    shapes: tuple[SvgElement, ...]
    gradients: tuple[Gradient, ...] = ()
    #: Whether the drawing has its own size on the page (a spark) or fills its column.
    fixed: bool = False

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


@dataclass(slots=True)
class Sheet:
    """What a layout draws on: collects shapes and hands out gradients."""

    prefix: str
    shapes: list[SvgElement] = field(default_factory=list)
    gradients: list[Gradient] = field(default_factory=list)

    def add(self, *shapes: SvgElement) -> None:
        self.shapes.extend(shapes)

    def extend(self, shapes: Iterable[SvgElement]) -> None:
        self.shapes.extend(shapes)

    def along_x(
        self, x1: float, x2: float, stops: Sequence[tuple[float, Track, float]]
    ) -> str:
        """A gradient from left to right; returns its id."""
        return self._gradient(num(x1), num(x2), "0", "0", stops)

    def along_y(
        self, y1: float, y2: float, stops: Sequence[tuple[float, Track, float]]
    ) -> str:
        """A gradient from `y1` to `y2`; returns its id."""
        return self._gradient("0", "0", num(y1), num(y2), stops)

    def _gradient(
        self,
        x1: str,
        x2: str,
        y1: str,
        y2: str,
        stops: Sequence[tuple[float, Track, float]],
    ) -> str:
        name = f"{self.prefix}g{len(self.gradients)}"
        printed = tuple(
            (f"{offset:.3g}", f"stop-{SUFFIX[track]}", f"{opacity:g}")
            for offset, track, opacity in stops
        )
        self.gradients.append(Gradient(name, x1, x2, y1, y2, printed))
        return name
