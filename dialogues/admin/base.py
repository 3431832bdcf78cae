"""What every admin page shares: for curators only, and a save leaves a revision."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError

from dialogues import access

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


class CuratorsOnly:
    """Rights in the admin are those of `access`: curators see and change everything."""

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
