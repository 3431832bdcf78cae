"""Rows into a table, column by column: twice as quick as `bulk_create` for many."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from dialogues.models.fields import EdtfField

#: Fields whose values a driver takes as they are.
PLAIN = (models.IntegerField, models.FloatField, models.ForeignKey, models.AutoField)
TEXTS = (models.CharField, models.TextField)


def write(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert rows that have their primary keys, with the derived days of their dates.

    No `save`, no `pre_save` but that of dates: the rows must be whole.
    """
    fields = model._meta.concrete_fields
    for field in fields:
        if isinstance(field, EdtfField):
            for row in rows:
                field.write_bounds(row)
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(str(model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608
            list(zip(*(_column(field, rows) for field in fields), strict=True)),
        )


def _column(field: Any, rows: Iterable[models.Model]) -> list[Any]:
    """The values of one field as the database takes them."""
    values = [getattr(row, field.attname) for row in rows]
    if isinstance(field, TEXTS):
        # A choice is a text of its own type, which a driver may take by its name.
        return [str(value) for value in values]
    if isinstance(field, PLAIN):
        return values
    return [field.get_db_prep_save(value, connection) for value in values]
