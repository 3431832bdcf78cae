"""What the filters of the lists share: values that may be missing, orders, records."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dialogues.filters import values
from dialogues.filters.strict import StrictFilterSet
from dialogues.filters.unknown import UNKNOWN
from dialogues.filters.values import One, OneField, SeveralField
from dialogues.lookup import TypedName
from dialogues.lookup.typed_name import TypedWord, begun
from dialogues.models import Dialogue, Participation, Term

#: A value that nobody stated, as a choice of a list.
NOT_STATED = (UNKNOWN, "not stated")
#: Stands for any value at all.
ALL = "all"


def terms(vocabulary: str) -> list[tuple[str, str]]:
    """Codes and labels of a vocabulary, by label."""
    found = Term.objects.filter(vocabulary=vocabulary).order_by("label")
    return list(found.values_list("code", "label"))


def one_of(asked: Collection[str], column: str, missing: Q) -> Q:
    """Rows that have one of the values; `missing` where "unknown" is among them."""
    wanted = [value for value in asked if value != UNKNOWN]
    found = Q(**{f"{column}__in": wanted})
    return found | missing if UNKNOWN in asked else found


def seen_by(user) -> QuerySet:
    """Keys of the dialogues that the user may see."""
    return Dialogue.objects.visible_to(user).values("pk")


def stays_open_to(user) -> QuerySet:
    """The stays in those dialogues whose name the user may read."""
    stays = Participation.objects.nameable_by(user)
    return stays.filter(dialogue__in=seen_by(user)).order_by()


def dialogues_of(rows: QuerySet, owner: str) -> Coalesce:
    """The number of different dialogues in which the record of a list has such rows."""
    each = rows.order_by().filter(**{owner: OuterRef("pk")}).values(owner)
    counted = each.annotate(n=Count("dialogue", distinct=True)).values("n")
    return Coalesce(Subquery(counted), 0)


def named(rows: QuerySet, text: str, others: type[Any] | None = None) -> QuerySet:
    """The rows that have a name in which each word begins as typed.

    Where there is none, those in which each word begins or sounds like it.
    """
    words = TypedName.of(text).words
    begun_so = rows.filter(_all_words(words, _begins, others))
    if begun_so.exists():
        return begun_so
    return rows.filter(_all_words(words, _sounds, others))


def _all_words(
    words: Sequence[TypedWord],
    condition: Callable[[TypedWord], Q],
    others: type[Any] | None,
) -> Q:
    """Each word stands in a name of the record, not all of them in the same."""
    found = Q()
    for word in words:
        wanted = condition(word)
        if others is not None:
            also = others._default_manager.filter(wanted).values(others.owner)
            wanted |= Q(pk__in=also)
        found &= wanted
    return found


def _begins(word: TypedWord) -> Q:
    return begun("name_key", word.text)


def _sounds(word: TypedWord) -> Q:
    return _begins(word) | word.sounds_like() if word.sounds else _begins(word)


def present(
    choices: Sequence[tuple[str, str]], rows: QuerySet
) -> list[tuple[str, str]]:
    """Those of the countries that rows have; "not stated" where some have none."""
    codes = set(rows.order_by().values_list("country", flat=True).distinct())
    return [pair for pair in choices if pair[0] in codes or pair == NOT_STATED]


class AnyOrSeveralField(SeveralField):
    """Values of a list; "all" asks for nothing, so that a form can say so."""

    def to_python(self, value):
        return [each for each in super().to_python(value) if each != ALL]


class AnyOrSeveralFilter(values.SeveralFilter):
    """A filter by any of several values of a list."""

    field_class = AnyOrSeveralField


class RefField(OneField):
    """The number of a record that the user may know of."""

    #: The records, as a queryset that is already `visible_to` the user.
    records: QuerySet[Any] | None = None

    def valid_value(self, value):
        return self.record(value) is not None

    def record(self, ref: str) -> Any:
        if self.records is None:
            return None
        return self.records.filter(ref=ref).first()


class Ref(One):
    """A filter by one record, whose name says what is asked for."""

    field_class = RefField


class ListFilterSet(StrictFilterSet):
    """The filters of a list of authorities, with its orders."""

    #: Each order in words, both ways round ("-name"); the first is the usual one.
    sorts: Mapping[str, str] = {}
    #: What the rows are ordered by; the other way round the first of it is turned.
    orders: Mapping[str, Sequence[Any]] = {}
    #: Filters that the form carries along unseen: links set them, chips remove them.
    unseen: Collection[str] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.defaults = {**self.defaults, "sort": next(iter(self.sorts))}
        for name, choices in self.choices().items():
            self.filters[name].extra["choices"] = choices

    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """The choices that are read from the database, by filter."""
        return {}

    def offered(self, name: str) -> list[tuple[str, str]]:
        """The values of a filter that the form offers."""
        return list(self.form.fields[name].choices)

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """The records among which a filter by number chooses, by filter."""
        return {}

    def get_form_class(self):
        form_class = super().get_form_class()
        for name, records in self.records().items():
            form_class.base_fields[name].records = records
        return form_class

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without)
        return rows if rows.query.order_by else self.in_order(rows, "sort", "")

    def in_order(self, queryset, name, value):
        return queryset.order_by(*self.ordered(value or self.defaults["sort"]))

    def ordered(self, sort: str) -> Sequence[Any]:
        """What the rows are ordered by, for an order either way round."""
        first, *rest = self.orders[sort.removeprefix("-")]
        return [_turned(first), *rest] if sort.startswith("-") else [first, *rest]

    @property
    def user(self):
        return self.request.user

    def word_for(self, name: str, value: str) -> str:
        if name == "q":
            return f"“{value}”"
        if name in self.records():
            return str(self.form.fields[name].record(value) or value)
        return super().word_for(name, value)


def _turned(order: Any) -> Any:
    """The other way round; what has no value comes last either way."""
    if isinstance(order, str):
        return F(order).desc(nulls_last=True)
    expression = getattr(order, "expression", order)
    return expression.desc(nulls_last=True)
