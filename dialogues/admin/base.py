"""What every admin page shares: for curators only, and a save leaves a revision."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from dialogues import access


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
