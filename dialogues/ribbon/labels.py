"""Where the labels of turning points go: as few rows as let nothing touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogues.ribbon.facts import MoveMark
from dialogues.ribbon.lettering import width_of
from dialogues.ribbon.sizes import RibbonSize

DISC = 9
#: From the middle of the disc to the words beside it.
ASIDE = 15
#: Free space between labels; half of it between a label and a hairline.
AIR = 8
MOST_ROWS = 4
LETTERS = 13
#: Places tried before a search gives up: it must never hold up a page.
PATIENCE = 1500


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be placed: a hairline at `x` and two lines of words."""

    x: float
    said_when: str = ""
    said_what: str = ""

    @property
    def width(self) -> float:
        return max(
            width_of(words, LETTERS) for words in (self.said_when, self.said_what)
        )


@dataclass(frozen=True, slots=True)
class Placing:
    """A label in its place: its row from the top, and the side of its words."""

    label: Label
    row: int
    left: bool
    width: float

    @property
    def x(self) -> float:
        return self.label.x

    @property
    def start(self) -> float:
        return self.x - (ASIDE + self.width if self.left and self.width else DISC)

    @property
    def end(self) -> float:
        return self.x + (DISC if self.left or not self.width else ASIDE + self.width)

    def touches(self, other: "Placing") -> bool:
        """Whether two labels overlap, or the hairline of one crosses the other."""
        if self.row == other.row:
            return self.start < other.end + AIR and other.start < self.end + AIR
        upper, lower = (self, other) if self.row < other.row else (other, self)
        return lower.is_crossed_at(upper.x)

    def is_crossed_at(self, x: float) -> bool:
        """Whether a hairline from above runs through the words.

        A disc may stand on it: two turning points of one day share their hairline.
        """
        if self.left:
            return self.start - AIR / 2 < x < self.x - DISC
        return self.x + DISC < x < self.end + AIR / 2


def place(marks: Sequence[tuple[MoveMark, float]], size: RibbonSize) -> list[Placing]:
    """The placing of each mark, given in order of time with its place on the scale."""
    labels = [
        Label(x) if size.narrow else _label(mark, x, size.width) for mark, x in marks
    ]
    if not labels:
        return []
    sought = [(label, label.width) for label in labels]
    # Beyond the rows of the budget, one last search with a row for each label.
    for rows in (*range(1, MOST_ROWS + 1), len(sought)):
        found = _search(sought, rows, size.width)
        if found is not None:
            return found
    return _stack(sought, size.width)


def _label(mark: MoveMark, x: float, width: float) -> Label:
    """The words of a mark; plainer ones if there is no room on either side."""
    room = max(x, width - x) - ASIDE
    for words in (
        (mark.said_when, mark.said_what),
        (mark.said_when, mark.plain),
        (_years(mark), mark.plain),
    ):
        label = Label(x, *words)
        if label.width <= room:
            break
    return label


def _years(mark: MoveMark) -> str:
    years = sorted({date.fromordinal(day).year for day in mark.date.days})
    return "–".join(str(year) for year in years)


def _search(
    sought: Sequence[tuple[Label, float]], rows: int, high: float
) -> list[Placing] | None:
    """Backtracking over rows and sides; None if there is no way in this many rows."""
    chosen: list[Placing] = []
    options: list[Iterator[Placing]] = [_options(sought[0], rows, high)]
    for _ in range(PATIENCE):
        option = next(options[-1], None)
        if option is None:
            options.pop()
            if not options:
                return None
            chosen.pop()
        elif not any(option.touches(other) for other in chosen):
            chosen.append(option)
            if len(chosen) == len(sought):
                return chosen
            options.append(_options(sought[len(chosen)], rows, high))
    return None


def _options(mark: tuple[Label, float], rows: int, high: float) -> Iterator[Placing]:
    label, width = mark
    for row in range(rows):
        for left in (False, True) if width else (False,):
            option = Placing(label, row, left, width)
            # A bare disc always has room: the plot ends before the sheet does.
            if not width or (option.start >= 0 and option.end <= high):
                yield option


def _stack(sought: Sequence[tuple[Label, float]], high: float) -> list[Placing]:
    """Each label into the first row that is free, as many rows as it takes.

    In the left half words stand to the right and later labels lower; in the right
    half the other way round: so hairlines rarely meet words, and words never words.
    """
    chosen: dict[int, Placing] = {}
    half = sum(label.x <= high / 2 for label, _ in sought)
    order = [*range(half), *reversed(range(half, len(sought)))]
    for i in order:
        label, width = sought[i]
        left = i >= half if label.x + ASIDE + width <= high else True
        chosen[i] = _first_free(label, width, left, list(chosen.values()), high)
    return [chosen[i] for i in range(len(sought))]


def _first_free(
    label: Label, width: float, left: bool, placed: Sequence[Placing], high: float
) -> Placing:
    """The label in the first row where it touches nothing; else in one of its own."""
    own = 1 + max((other.row for other in placed), default=-1)
    for side in (left, not left):
        for row in range(own + 1):
            option = Placing(label, row, side, width)
            fits = option.start >= 0 and option.end <= high
            if fits and not any(option.touches(other) for other in placed):
                return option
    return Placing(label, own, left, width)
