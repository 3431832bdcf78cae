"""What a table is: its columns, its rows, and what may be told of each row."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Case,
    F,
    FloatField,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Value,
    When,
)

from dialogues.access import EVERYTHING, Reader
from dialogues.exports.column import CellKind, Column
from dialogues.exports.expressions import TEXT
from dialogues.models import Dialogue

#: What the database takes the cells of a column for, where they are no text.
FIELDS = {CellKind.INTEGER: IntegerField(), CellKind.NUMBER: FloatField()}
#: Gives the rows that belong to dialogues, of those that a reader may know of.
RowsFor = Callable[[QuerySet[Dialogue], Reader], QuerySet[Any, Any]]
#: The way in which the rows of a dialogue are ordered.
IN_DIALOGUE = ("dialogue__ref", "position", "pk")


def of_dialogues(
    model: type[Model],
    path: str = "dialogue",
    only: Callable[[Reader], Q] | None = None,
) -> RowsFor:
    """The rows of a model that lead to the dialogues by a path.

    The dialogues are told by their numbers, in the order of which the rows stand: so
    both databases walk along the numbers and give the first row before they know the
    last. By their ids SQLite would sort all rows first.
    """

    def rows_for(dialogues: QuerySet[Dialogue], reader: Reader) -> QuerySet[Any, Any]:
        chosen = {f"{path}__ref__in": dialogues.order_by().values("ref")}
        rows = model._default_manager.filter(**chosen)
        return rows.filter(only(reader)) if only else rows

    return rows_for


def everything(reader: Reader) -> Q:
    return EVERYTHING


@dataclass(frozen=True, slots=True)
class Table:
    """One exported table; the same columns for every reader.

    `key` are the headers that identify a row, `joins` say which header leads to which
    table and header there. `rows_for` gives the rows of dialogues, `order` are the
    lookups by which they stand. `visibility_rule` is the rule about the rows of which a
    reader may know all; of other rows only the fields `always_shown` are told.
    """

    name: str
    one: str
    many: str
    row_is: str
    model: type[Model]
    columns: Sequence[Column]
    rows_for: RowsFor
    key: tuple[str, ...] = ("id",)
    joins: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    order: tuple[str, ...] = IN_DIALOGUE
    visibility_rule: Callable[[Reader], Q] = everything
    always_shown: AbstractSet[str] = frozenset()

    @property
    def headers(self) -> list[str]:
        return [column.name for column in self.columns]

    def rows(
        self,
        dialogues: QuerySet[Dialogue],
        reader: Reader,
        columns: Sequence[Column] | None = None,
        *,
        placed: bool = False,
    ) -> QuerySet[Any, Any]:
        """The rows that belong to dialogues which the reader may see, as tuples.

        One cell a column, masked where it must be, in order. With `placed` the values
        of `order` stand behind the cells of each row: what `after` takes.
        """
        rule = self.visibility_rule(reader)
        chosen = self.columns if columns is None else columns
        asked = [self._asked(column, reader, rule) for column in chosen]
        place = [F(each) for each in self.order] if placed else []
        rows = self.rows_for(dialogues, reader).order_by(*self.order)
        return rows.values_list(*asked, *place)

    def after(
        self, rows: QuerySet[Any, Any], place: Sequence[Any]
    ) -> QuerySet[Any, Any]:
        """The rows that stand after a place: the values of `order` of the row there."""
        beyond = Q()
        for lookup, value in reversed(list(zip(self.order, place, strict=True))):
            level = Q(**{lookup: value}) & beyond if beyond else None
            further = Q(**{f"{lookup}__gt": value})
            beyond = further | level if level else further
        # Says nothing new; but by it a database begins at the place.
        return rows.filter(beyond, **{f"{self.order[0]}__gte": place[0]})

    def count(self, dialogues: QuerySet[Dialogue], reader: Reader) -> int:
        """How many rows the file of these dialogues has."""
        return self.rows_for(dialogues, reader).count()

    def _asked(self, column: Column, reader: Reader, rule: Q) -> Any:
        """What the database is asked for a cell, masked where it must be."""
        expression = column.expression_for(reader)
        if rule is EVERYTHING or not column.field_name:
            return expression
        if column.field_name in self.always_shown:
            if column.masked_expression_for is None:
                return expression
            stands = column.masked_expression_for(reader)
        else:
            stands = Value(column.withheld or None)
        cells = FIELDS.get(column.kind, TEXT)
        return Case(When(rule, then=expression), default=stands, output_field=cells)
