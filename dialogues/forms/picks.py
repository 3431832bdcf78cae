"""Choices among records, compared in memory: nothing typed reaches the database."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db import models

BLANK = "—"


class _Picks:
    """What the field for one and the field for many share.

    The value of a choice is what people could read in an address: the key of a row,
    the code of a term, the number of a record.
    """

    choices: Any

    def offer(
        self,
        records: Iterable[models.Model],
        *,
        value: str,
        label: Callable[[Any], Any] = str,
        blank: str | None = None,
    ) -> None:
        """Offer these records, each under its attribute `value`."""
        found = list(records)
        self.by_value = {str(getattr(each, value)): each for each in found}
        self.value_of = {each.pk: str(getattr(each, value)) for each in found}
        empty = [] if blank is None else [("", blank)]
        self.choices = empty + [
            (text, label(each)) for text, each in self.by_value.items()
        ]

    def written(self, value: Any) -> Any:
        """A record or its primary key as the value of its choice."""
        if isinstance(value, models.Model):
            value = value.pk
        return self.value_of.get(value, "") if isinstance(value, int) else value


class PickField(_Picks, forms.TypedChoiceField):
    """One record of those offered, or None."""

    def __init__(self, **kwargs):
        super().__init__(coerce=lambda value: self.by_value[value], **kwargs)
        self.empty_value = None

    def prepare_value(self, value):
        return self.written(value)


class PickManyField(_Picks, forms.TypedMultipleChoiceField):
    """Any number of the records offered, as a list."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(coerce=lambda value: self.by_value[value], **kwargs)
        self.empty_value = []

    def prepare_value(self, value):
        if isinstance(value, (list, tuple, models.QuerySet)):
            return [self.written(each) for each in value]
        return value


def like(field: forms.Field, made: type[forms.Field], **kwargs) -> Any:
    """A field of another class that says the same words as `field`."""
    return made(
        label=field.label, help_text=field.help_text, required=field.required, **kwargs
    )
