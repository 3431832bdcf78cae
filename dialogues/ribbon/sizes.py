"""The sizes a ribbon is drawn in, in user units: the stylesheet scales the drawing."""

from dataclasses import dataclass

#: A step is at least this many path widths wide, however well its day is known.
STEP_WIDTH = 1.9


@dataclass(frozen=True, slots=True)
class RibbonSize:
    """One row of the table of sizes."""

    name: str
    width: float
    #: Height of a lane.
    lane: float
    #: Width of the column of lane names.
    gutter: float
    path: float = 8
    strand: float = 3.5
    dot: float = 4.2
    #: Radius of the ring of an attempt.
    ring: float = 6
    #: Height of a row of labels, and of what stands around the rows.
    row: float = 38
    first_disc: float = 18
    #: Least distance of two labels of the axis.
    tick: float = 72
    narrow: bool = False
    #: Whether lanes carry what their track means.
    gloss: bool = False
    #: Whether the strip of secrecy is drawn even if nothing was secret.
    strip: bool = True
    css: str = "rb rb-l"

    @property
    def step(self) -> float:
        return STEP_WIDTH * self.path

    @property
    def plot(self) -> float:
        return self.width - self.gutter

    @property
    def left(self) -> float:
        return self.gutter + 8

    @property
    def edge(self) -> float:
        """Where a path without a known end has faded out."""
        return self.width - 14


def _compact(name: str, width: float, lane: float, gutter: float) -> RibbonSize:
    return RibbonSize(name, width, lane, gutter, strip=False)


def _narrow(name: str, lane: float, *, strip: bool = True) -> RibbonSize:
    return RibbonSize(
        name,
        width=358,
        lane=lane,
        gutter=34,
        path=6,
        dot=3.6,
        ring=4.5,
        row=24,
        first_disc=19,
        tick=60,
        narrow=True,
        strip=strip,
        css="rb rb-l rb-n",
    )


SIZES = {
    size.name: size
    for size in (
        RibbonSize("large", 1200, 62, 112, gloss=True),
        RibbonSize("medium", 760, 52, 100, gloss=True),
        RibbonSize("home", 668, 50, 96, gloss=True),
        _compact("compact", 570, 30, 78),
        _compact("preview", 620, 32, 84),
        _compact("comparison", 848, 30, 76),
        _narrow("narrow", 44),
        _narrow("narrow-home", 40),
        _narrow("narrow-compact", 34, strip=False),
        _narrow("narrow-comparison", 30, strip=False),
    )
}


@dataclass(frozen=True, slots=True)
class SmallSize:
    """A ribbon in a row of a list: path, meetings and hatch only."""

    name: str
    width: float
    height: float
    path: float = 3.2
    strand: float = 1.7
    dot: float = 1.7
    step: float = 5
    fade: float = 16
    inset: float = 5


SMALL_SIZES = {
    size.name: size
    for size in (
        SmallSize("spark", 208, 38),
        SmallSize("card", 360, 44),
        SmallSize("score", 560, 24, step=3),
    )
}
