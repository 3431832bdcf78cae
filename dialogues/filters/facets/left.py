"""The dialogues that are left under all filters but some, each such set found once."""

from collections.abc import Iterable
from json import dumps

from django.db.models import BooleanField, F, Func, QuerySet

from dialogues.filters.dialogues import DialogueFilter
from dialogues.models import Dialogue


class OneOf(Func):
    """Whether a column is one of many numbers, handed over as one parameter."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, column: str, numbers: list[int]):
        super().__init__(F(column))
        self.numbers = numbers

    def as_sqlite(self, compiler, connection, **_):
        column, params = compiler.compile(self.source_expressions[0])
        listed = "SELECT value FROM json_each(%s)"
        return f"{column} IN ({listed})", [*params, dumps(self.numbers)]

    def as_postgresql(self, compiler, connection, **_):
        column, params = compiler.compile(self.source_expressions[0])
        # Not ANY: that is planned number by number.
        listed = "SELECT unnest(%s::bigint[])"
        return f"{column} IN ({listed})", [*params, self.numbers]


class Left:
    """What a question leaves, with and without some of its filters.

    Where filters are in use, the dialogues are looked for once and kept as numbers: a
    dozen counts then rest on the same search.
    """

    def __init__(self, filterset: DialogueFilter):
        self.filterset = filterset
        self._found: dict[frozenset[str], list[int] | None] = {}
        self._sizes: dict[frozenset[str], int] = {}

    def dialogues(self, without: Iterable[str] = ()) -> QuerySet:
        """The dialogues under all filters but those named."""
        numbers = self._numbers(without)
        if numbers is None:
            return self.filterset.queryset.order_by()
        return Dialogue.objects.order_by().filter(OneOf("pk", numbers))

    def rows(
        self, rows: QuerySet, without: Iterable[str] = (), column: str = "dialogue"
    ) -> QuerySet:
        """Of the rows, those that belong to these dialogues."""
        numbers = self._numbers(without)
        if numbers is None:
            visible = self.filterset.queryset.order_by().values("pk")
            return rows.filter(**{f"{column}__in": visible})
        return rows.filter(OneOf(column, numbers))

    def size(self, without: Iterable[str] = ()) -> int:
        """How many dialogues they are."""
        numbers, key = self._numbers(without), self._key(without)
        if numbers is not None:
            return len(numbers)
        if key not in self._sizes:
            self._sizes[key] = self.filterset.queryset.count()
        return self._sizes[key]

    def _key(self, without: Iterable[str]) -> frozenset[str]:
        return frozenset(self.filterset.filters_in_use()) - frozenset(without)

    def _numbers(self, without: Iterable[str]) -> list[int] | None:
        key = self._key(without)
        if key not in self._found:
            self._found[key] = self._look(without) if key else None
        return self._found[key]

    def _look(self, without: Iterable[str]) -> list[int]:
        rows = self.filterset.narrowed(*without).order_by()
        return list(rows.values_list("pk", flat=True))
