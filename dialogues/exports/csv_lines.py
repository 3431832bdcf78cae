"""Rows of a table as lines of a file: labels, apostrophes, delimiters."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dialogues.exports.cell_text import GUARDED, packed, safe, unpacked
from dialogues.exports.column import Cell, CellKind
from dialogues.exports.file_style import PLAIN, Style
from dialogues.exports.table import Table

#: Kinds of cells that never begin as a formula does.
HARMLESS = frozenset(
    {
        CellKind.INTEGER,
        CellKind.NUMBER,
        CellKind.BOOLEAN,
        CellKind.DATE,
        CellKind.DATETIME,
        CellKind.CODE,
    }
)

Rows = Sequence[Sequence[Cell]]


def writer_of(table: Table, style: Style = PLAIN) -> Callable[[Rows], str]:
    """Writes rows of the table in a style."""
    labels = labels_in(table) if style.labels else {}
    texts = [
        place
        for place, column in enumerate(table.columns)
        if column.kind not in HARMLESS or place in labels
    ]

    def write(rows: Rows) -> str:
        worded = labelled(rows, table, labels) if labels else iter(rows)
        return written(guarded(worded, texts), style)

    return write


def labels_in(table: Table) -> dict[int, Mapping[str, str]]:
    """The labels of the columns that have some, by their places."""
    found = {place: column.labels() for place, column in enumerate(table.columns)}
    return {place: labels for place, labels in found.items() if labels}


def labelled(
    rows: Rows, table: Table, labels: Mapping[int, Mapping[str, str]]
) -> Iterator[Sequence[Cell]]:
    """The rows with labels in the place of codes."""
    lists = {place for place in labels if table.columns[place].kind is CellKind.LIST}
    for row in rows:
        cells = list(row)
        for place, words in labels.items():
            cell = cells[place]
            if not cell:
                continue
            if place in lists:
                items = unpacked(str(cell))
                cells[place] = packed(words.get(each, each) for each in items)
            else:
                cells[place] = words.get(str(cell), cell)
        yield cells


def guarded(
    rows: Iterator[Sequence[Any]], texts: Sequence[int]
) -> Iterator[Sequence[Cell]]:
    """The rows with the texts at these places made safe."""
    for row in rows:
        unsafe = [each for each in texts if row[each] and row[each][0] in GUARDED]
        if unsafe:
            cells = list(row)
            for place in unsafe:
                cells[place] = safe(str(cells[place]))
            yield cells
        else:
            yield row


def written(rows: Any, style: Style = PLAIN) -> str:
    """Rows as lines."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=style.delimiter).writerows(rows)
    return file.getvalue()
