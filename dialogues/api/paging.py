"""The rows of one page, found without a look at all rows of the collection."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from dialogues.access import Reader
from dialogues.api.asking import Place
from dialogues.exports import Column, Table
from dialogues.models import Dialogue


def rows_from(
    table: Table,
    dialogues: QuerySet[Dialogue],
    reader: Reader,
    *,
    columns: Sequence[Column],
    place: Place | None,
    most: int,
) -> list[Sequence[Any]]:
    """The first rows after a place, each with its place behind its cells.

    Most tables have a row or more in each dialogue. So the rows are looked for in as
    many dialogues as rows are wanted, and in all that follow only where that was too
    few.
    """

    def found_in(some: QuerySet[Dialogue]) -> list[Sequence[Any]]:
        rows = table.rows(some, reader, columns, placed=True)
        return list((table.after(rows, place) if place else rows)[:most])

    if not _goes_by_dialogue(table):
        return found_in(dialogues)
    following = dialogues.filter(ref__gte=place[0]) if place else dialogues
    nearest = following.order_by("ref").values("pk")[:most]
    rows = found_in(Dialogue.objects.filter(pk__in=nearest))
    return rows if len(rows) == most else found_in(following)


def _goes_by_dialogue(table: Table) -> bool:
    """Whether rows stand by the numbers of their dialogues first."""
    return table.model is Dialogue or table.order[0].endswith("dialogue__ref")
