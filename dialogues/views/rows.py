"""Rows of a record: entered, changed and removed one by one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import PROTECT
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import localize

from dialogues.actions.changes import StaleVersion
from dialogues.actions.rows import remove_row
from dialogues.forms.base import AlreadyMade
from dialogues.forms.compare import opened_with
from dialogues.forms.evidence import CitationForm
from dialogues.forms.kinds import KINDS, Kind
from dialogues.forms.labels import row_label
from dialogues.forms.laid import Guarded
from dialogues.models import Dialogue, Row
from dialogues.views.evidence import next_url, walk_of
from dialogues.views.gates import editable_record
from dialogues.views.stale import answer_stale, chosen_values, who_saved
from dialogues.views.workspace import form_page, posted_once


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404("There is no such kind of row.")
    return KINDS[slug]


def _row(kind: Kind, record: Dialogue, key: str, user) -> Row:
    return get_object_or_404(kind.rows(record, user), key=key)


def _number(kind: Kind, record: Dialogue, row: Row) -> int:
    """The place of a row in its list, as the faults of a chain count it."""
    keys = getattr(record, kind.list_name).values_list("key", flat=True)
    return list(keys).index(row.key) + 1


def name_of(kind: Kind, record: Dialogue, row: Row) -> str:
    """What pages and messages call a row: Turning point 2."""
    return f"{kind.one[:1].upper()}{kind.one[1:]} {_number(kind, record, row)}"


def _section(record: Dialogue, kind: Kind) -> str:
    return f"{reverse('workspace_record', args=[record.ref])}#{kind.slug}"


@form_page
@login_required
def row_new(request, ref: str, kind: str):
    """A new row of a record."""
    record, what = editable_record(request, ref), _kind(kind)
    heading = f"New {what.one}"

    def form_of(data=None):
        more = {}
        if what.form is CitationForm:
            more["about"] = request.GET.get("on", "")
        return what.form_for_new(data, record=record, user=request.user, **more)

    if request.method != "POST":
        return _page(request, record, what, form_of(), heading)
    if made := _made_before(request, record, what):
        return _saved(request, record, what, made)
    form = form_of(request.POST)
    if form.is_valid():
        try:
            return _saved(request, record, what, form.store())
        except AlreadyMade as again:
            return _saved(request, record, what, again.row)
        except ValidationError as error:
            form.refuse(error)
    return _page(request, record, what, form, heading, status=422)


def _made_before(request, record: Dialogue, kind: Kind) -> Row | None:
    once = posted_once(request)
    rows = getattr(record, kind.list_name)
    return rows.filter(once=once).first() if once else None


def _saved(request, record: Dialogue, kind: Kind, row: Row):
    messages.success(
        request, f"{name_of(kind, record, row)} of {record.title} is saved."
    )
    if request.POST.get("then") == "walk":
        return redirect(next_url(record, row.key))
    if request.POST.get("then") == "another":
        return redirect("row_new", record.ref, kind.slug)
    return redirect(_section(record, kind))


@form_page
@login_required
def row_edit(request, ref: str, kind: str, key: str):
    """One row of a record, changed."""
    record, what = editable_record(request, ref), _kind(kind)
    row = _row(what, record, key, request.user)
    heading = name_of(what, record, row)

    def form_of(data=None):
        fresh = _row(what, record, key, request.user)
        return what.form(data, record=record, user=request.user, instance=fresh)

    def page(form, status=200, **more):
        return _page(
            request, record, what, form, heading, status=status, row=row, **more
        )

    if request.method != "POST":
        return page(form_of())
    data = chosen_values(request.POST, form_of())
    form = form_of(data)
    if form.is_valid():
        try:
            return _saved(request, record, what, form.store())
        except StaleVersion as stale:
            return answer_stale(
                stale,
                request.user,
                data,
                form_of,
                lambda form, **more: page(form, 409, **more),
            )
        except ValidationError as error:
            form.refuse(error)
    return page(form, 422)


def _page(request, record, kind, form, heading, *, status=200, row=None, **more):
    context = {
        "record": record,
        "kind": kind,
        "form": form,
        "heading": heading,
        "row": row,
        "label": row_label(row) if row else "",
        "section_url": _section(record, kind),
        "walk": walk_of(request, record, row.key) if row else None,
        "opened_with": opened_with(form)
        if not form.is_bound
        else request.POST.get("opened_with", ""),
        **more,
    }
    return render(request, "dialogues/workspace/row.html", context, status=status)


@form_page
@login_required
def row_remove(request, ref: str, kind: str, key: str):
    """Asks before a row goes, says what rests on it, and removes it."""
    record, what = editable_record(request, ref), _kind(kind)
    row = _row(what, record, key, request.user)
    name = name_of(what, record, row)
    form, status = RemoveForm(initial={"opened_at": record.version}), 200
    if request.method == "POST":
        form, status = RemoveForm(request.POST), 422
        if form.is_valid():
            try:
                remove_row(
                    row=row, by=request.user, opened_at=form.cleaned_data["opened_at"]
                )
            except StaleVersion as stale:
                status = 409
                form = RemoveForm(initial={"opened_at": record.version})
                form.changed_by = who_saved(stale, request.user)
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(
                    request,
                    f"{name} of {record.title} is removed. It stands in the record's "
                    "revisions.",
                )
                return redirect(_section(record, what))
    resting = _resting(row)
    context = {
        "record": record,
        "kind": what,
        "row": row,
        "name": name,
        "label": row_label(row),
        "form": form,
        "resting": resting,
        "kept": any(each["keeps"] for each in resting),
        "section_url": _section(record, what),
    }
    return render(request, "dialogues/workspace/remove.html", context, status=status)


class RemoveForm(Guarded):
    """Carries the version at which the question was asked."""

    changed_by = ""


def _resting(row: Row) -> list[dict[str, object]]:
    """What points to a row: what goes with it, and what keeps it from going."""
    found = []
    for relation in row._meta.related_objects:
        related = relation.related_model._default_manager.filter(
            **{relation.field.name: row}
        )
        if count := related.count():
            model = relation.related_model._meta
            words = model.verbose_name if count == 1 else model.verbose_name_plural
            keeps = relation.on_delete is PROTECT
            found.append({"words": f"{localize(count)} {words}", "keeps": keeps})
    return found
