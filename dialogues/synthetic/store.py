"""Collects rows and writes them by the thousand, with primary keys of its own."""

from collections import Counter, defaultdict
from typing import Any, TypeVar

from django.core.management.color import no_style
from django.db import connection, models, transaction

from dialogues.models import PublicState, RefCounter
from dialogues.models.refs import Referenced
from dialogues.synthetic.writing import write

AnyModel = TypeVar("AnyModel", bound=models.Model)


class Store:
    """Rows to be written to tables that were empty when it was made.

    Nothing else writes meanwhile, so the rows can point to one another before any of
    them is in the database.
    """

    def __init__(self) -> None:
        self.made: Counter[type[models.Model]] = Counter()
        self._waiting: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self._through: dict[tuple[type[models.Model], str], tuple[Any, str, str]] = {}

    def add(self, row: AnyModel) -> AnyModel:
        """Take a row in; it has its primary key, and its number, from here on."""
        model = type(row)
        self.made[model] += 1
        row.pk = self.made[model]
        if isinstance(row, Referenced):
            row.ref = str(RefCounter(prefix=row.ref_prefix, last=row.pk))
        self._waiting[model].append(row)
        return row

    def join(self, row: models.Model, name: str, pk: int) -> None:
        """Add one record to a many-to-many field of a row."""
        key = type(row), name
        if key not in self._through:
            field: Any = row._meta.get_field(name)
            names = (
                f"{field.m2m_field_name()}_id",
                f"{field.m2m_reverse_field_name()}_id",
            )
            self._through[key] = field.remote_field.through, *names
        through, own, other = self._through[key]
        self.add(through(**{own: row.pk, other: pk}))

    def flush(self) -> None:
        """Write everything that waits, in one transaction."""
        with transaction.atomic():
            for model, rows in self._waiting.items():
                write(model, rows)
        self._waiting.clear()

    def finish(self) -> None:
        """Say which numbers are given, and tell the database what it holds."""
        self.flush()
        for model, last in self.made.items():
            if issubclass(model, Referenced):
                RefCounter.objects.update_or_create(
                    prefix=model.ref_prefix, defaults={"last": last}
                )
        PublicState.move_on()
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), list(self.made)):
                cursor.execute(sql)
            if connection.vendor == "postgresql":
                # It would gather these soon by itself; SQLite never does.
                cursor.execute("ANALYZE")
