"""A set of filters that refuses what it does not know and says what it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

import django_filters
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.http import QueryDict

from dialogues.filters.saved import NAME
from dialogues.filters.values import (
    LONGEST,
    MOST_TOGETHER,
    MOST_VALUES,
    SeveralField,
)
from dialogues.models import SavedFilter
from dialogues.models.fields import hidden_character

#: The filters of a span of years, as a chip begins.
YEARS = {"year_from": "From", "year_to": "To"}


@dataclass(frozen=True, slots=True)
class FilterError:
    """One thing that is wrong with the question."""

    code: str
    parameter: str
    value: str
    message: str

    @property
    def name(self) -> str:
        """The parameter, fit to be shown."""
        return legible(self.parameter)

    @property
    def asked(self) -> str:
        """The part of the address that is wrong, fit to be shown."""
        return legible(
            f"{self.parameter}={self.value}" if self.value else self.parameter
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, with the query string of the same question without it."""

    parameter: str
    value: str
    label: str
    query: str


def legible(text: str, longest: int = 60) -> str:
    """A text from an address with hidden characters spelt out, and cut if long."""
    plain = "".join(
        f"\\u{ord(each):04x}" if hidden_character(each) else each for each in text
    )
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def too_many_values(data: QueryDict) -> FilterError | None:
    """What to say of an address that gives more values than are looked up."""
    given = {name: len(values) for name, values in data.lists()}
    if not given:
        return None
    name, most = max(given.items(), key=lambda pair: pair[1])
    together = sum(given.values())
    if most > MOST_VALUES:
        words = f"A filter takes at most {MOST_VALUES} values, and this one has {most}."
    elif together > MOST_TOGETHER:
        words = (
            f"All filters together take at most {MOST_TOGETHER} values, and "
            f"{together} are given."
        )
    else:
        return None
    return FilterError("too_many_values", name, "", words)


class StrictForm(forms.Form):
    """Refuse parameters without a field: a misspelt filter would select everything."""

    #: Parameters of the page that are no filters; the view checks their values.
    others: frozenset[str] = frozenset()

    def full_clean(self):
        """Look at no value where there are too many."""
        error = too_many_values(self.data) if self.is_bound else None
        if error is None:
            super().full_clean()
            return
        self._errors, self.cleaned_data = ErrorDict(), {}
        params = {"parameter": error.parameter, "value": error.value}
        self.add_error(None, ValidationError(error.message, error.code, params))

    def clean(self):
        for name in self.data:
            for code, message, value in self._problems_with(name):
                error = ValidationError(
                    message, code, params={"parameter": name, "value": value}
                )
                self.add_error(name if name in self.fields else None, error)
        self._check_years()
        return self.cleaned_data

    def _problems_with(self, name: str) -> Iterable[tuple[str, str, str]]:
        values = self.data.getlist(name)
        if name not in self.fields and name not in self.others:
            yield "unknown_filter", "There is no such filter.", values[0]
            return
        if name == NAME and len(values) == 1:  # what is there stands in its place
            yield "unknown_saved", "There is no such saved filter.", values[0]
        field = self.fields.get(name)
        if len(values) > 1 and not isinstance(field, SeveralField):
            yield "given_twice", "This filter takes one value.", values[1]
        for value in dict.fromkeys(values):
            if name in self.errors:
                continue
            if not value and isinstance(field, forms.ChoiceField):
                yield "no_value", "This filter has no value.", value
            if hidden_character(value):
                yield "hidden_character", "A value holds a hidden character.", value
            if len(value) > LONGEST:
                yield "too_long", f"A value has at most {LONGEST} characters.", value

    def _check_years(self):
        first = self.cleaned_data.get("year_from")
        last = self.cleaned_data.get("year_to")
        if first and last and first > last:
            error = ValidationError(
                f"No year is after {first} and before {last}: the first is the later.",
                code="empty_range",
                params={"parameter": "year_from", "value": str(first)},
            )
            self.add_error(None, error)


class StrictFilterSet(django_filters.FilterSet):
    """Repeated values of one filter mean any of them; different filters mean all.

    Starts from a queryset that is already `visible_to` the user of the request.
    """

    others = frozenset({"page", "per_page", NAME})
    #: The saved filter whose parameters these are, if the address names one.
    saved: SavedFilter | None = None
    #: Values that mean the same as leaving the filter out.
    defaults: dict[str, str] = {}

    class Meta:
        form = StrictForm

    def get_form_class(self):
        form_class = super().get_form_class()
        form_class.others = self.others
        return form_class

    @property
    def qs(self) -> QuerySet:
        """The rows that are asked for; none if the question is at fault."""
        if not hasattr(self, "_qs"):
            self._qs = self.narrowed()
        return self._qs

    def narrowed(self, *without: str) -> QuerySet:
        """The rows under all filters but those named."""
        if not self.is_valid():
            return self.queryset.none()
        queryset = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name not in without:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    # What is asked for

    def values(self) -> dict[str, list[str]]:
        """The valid values of each parameter in use, in the order of the filters."""
        self.form.is_valid()
        found = {}
        for name in self.filters:
            value = self.form.cleaned_data.get(name)
            several = value if isinstance(value, list) else [value]
            used = [str(each) for each in several if each not in (None, "")]
            if used and used != [self.defaults.get(name)]:
                found[name] = used
        return found

    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year asked for."""
        self.form.is_valid()
        asked = self.form.cleaned_data
        return asked.get("year_from"), asked.get("year_to")

    def filters_in_use(self) -> dict[str, list[str]]:
        """As `values`, without the order of the rows."""
        return {name: used for name, used in self.values().items() if name != "sort"}

    def query_string(self, *without: str, **instead: str | Iterable[str]) -> str:
        """The question as a query string, one spelling for each question.

        Leave out whole parameters, or put other values in their place.
        """
        asked = {**self.values(), **{name: _listed(v) for name, v in instead.items()}}
        query = QueryDict(mutable=True)
        for name in self.filters:
            if asked.get(name) and name not in without:
                query.setlist(name, asked[name])
        return query.urlencode()

    def pairs(self) -> list[tuple[str, str]]:
        """Parameters and values in use, for a form that carries the question on."""
        return [(name, each) for name, used in self.values().items() for each in used]

    def chips(self) -> list[Chip]:
        """Every value in use, each with the question without it."""
        return [
            Chip(name, value, self.label_of(name, value), self._query_less(name, value))
            for name, used in self.filters_in_use().items()
            for value in used
        ]

    def _query_less(self, name: str, value: str) -> str:
        rest = [each for each in self.values()[name] if each != value]
        return self.query_string(**{name: rest})

    def said(self, phrases: dict[str, str]) -> list[str]:
        """The phrase of each filter in use, with the words of its values."""
        used = self.filters_in_use()
        return [
            phrase.format(self.words_for(name))
            for name, phrase in phrases.items()
            if name in used
        ]

    def label_of(self, name: str, value: str) -> str:
        """A filter with its value in a few words."""
        if name in YEARS:
            return f"{YEARS[name]} {value}"
        return f"{self.filters[name].label}: {self.word_for(name, value)}"

    def word_for(self, name: str, value: str) -> str:
        """A value as readers know it."""
        choices = dict(getattr(self.form.fields[name], "choices", ()))
        return str(choices.get(value, value))

    def words_for(self, name: str) -> str:
        """The values of a filter joined with "or"."""
        words = [self.word_for(name, each) for each in self.values().get(name, ())]
        return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)

    def sentence(self) -> str:
        """The question in words."""
        raise NotImplementedError

    # What is wrong with it

    @property
    def filter_errors(self) -> list[FilterError]:
        """Everything that is wrong with the question."""
        return [
            self._filter_error("" if name == NON_FIELD_ERRORS else name, error)
            for name, errors in self.form.errors.as_data().items()
            for error in errors
        ]

    def _filter_error(self, name: str, error: ValidationError) -> FilterError:
        params = error.params or {}
        parameter = params.get("parameter", name)
        asked = params.get("value", self.data.get(parameter, ""))
        return FilterError(error.code or "", parameter, str(asked), error.messages[0])

    def nearest_valid(self) -> "StrictFilterSet":
        """The nearest question: misspelt words put right or left out."""
        query = QueryDict(self.query_string(), mutable=True)
        for error in self.filter_errors:
            if error.code == "unknown_filter":
                self._fix_name(query, error)
            elif error.code == "unknown_value":
                for value in self._nearest(error.parameter, error.value):
                    query.appendlist(error.parameter, value)
            elif error.code == "empty_range":
                first, last = query.pop("year_from"), query.pop("year_to")
                query.setlist("year_from", last)
                query.setlist("year_to", first)
        nearest = self._asked_anew(query)
        return nearest if nearest.is_valid() else self._asked_anew(QueryDict())

    def _asked_anew(self, query: QueryDict) -> "StrictFilterSet":
        return type(self)(query, self.queryset, request=self.request)

    def _fix_name(self, query: QueryDict, error: FilterError) -> None:
        for name in get_close_matches(error.parameter, self.filters, n=1):
            if name not in query:
                candidate = QueryDict(mutable=True)
                candidate.setlist(name, self.data.getlist(error.parameter))
                if self._asked_anew(candidate).is_valid():
                    query.setlist(name, candidate.getlist(name))

    def _nearest(self, name: str, value: str) -> list[str]:
        choices = getattr(self.form.fields[name], "choices", ())
        codes = [str(code) for code, _ in choices]
        return get_close_matches(value.lower(), codes, n=1)


def _listed(value: str | Iterable[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
