"""Small figures for the tests: one opening, one change, what a gradient holds."""

from dialogues.choices import MoveKind, Track
from dialogues.ribbon import SIZES, Drawing, Figure, build_figure
from dialogues.rules.chain import Turn, read_chain
from tests.ribbon.geometry import of_class

LARGE = SIZES["large"]


def opening(date: str = "1990-01-01", track: Track = Track.TWO) -> Turn:
    return Turn("m0", MoveKind.OPENING, date, track)


def change(date: str, track: Track = Track.ONE, **more: object) -> Turn:
    return Turn("m1", MoveKind.TRACK_CHANGE, date, track, **more)  # type: ignore[arg-type]


def figure(*turns: Turn, end: str = "1999-12-31", **more: object) -> Figure:
    chain = read_chain(turns, end=end)
    return build_figure(chain=chain, end=end, **more)  # type: ignore[arg-type]


def stops(drawing: Drawing, shape_class: str) -> list[tuple[str, str, str]]:
    """The stops of the first path of a class that has a gradient."""
    for shape in of_class(drawing, shape_class):
        if stroke := shape.get("stroke"):
            name = stroke.removeprefix("url(#").removesuffix(")")
            return list(next(g for g in drawing.gradients if g.id == name).stops)
    return []
