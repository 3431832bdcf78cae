"""How much of each variable is missing in what somebody may read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import NullIf

from dialogues.access import Reader
from dialogues.exports import TABLES, Table
from dialogues.exports.column import CellKind, Column
from dialogues.models import Dialogue

#: Kinds whose cells are no texts: they are empty only where there is no value.
NUMBERS = (CellKind.INTEGER, CellKind.NUMBER)

#: Dialogues in which is counted, of more than these.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of a table that are counted, and how many have each variable."""

    rows: int
    by_header: Mapping[str, int]

    def given(self, header: str) -> int:
        """The rows with something under the header."""
        return self.by_header[header]

    def empty(self, header: str) -> int:
        """The rows with nothing under the header."""
        return self.rows - self.by_header[header]


def filled(reader: Reader) -> Mapping[str, Filled]:
    """Every table by its name, in one query each, over `counted_in`."""
    dialogues = counted_in(reader)
    return {table.name: _filled(table, dialogues, reader) for table in TABLES.values()}


def counted_in(reader: Reader) -> QuerySet[Dialogue]:
    """The dialogues that are counted: the first by number, of those the reader sees.

    Counting every cell of a large collection would take minutes.
    """
    seen = Dialogue.objects.visible_to(reader).order_by("ref")
    last = seen.values_list("ref", flat=True)[MOST - 1 : MOST].first()
    return seen.filter(ref__lte=last) if last else seen


def _filled(table: Table, dialogues: QuerySet[Dialogue], reader: Reader) -> Filled:
    rows = table.rows(dialogues, reader).order_by()
    # The query names its columns itself, in their order.
    named = zip(table.columns, rows.query.annotation_select, strict=True)
    counts = {f"n{place}": _count(*each) for place, each in enumerate(named)}
    total, *given = rows.aggregate(total=Count("*"), **counts).values()
    return Filled(total, dict(zip(table.headers, given, strict=True)))


def _count(column: Column, name: str) -> Count:
    return Count(F(name) if column.kind in NUMBERS else NullIf(F(name), Value("")))
