"""What every admin page shares: for curators only, and a save leaves a revision."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput, JSONString

from dialogues import access
from dialogues.texts import read_storable_json

NUMBER = re.compile(r"[0-9]{1,18}")


class NumbersOnly:
    """Shows no choice that is not a number: Django would look up a forged one and fail.

    The field refuses it all the same.
    """

    def optgroups(self, name, value, attrs=None):
        numbers = [each for each in value if NUMBER.fullmatch(str(each))]
        return super().optgroups(name, numbers, attrs)


class FoundByTyping(NumbersOnly, AutocompleteSelect):
    """One record, found by typing."""


class SeveralFoundByTyping(NumbersOnly, AutocompleteSelectMultiple):
    """Any number of records, found by typing."""


class JsonInput(forms.JSONField):
    """Refuses what Django would fail over: deep nesting, huge numbers, odd escapes."""

    def to_python(self, value):
        if not isinstance(value, str) or value in self.empty_values:
            return super().to_python(value)
        try:
            found = read_storable_json(value)
        except ValueError as error:
            words = self.error_messages["invalid"]
            raise ValidationError(words, code="invalid") from error
        return JSONString(found) if isinstance(found, str) else found

    def bound_data(self, data, initial):
        if not isinstance(data, str):
            return super().bound_data(data, initial)
        try:
            return read_storable_json(data)
        except ValueError:
            return InvalidJSONInput(data)


class CuratorsOnly:
    """Rights in the admin are those of `access`: curators see and change everything."""

    formfield_overrides = {models.JSONField: {"form_class": JsonInput}}

    def has_module_permission(self, request):
        return access.may_curate(request.user)

    def has_view_permission(self, request, obj=None):
        return access.may_curate(request.user)

    def has_add_permission(self, request, obj=None):
        return access.may_curate(request.user)

    def has_change_permission(self, request, obj=None):
        return access.may_curate(request.user)

    def has_delete_permission(self, request, obj=None):
        return access.may_curate(request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = FoundByTyping(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SeveralFoundByTyping(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class CuratorAdmin(CuratorsOnly, admin.ModelAdmin):
    """A page for curators. Nothing is removed in bulk: each removal is looked at."""

    list_per_page = 50

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class ReasonForm(forms.ModelForm):
    """A form that asks why, for the revision."""

    why = forms.CharField(
        label="Why this change",
        max_length=300,
        required=False,
        help_text="Stands in the history of the record.",
    )


class GuardedForm(ReasonForm):
    """A form that is refused if the record changed after it was opened."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened_at"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        records = type(self.instance)._default_manager.select_for_update()
        stored = records.get(pk=self.instance.pk)
        if stored.version != cleaned.get("opened_at"):
            raise ValidationError(
                "This record was changed while you wrote (version %(version)s). Open "
                "it in a second window, compare, and enter your changes there.",
                code="stale",
                params={"version": stored.version},
            )
        return cleaned
