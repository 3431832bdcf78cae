"""An example of each variable, as a file has it, of what anybody may read."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AnonymousUser

from dialogues.access import NAME_WITHHELD, SOURCE_WITHHELD
from dialogues.dictionary.filled import Filled, counted_in
from dialogues.exports import TABLES, Table
from dialogues.exports.column import Cell, Column

#: Whom every example may be shown to.
ANYONE = AnonymousUser()

#: Rows that are looked through before a variable is asked for by itself.
FIRST = 200
#: What stands in a cell for something that is not told.
MASKS = (None, "", NAME_WITHHELD, SOURCE_WITHHELD)

Examples = Mapping[str, Mapping[str, Cell]]


def examples(public: Mapping[str, Filled]) -> Examples:
    """By table and header the first cell that says something.

    `public` is what `filled` says for anyone: what has no cell is not searched.
    """
    return {
        table.name: _examples(table, public[table.name]) for table in TABLES.values()
    }


def _examples(table: Table, public: Filled) -> Mapping[str, Cell]:
    found: dict[str, Cell] = {}
    dialogues = counted_in(ANYONE)
    rows = table.rows(dialogues, ANYONE)
    _look_through(rows[:FIRST], table.columns, found)
    for column in table.columns:
        if column.name not in found and public.given(column.name):
            rare = table.rows(dialogues, ANYONE, [column])
            (name,) = rare.query.annotation_select
            told = rare.exclude(**{name: None})
            for mask in MASKS[1:]:
                told = told.exclude(**{name: mask})
            _look_through(told[:1], [column], found)
    return found


def _look_through(
    rows: Iterable[tuple[Cell, ...]],
    columns: Iterable[Column],
    found: dict[str, Cell],
) -> None:
    headers = [column.name for column in columns]
    for row in rows:
        for header, cell in zip(headers, row, strict=True):
            if cell not in MASKS:
                found.setdefault(header, cell)
        if len(found) == len(headers):
            return
