"""From a pasted text to the people whom its lines name, under a choice of columns."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dialogues.choices import CountIs
from dialogues.rules.pasting.cells import SEPARATORS, separator_of, split
from dialogues.rules.pasting.columns import (
    USUAL,
    PastedColumn,
    capacity_of,
    guess,
    heading_of,
)
from dialogues.rules.pasting.groups import UnnamedGroup, apart, read_group
from dialogues.rules.pasting.names import (
    is_after_name,
    joined,
    put_right,
    read_beside,
    read_name,
)
from dialogues.rules.pasting.text import lines_of, squeezed, without_mark


@dataclass(frozen=True, slots=True)
class PastedPerson:
    """What one line says of somebody. `line` and `raw` are the line in the text."""

    line: int
    raw: str
    name: str = ""
    native: str = ""
    office: str = ""
    side: str = ""
    capacity: str = ""
    function: str = ""
    start: str = ""
    end: str = ""
    unnamed_as: str = ""
    number: int = 1
    number_is: CountIs = CountIs.EXACTLY


@dataclass(frozen=True, slots=True)
class Pasted:
    """A list as it was read: its columns with a sample each, and its people."""

    columns: Sequence[PastedColumn]
    samples: Sequence[str]
    entries: Sequence[PastedPerson]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: str
    cells: list[str]
    side: str = ""


def read_list(
    text: str,
    *,
    columns: Sequence[PastedColumn] | None = None,
    sides: Collection[str] = (),
) -> Pasted:
    """Read a list. `columns` None: as its heading says, else as its cells look.

    `sides` are names of sides that are known: a column that holds them is the side.
    """
    lines = lines_of(text)
    signs = separator_of([line for _, line in lines])
    heading = heading_of(split(without_mark(lines[0][1]), signs)) if lines else None
    # "Participants:" heads a list and says nothing of its columns.
    said = heading if heading and len(heading) > 1 else []
    rows = list(_rows(lines[bool(heading) :], signs, len(said)))
    rows = _evened(rows, len(said))
    folded = {side.casefold() for side in sides}
    cells = [row.cells for row in rows]
    columns = columns or said or guess(cells, folded) or [PastedColumn.NAME]
    width = max([len(columns), *map(len, cells)])
    columns = [*columns, *[PastedColumn.IGNORE] * (width - len(columns))]
    samples = [
        next((row[at] for row in cells if at < len(row) and row[at]), "")
        for at in range(width)
    ]
    by_comma = signs == SEPARATORS[-1]
    entries = [each for row in rows for each in _entries(row, columns, by_comma)]
    return Pasted(columns, samples, entries)


def _rows(lines: Sequence[tuple[int, str]], signs: str, width: int) -> Iterator[_Line]:
    """The lines in cells; one that ends with a colon is the side of those after it."""
    side = ""
    for number, line in lines:
        cells = split(without_mark(line), signs)
        if line.endswith(":") and len([cell for cell in cells if cell]) == 1:
            side = squeezed(line.rstrip(": "))
            continue
        if len(cells) > (width or 2) and is_after_name(cells[1]):
            cells[:2] = [f"{cells[0]} {cells[1]}"]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        yield _Line(number, line, cells, side)


def _evened(rows: Sequence[_Line], width: int) -> list[_Line]:
    """Rows in which an office beside the name, (such) or – such, is a cell as well.

    Only where a row then is as wide as the others: else it belongs to the name.
    """
    offices = [read_beside(row.cells[0]).office for row in rows]
    wide = [len(row.cells) + bool(o) for row, o in zip(rows, offices, strict=True)]
    usual = Counter(wide).most_common(1)[0][0] if wide else 0
    narrow = max((len(row.cells) for row in rows), default=0)
    width = width or max(min(usual, len(USUAL)), narrow)
    evened = []
    for row, office in zip(rows, offices, strict=True):
        if office and len(row.cells) < width and not read_group(row.cells[0]):
            named = read_beside(row.cells[0])
            native = f" ({named.native})" if named.native else ""
            cells = [f"{named.name}{native}", office, *row.cells[1:]]
            row = _Line(row.number, row.raw, cells, row.side)
        evened.append(row)
    return evened


def _entries(
    row: _Line, columns: Sequence[PastedColumn], by_comma: bool
) -> Iterator[PastedPerson]:
    """Those whom a line names: nobody, somebody, or somebody and people counted."""
    held: dict[PastedColumn, str] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        if column is not PastedColumn.IGNORE:
            held[column] = joined(held.get(column, ""), cell)
    whole = (
        f"{held.get(PastedColumn.GIVEN, '')} {held.get(PastedColumn.NAME, '')}".strip()
    )
    name, counted = apart(whole)
    if not (name or any(held.values())):
        return
    about = PastedPerson(
        line=row.number,
        raw=row.raw,
        office=held.get(PastedColumn.OFFICE, ""),
        side=held.get(PastedColumn.SIDE, "") or row.side,
        capacity=capacity_of(held.get(PastedColumn.CAPACITY, "")),
        function=held.get(PastedColumn.FUNCTION, ""),
        start=held.get(PastedColumn.START, ""),
        end=held.get(PastedColumn.END, ""),
    )
    if group := read_group(name):
        yield _of_group(about, group)
        return
    named = read_name(name if by_comma else put_right(name))
    native = held.get(PastedColumn.NATIVE, "") or named.native
    yield replace(
        about,
        name=named.name or native,
        native=native if named.name else "",
        office=joined(named.office, about.office),
    )
    if group := read_group(counted):
        yield replace(_of_group(about, group), office="")


def _of_group(about: PastedPerson, group: UnnamedGroup) -> PastedPerson:
    return replace(
        about,
        unnamed_as=group.words,
        number=group.number,
        number_is=group.number_is,
    )
