"""How many dialogues each value has: one query over pairs of a value and a dialogue."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Aggregate, QuerySet, TextField


@dataclass(slots=True)
class Tally:
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


def tally(*pairs: QuerySet, once: bool = False) -> Tally:
    """Count all values. Each queryset has a `value` and a `record`, the dialogue.

    `once`: no pair comes twice, so that none has to be looked for.
    """
    sql, params = _pairs(pairs, once=once)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH pairs (value, record) AS ({sql}) "  # noqa: S608
            "SELECT 1, value, COUNT(*) FROM pairs GROUP BY value "
            "UNION ALL SELECT 0, NULL, COUNT(DISTINCT record) FROM pairs",
            params,
        )
        rows = cursor.fetchall()
    counts = {value: count for own, value, count in rows if own}
    every = next(count for own, _, count in rows if not own)
    return Tally(counts, every, len(counts))


def most_frequent(
    *pairs: QuerySet,
    first: Iterable[int] = (),
    start: int = 0,
    most: int,
    once: bool = False,
) -> Tally:
    """Count some of the values: those of `first`, then the most frequent."""
    sql, params = _pairs(pairs, once=once)
    ahead = [int(each) for each in first]
    place = f"CASE WHEN value IN ({', '.join(map(str, ahead))}) THEN 0 ELSE 1 END, "
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH pairs (value, record) AS ({sql}), "  # noqa: S608
            "tallied AS (SELECT value, COUNT(*) AS number FROM pairs GROUP BY value) "
            "SELECT value, number, (SELECT COUNT(*) FROM tallied), "
            "(SELECT COUNT(DISTINCT record) FROM pairs) FROM tallied "
            f"ORDER BY {place if ahead else ''}number DESC, value "
            f"LIMIT {int(most)} OFFSET {int(start)}",
            params,
        )
        rows = cursor.fetchall()
    if not rows:
        return Tally()
    return Tally({row[0]: row[1] for row in rows}, rows[0][3], rows[0][2])


def _pairs(pairs: tuple[QuerySet, ...], *, once: bool) -> tuple[str, tuple]:
    first, *rest = (each.order_by().values_list("value", "record") for each in pairs)
    if rest:
        return first.union(*rest).query.sql_with_params()
    return (first if once else first.distinct()).query.sql_with_params()
