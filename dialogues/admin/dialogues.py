"""The record with all its rows on one page, for curators."""

from collections.abc import Sequence

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html

from dialogues.actions.changes import finish
from dialogues.actions.rows import new_key, put_in_order
from dialogues.admin.base import CuratorAdmin, CuratorsOnly, GuardedForm
from dialogues.models import (
    Citation,
    Dialogue,
    DialogueCountry,
    DialogueName,
    Disagreement,
    Link,
    Meeting,
    Move,
    OrganisationRole,
    Outcome,
    Participation,
    Party,
    Row,
    SecrecyPeriod,
    SourceEntry,
    TrackClaim,
)
from dialogues.rules import chain
from dialogues.search import found_by_words

#: Keys to records with a page of their own: found by typing, not in a list of all.
TYPED = ("person", "organisation", "source", "other_dialogue", "hosts", "functions")


class RowInline(CuratorsOnly, admin.StackedInline):
    """The rows of one kind; they may point to rows of the same record only."""

    extra = 0
    fk_name = "dialogue"
    #: What the name of a row reads besides the row.
    list_select_related: Sequence[str] = ()
    classes = ["collapse"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        named = self.list_select_related
        return rows.select_related(*named) if named else rows

    def get_exclude(self, request, obj=None):
        return [
            *(super().get_exclude(request, obj) or ()),
            *(f.name for f in self.model._meta.fields if f.name.endswith("_earliest")),
            *(f.name for f in self.model._meta.fields if f.name.endswith("_latest")),
        ]

    def get_autocomplete_fields(self, request):
        names = {field.name for field in self.model._meta.get_fields()}
        return [name for name in TYPED if name in names]

    def get_formset(self, request, obj=None, **kwargs):
        request.record = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        related = db_field.related_model
        if not issubclass(related, Row):
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        rows = related._default_manager.filter(dialogue=request.record)
        field = super().formfield_for_foreignkey(
            db_field, request, queryset=rows, **kwargs
        )
        # Asked once a page: a record has a hundred citations with ten such fields.
        kept = request.__dict__.setdefault("row_choices", {})
        if related not in kept:
            kept[related] = [(row.pk, label_of(row)) for row in rows]
        field.choices = [("", "---------"), *kept[related]]
        return field


def label_of(row: Row) -> str:
    """A row in a list of choices, for curators, who may read every name."""
    if isinstance(row, Participation):
        return f"{row.key} {row.person or row.organisation or row.unnamed_as}"
    return f"{row.key} {row}"


class MoveFormSet(BaseInlineFormSet):
    """Refuses turning points that do not follow from one another."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        moves = [
            form.instance
            for form in self.forms
            if form not in self.deleted_forms
            and (form.instance.pk or form.has_changed())
        ]
        turns = [move.as_turn() for move in moves]
        read = chain.read_chain(chain.in_order(turns), end=self.instance.end)
        if read.faults:
            raise ValidationError([fault.sentence for fault in read.faults])


def rows_of(row_model: type[Row], **attributes) -> type[RowInline]:
    name = f"{row_model.__name__}Inline"
    return type(name, (RowInline,), {"model": row_model, **attributes})


class DialogueNameInline(CuratorsOnly, admin.TabularInline):
    model = DialogueName
    extra = 0


class CountryInline(CuratorsOnly, admin.TabularInline):
    model = DialogueCountry
    extra = 0


@admin.register(Dialogue)
class DialogueAdmin(CuratorAdmin):
    """Changes go the way of every change: chain checked, columns derived, revision."""

    form = GuardedForm
    view_on_site = False
    list_display = ["title", "ref", "review_status", "start", "end", "first_track"]
    list_filter = ["review_status", "first_track", "status"]
    search_fields = ["title", "ref", "slug"]
    readonly_fields = [
        "ref",
        "review",
        "public_from",
        "created_by",
        "version",
        "start",
        "first_track",
        "current_track",
        "realised_moves",
        "turning_points",
        "participant_count",
        "meeting_count",
        "names_need_source",
    ]
    exclude = ["end_earliest", "end_latest"]
    autocomplete_fields = ["conflicts", "regions", "purposes", "forms", "editors"]
    inlines = [
        DialogueNameInline,
        CountryInline,
        rows_of(SourceEntry),
        rows_of(Party),
        rows_of(Move, formset=MoveFormSet, autocomplete_fields=["term"]),
        rows_of(Participation),
        rows_of(OrganisationRole),
        rows_of(Meeting),
        rows_of(TrackClaim),
        rows_of(SecrecyPeriod),
        rows_of(Outcome),
        rows_of(Link),
        rows_of(Disagreement),
        rows_of(Citation, list_select_related=["entry"]),
    ]

    @admin.display(description="review")
    def review(self, record: Dialogue) -> str:
        return format_html(
            '{} <a href="{}">Review steps</a>',
            record.get_review_status_display(),
            reverse("workspace_record", args=[record.ref]),
        )

    def has_add_permission(self, request, obj=None):
        return False  # A record begins with its opening: the form for that is /new/.

    def has_delete_permission(self, request, obj=None):
        return False  # A record is withdrawn, never lost.

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        by_words = queryset.filter(found_by_words(request.user, search_term))
        return (found | by_words if search_term else found), may_repeat

    def save_model(self, request, obj, form, change):
        obj.version += 1
        obj.changed_in = obj.version
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for row in formset.save(commit=False):
            if isinstance(row, Row):
                self.number_row(form.instance, row)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()

    def number_row(self, record: Dialogue, row: Row) -> None:
        row.changed_in = record.version
        if not row.key:
            row.key = new_key(record, type(row))
            last = type(row)._default_manager.filter(dialogue=record)
            row.position = (last.aggregate(n=models.Max("position"))["n"] or 0) + 1

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        put_in_order(form.instance)
        finish(form.instance, by=request.user, why=form.cleaned_data.get("why", ""))
