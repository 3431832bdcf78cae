"""What a cell is in the database: texts, days, lists and reasons, alike on both.

Every expression gives a text or a number as a file writes it, so that no value needs a
look on its way from the database to the file.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import Case, F, Func, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Replace

from dialogues.exports.cell_text import PERCENT, SEMICOLON

TEXT: TextField = TextField()


class _Worded(Func):
    """A function that each database words in its own way."""

    output_field = TEXT
    sqlite = "%(expressions)s"
    postgresql = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.sqlite, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.postgresql, **extra)


class Day(_Worded):
    """A day as ISO 8601 writes it. SQLite keeps it so, but Python would read it."""

    sqlite = "CAST(%(expressions)s AS TEXT)"
    postgresql = "TO_CHAR(%(expressions)s, 'YYYY-MM-DD')"


class Moment(_Worded):
    """A date and a time in UTC, to the second, as ISO 8601 writes it."""

    sqlite = "REPLACE(SUBSTR(%(expressions)s, 1, 19), ' ', 'T') || '+00:00'"
    postgresql = (
        "TO_CHAR(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')"
        " || '+00:00'"
    )


class MissingReason(_Worded):
    """The reason that a row keeps for the gap in one of its fields; NULL for none."""

    def __init__(self, field: str, path: str = "missing") -> None:
        super().__init__(F(path))
        self.sqlite = (
            "CASE WHEN %(expressions)s = '{}' THEN NULL "
            f"""ELSE JSON_EXTRACT(%(expressions)s, '$."{field}"') END"""
        )
        self.postgresql = f"(%(expressions)s ->> '{field}')"


class LookedUp(_Worded):
    """What a mapping of texts says of an expression; NULL for what is not in it."""

    def __init__(self, key: Any, mapping: Mapping[str, str]) -> None:
        plain = {str(code): str(word) for code, word in mapping.items()}
        super().__init__(Value(json.dumps(plain), TEXT), key)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="""JSON_EXTRACT(%(expressions)s || '"')""",
            arg_joiner=""", '$."' || """,
            **extra,
        )

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(
            compiler,
            connection,
            template="(%(expressions)s)",
            arg_joiner="::jsonb ->> ",
            **extra,
        )


class JoinedTexts(Subquery):
    """The texts of a queryset in its order, in one cell, as `packed` joins them."""

    output_field = TEXT

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "(SELECT GROUP_CONCAT(item, '; ') FROM (%(subquery)s))"
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "ARRAY_TO_STRING(ARRAY(%(subquery)s), '; ')"
        return self.as_sql(compiler, connection, template=template, **extra)


def listed(rows: QuerySet[Any, Any], item: Any) -> JoinedTexts:
    """One text of each of the rows; keys and codes, or texts that `packed` escaped."""
    return JoinedTexts(rows.values(item=item))


def packed(text: Any) -> Replace:
    """A text as it stands in a list: as `cell_text.packed` writes it."""
    marked = Replace(text, Value("%"), Value(PERCENT))
    return Replace(marked, Value(";"), Value(SEMICOLON))


def truth(path: str) -> Case:
    """ "true", "false" or NULL."""
    return Case(
        When(**{path: True}, then=Value("true")),
        When(**{path: False}, then=Value("false")),
        output_field=TEXT,
    )
