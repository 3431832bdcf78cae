"""Filters by kind of value: several of a list, one of a list, a year, words."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError

from dialogues.filters.unknown import UNKNOWN
from dialogues.models import name_key

LONGEST = 200
MOST_WORDS = 30
#: Values of one filter, and of all parameters of an address together.
MOST_VALUES, MOST_TOGETHER = 30, 90
YEAR = re.compile(r"[1-9][0-9]{3}")
REF = re.compile(r"[A-Z]{1,2}[0-9]{1,10}")


class SeveralField(forms.MultipleChoiceField):
    """Values of a list, any number of them; every one that is not there is named."""

    def __init__(self, *, choices=(), **kwargs):
        # Wrapped, or every form would copy every choice: most of the time of a page.
        super().__init__(choices=lambda: choices, **kwargs)

    def to_python(self, value):
        return list(dict.fromkeys(super().to_python(value)))

    def validate(self, value):
        wrong = [each for each in value if each and not self.valid_value(each)]
        if wrong:
            raise ValidationError([unknown_value(each) for each in wrong])


class RefsField(SeveralField):
    """Record numbers of one authority, of those that the user may find.

    What does not exist and what the user may not find are refused in the same words.
    """

    def __init__(self, *, find, unknown, **kwargs):
        """`find` gives the authorities with these numbers that the user may find."""
        super().__init__(**kwargs)
        self.find, self.unknown = find, unknown
        #: Number to name, and number to primary key, of the values that were found.
        self.names: dict[str, str] = {}
        self.keys: dict[str, int] = {}

    def validate(self, value):
        numbers = [each for each in value if REF.fullmatch(each)]
        if numbers:
            for found in self.find(numbers).only("ref", "name"):
                self.names[found.ref], self.keys[found.ref] = found.name, found.pk
        self.choices = [*self.names.items(), (UNKNOWN, self.unknown)]
        super().validate(value)


class OneField(forms.ChoiceField):
    """One value of a list."""

    def validate(self, value):
        if value and not self.valid_value(value):
            raise unknown_value(value)


class YearField(forms.CharField):
    """A year of four digits."""

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        if not YEAR.fullmatch(text):
            raise ValidationError(
                "A year has four digits, for example 1993.",
                code="not_a_year",
                params={"value": text},
            )
        return int(text)


class SearchWordsField(forms.CharField):
    """Words to search for, as typed; they are folded when they are looked for."""

    def clean(self, value):
        text = " ".join(super().clean(value).split())
        if not text:
            return text
        words = folded_words(text)
        if not words:
            raise ValidationError(
                "There is no letter or digit to search for.",
                code="no_words",
                params={"value": text},
            )
        if len(words) > MOST_WORDS:
            raise ValidationError(
                f"Search for at most {MOST_WORDS} different words.",
                code="too_many_words",
                params={"value": text},
            )
        return text


def folded_words(text: str) -> list[str]:
    """The different words of a text, folded as names are for searching."""
    return list(dict.fromkeys(name_key(text).split()))


def unknown_value(value: str) -> ValidationError:
    return ValidationError(
        "The filter has no such value.", code="unknown_value", params={"value": value}
    )


class SeveralFilter(django_filters.Filter):
    field_class = SeveralField


class Refs(django_filters.Filter):
    field_class = RefsField


class One(django_filters.Filter):
    field_class = OneField


class Year(django_filters.Filter):
    field_class = YearField


class WordsFilter(django_filters.Filter):
    field_class = SearchWordsField
