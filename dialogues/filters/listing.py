"""What the filters of the lists share: values that may be missing, orders, records."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dialogues.filters import values
from dialogues.filters.strict import StrictFilterSet
from dialogues.filters.unknown import UNKNOWN
from dialogues.filters.values import One, OneField, SeveralField
from dialogues.lookup import Typed
from dialogues.lookup.typed import Word, begun
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


def has_name(text: str, others: type[Any] | None = None) -> Q:
    """Records one of whose names has each word, begun as typed or sounding like it."""
    found = Q()
    for word in Typed.of(text).words:
        wanted = _in_name(word)
        if others is not None:
            also = others._default_manager.filter(wanted).values(others.owner)
            wanted |= Q(pk__in=also)
        found &= wanted
    return found


def _in_name(word: Word) -> Q:
    wanted = begun("name_key", word.text)
    heard = Q()
    for sound in word.sounds:
        heard &= begun("sound_key", sound)
    return wanted | heard if heard else wanted


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


class Several(values.Several):
    """A filter by any of several values of a list."""

    field_class = AnyOrSeveralField


class RefField(OneField):
    """The number of a record that the user may know of."""

    #: The records, as a queryset that is already `visible_to` the user.
    records: QuerySet[Any] | None = None

    def valid_value(self, value):
        return self.record(value) is not None

    def record(self, ref: str) -> Any:
        if self.records is None or "\x00" in ref:
            return None
        return self.records.filter(ref=ref).first()


class Ref(One):
    """A filter by one record, whose name says what is asked for."""

    field_class = RefField


class ListFilterSet(StrictFilterSet):
    """The filters of a list of authorities, with its orders."""

    #: Order -> its words, and what the rows are ordered by; the first is the usual one.
    sorts: Mapping[str, str] = {}
    orders: Mapping[str, Sequence[Any]] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.defaults = {"sort": next(iter(self.sorts))}
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
        return queryset.order_by(*self.orders[value or self.defaults["sort"]])

    @property
    def user(self):
        return self.request.user

    def word_for(self, name: str, value: str) -> str:
        if name == "q":
            return f"“{value}”"
        if name in self.records():
            return str(self.form.fields[name].record(value) or value)
        return super().word_for(name, value)
