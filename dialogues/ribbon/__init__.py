"""The track ribbon, DiploTrack's signature drawing, and its sister figures.

`figure` says what is drawn, from plain values and without a pixel. `layout` (or, for
the small sizes, `spark`) turns a figure into shapes; the templates print the shapes.
`threads`, `matrix` and `waits` lay out the figures of the home page and of the moves.
"""

from dialogues.ribbon.facts import ClaimMark, MeetingMark, SecrecySpan
from dialogues.ribbon.figure import Figure, build_figure
from dialogues.ribbon.layout import draw
from dialogues.ribbon.shapes import Drawing
from dialogues.ribbon.sizes import SIZES, RibbonSize
from dialogues.ribbon.spark import Axis, draw_small, shared_axis

__all__ = [
    "SIZES",
    "Axis",
    "ClaimMark",
    "Drawing",
    "Figure",
    "MeetingMark",
    "SecrecySpan",
    "RibbonSize",
    "build_figure",
    "draw",
    "draw_small",
    "shared_axis",
]
