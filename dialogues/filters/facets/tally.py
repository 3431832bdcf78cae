"""How many dialogues each value has: one query over pairs of a value and a dialogue."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Aggregate, QuerySet, TextField

#: Dialogues of each of many values. SQLite sorts by value and counts what differs;
#: PostgreSQL would sort anew within each value, and is quicker by a hash of the pairs.
MANY_VALUES = {
    "sqlite": "SELECT value, COUNT(DISTINCT record) FROM pairs GROUP BY value",
    "postgresql": "SELECT value, COUNT(*) FROM (SELECT DISTINCT * FROM pairs) AS once "
    "GROUP BY value",
}


@dataclass(slots=True)
class FacetTally:
    """Dialogues of each value, those with any value, and the number of values."""

    counts: dict = field(default_factory=dict)
    any: int = 0
    values: int = 0


class Joined(Aggregate):
    """The different texts of a group, joined with commas in no order."""

    output_field = TextField()
    template = "%(function)s(DISTINCT %(expressions)s)"
    function = "GROUP_CONCAT"

    def as_postgresql(self, compiler, connection, **_):
        template = "STRING_AGG(DISTINCT %(expressions)s, ',')"
        return self.as_sql(compiler, connection, template=template)


def tally(*pairs: QuerySet, once: bool = False, with_any: bool = False) -> FacetTally:
    """Count all values. Each queryset has a `value` and a `record`, the dialogue.

    `once`: no pair comes twice. `with_any`: count the dialogues with any value as well.
    """
    sql, params = _together(pairs)
    number = "COUNT(*)" if once else "COUNT(DISTINCT record)"
    every = " UNION ALL SELECT 0, NULL, COUNT(DISTINCT record) FROM pairs"
    rows = _ask(
        f"WITH pairs (value, record) AS ({sql}) "  # noqa: S608
        f"SELECT 1, value, {number} FROM pairs GROUP BY value"
        f"{every if with_any else ''}",
        params,
    )
    counts = {value: count for own, value, count in rows if own}
    found = sum(count for own, _, count in rows if not own)
    return FacetTally(counts, found, len(counts))


def most_frequent(
    *pairs: QuerySet,
    first: Iterable[int] = (),
    start: int = 0,
    most: int,
    with_any: bool = False,
) -> FacetTally:
    """Count some of the values: those of `first`, then the most frequent."""
    sql, params = _together(pairs)
    ahead = ", ".join(str(int(each)) for each in first)
    place = f"CASE WHEN value IN ({ahead}) THEN 0 ELSE 1 END, " if ahead else ""
    every = "(SELECT COUNT(DISTINCT record) FROM pairs)" if with_any else "0"
    rows = _ask(
        f"WITH pairs (value, record) AS ({sql}), "  # noqa: S608
        f"tallied (value, number) AS ({MANY_VALUES[connection.vendor]}) "
        f"SELECT value, number, COUNT(*) OVER (), {every} FROM tallied "
        f"ORDER BY {place}number DESC, value LIMIT {int(most)} OFFSET {int(start)}",
        params,
    )
    if not rows:
        return FacetTally()
    return FacetTally({row[0]: row[1] for row in rows}, rows[0][3], rows[0][2])


def _together(pairs: tuple[QuerySet, ...]) -> tuple[str, tuple]:
    first, *rest = (each.order_by().values_list("value", "record") for each in pairs)
    rows = first.union(*rest, all=True) if rest else first
    return rows.query.sql_with_params()


def _ask(sql: str, params: tuple) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
