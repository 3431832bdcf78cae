"""The value of a filter that asks for what nobody stated."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

UNKNOWN = "unknown"
NOT_STATED = "Not stated"


def with_unknown(
    choices: Iterable[tuple[str, str]], label: str = NOT_STATED
) -> list[tuple[str, str]]:
    """The choices and, last, the one for a missing value, where it is not there yet."""
    listed = [(str(code), str(name)) for code, name in choices if code != UNKNOWN]
    return [*listed, (UNKNOWN, label)]


def has(rows: QuerySet) -> Q:
    """Dialogues that have one of the rows."""
    return Q(pk__in=rows.order_by().values("dialogue"))


def exists(rows: QuerySet) -> Exists:
    """The same asked dialogue by dialogue: for a part of a longer condition.

    PostgreSQL reads a large list anew for each dialogue where it is negated or one of
    several ways; this goes by the index.
    """
    return Exists(rows.order_by().filter(dialogue=OuterRef("pk")))


def any_of(values: Iterable[str], chosen: QuerySet, every: QuerySet) -> Q:
    """Dialogues with one of the chosen rows, or with no row where that is asked for."""
    asked = set(values)
    if UNKNOWN not in asked:
        return has(chosen)
    if asked == {UNKNOWN}:
        return ~Q(exists(every))
    return Q(exists(chosen)) | ~Q(exists(every))


def column_in(column: str, values: Iterable[str]) -> Q:
    """Rows whose column holds one of the values; an empty one is unknown."""
    asked = list(values)
    return Q(**{f"{column}__in": [*asked, ""] if UNKNOWN in asked else asked})
