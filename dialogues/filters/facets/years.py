"""How many of the dialogues may have been under way in each year."""

from itertools import accumulate

from django.db.models import Count, Func, IntegerField, QuerySet


class YearOf(Func):
    """The year of a day. SQLite keeps days as text, and has no function for it."""

    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **_):
        template = "CAST(SUBSTR(%(expressions)s, 1, 4) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler, connection, **_):
        template = "EXTRACT(YEAR FROM %(expressions)s)::integer"
        return self.as_sql(compiler, connection, template=template)


def years_of(dialogues: QuerySet) -> list[tuple[int, int]]:
    """Each year with its number, in order; an open side counts to the edge."""
    spans = list(
        dialogues.order_by()
        .values_list(YearOf("start_earliest"), YearOf("end_latest"))
        .annotate(Count("pk"))
    )
    known = [year for start, end, _ in spans for year in (start, end) if year]
    if not known:
        return []
    first, last = min(known), max(known)
    changes = [0] * (last - first + 2)
    for start, end, number in spans:
        changes[(start or first) - first] += number
        changes[(end or last) - first + 1] -= number
    running = list(accumulate(changes))[:-1]
    return list(zip(range(first, last + 1), running, strict=True))
