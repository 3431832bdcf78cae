"""People, organisations, conflicts, sources and vocabularies."""

from django.contrib import admin

from dialogues.actions.authorities import record_authority
from dialogues.admin.base import CuratorAdmin, CuratorsOnly, ReasonForm
from dialogues.models import (
    Conflict,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Revision,
    Source,
    Term,
)


class AuthorityAdmin(CuratorAdmin):
    """Saves with its names, then stores one revision of the whole."""

    form = ReasonForm
    readonly_fields = ["ref"]
    view_on_site = False

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record_authority(
            authority=form.instance,
            by=request.user,
            why=form.cleaned_data.get("why", ""),
        )


class AuthorityNameInline(CuratorsOnly, admin.TabularInline):
    extra = 0


class PersonNameInline(AuthorityNameInline):
    model = PersonName


class OrganisationNameInline(AuthorityNameInline):
    model = OrganisationName
    exclude = ["used_earliest", "used_latest"]


@admin.register(Person)
class PersonAdmin(AuthorityAdmin):
    inlines = [PersonNameInline]
    list_display = ["name", "ref"]
    search_fields = ["name", "name_key", "names__name", "names__name_key", "ref"]


@admin.register(Organisation)
class OrganisationAdmin(AuthorityAdmin):
    inlines = [OrganisationNameInline]
    list_display = ["name", "kind", "country", "ref"]
    list_select_related = ["kind"]
    list_filter = ["kind"]
    autocomplete_fields = ["kind", "parent"]
    search_fields = ["name", "name_key", "names__name", "names__name_key", "ref"]


@admin.register(Conflict)
class ConflictAdmin(AuthorityAdmin):
    list_display = ["name", "ref"]
    search_fields = ["name", "name_key", "ref"]


@admin.register(Source)
class SourceAdmin(AuthorityAdmin):
    list_display = ["title", "kind", "publisher", "year", "access", "ref"]
    list_filter = ["kind", "access"]
    search_fields = ["title", "title_key", "author", "publisher", "url", "doi", "ref"]


@admin.register(Term)
class TermAdmin(CuratorAdmin):
    list_display = ["label", "vocabulary", "code", "definition"]
    list_filter = ["vocabulary"]
    search_fields = ["label", "code"]

    def get_readonly_fields(self, request, obj=None):
        return ["vocabulary", "code"] if obj else []


@admin.register(Revision)
class RevisionAdmin(CuratorAdmin):
    """The states of all records, to read; nobody changes history."""

    list_display = ["ref", "number", "made_at", "made_by", "why"]
    list_select_related = ["made_by"]
    search_fields = ["ref"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
