"""What a table is: its columns, its rows, and what may be told of each row."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from dialogues.exports.columns import Cell, Column
from dialogues.models import Citation, Dialogue, Source


def of_dialogue(dialogue: Dialogue) -> Iterable[Any]:
    """The rows of a table that has one row a dialogue."""
    return [dialogue]


def everything_may_be_told(row: Any) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Table:
    """One exported table; the same columns for every reader.

    `loaded` names what to load with each dialogue for this user, `rows` gives the rows
    of a loaded dialogue. `shown_of` gives the fields that may be told of a row, or None
    if all of them may.
    """

    name: str
    one: str
    many: str
    row_is: str
    model: type[Model]
    columns: Sequence[Column]
    loaded: Callable[[Any], Sequence[Prefetch | str]]
    rows: Callable[[Dialogue], Iterable[Any]] = of_dialogue
    shown_of: Callable[[Any], AbstractSet[str] | None] = everything_may_be_told

    @property
    def headers(self) -> list[str]:
        return [column.name for column in self.columns]

    def cells(self, row: Any) -> list[Cell]:
        """The cells of one row, masked where it must be."""
        shown = self.shown_of(row)
        if shown is None:
            return [column.cell(row) for column in self.columns]
        told = shown | {""}
        return [
            column.cell(row) if column.tells in told else column.withheld
            for column in self.columns
        ]

    def count(self, dialogues: QuerySet[Dialogue]) -> int:
        """How many rows the file of these dialogues has."""
        if self.model is Dialogue:
            return dialogues.count()
        chosen = dialogues.order_by().values("pk")
        return self.model._default_manager.filter(dialogue__in=chosen).count()


def citations_for(user: Any, **only: Any) -> Prefetch:
    """The citations of each row whose source the user may know."""
    known = Source.objects.visible_to(user).values("pk")
    citations = Citation.objects.select_related("entry").filter(
        entry__source__in=known, **only
    )
    return Prefetch("citations", citations)
