"""Rows of a record: entered and changed one by one, on a page or where they stand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.actions.changes import StaleVersion
from dialogues.forms.base import AlreadyMade, RowForm
from dialogues.forms.compare import opened_with
from dialogues.forms.copies import values_of
from dialogues.forms.kinds import RowKind
from dialogues.forms.labels import row_label
from dialogues.models import Dialogue, Row
from dialogues.views.edit_conflicts import answer_stale, chosen_values
from dialogues.views.evidence import next_url, walk_of
from dialogues.views.htmx_responses import card_page, link_to, row_saved, standing_of
from dialogues.views.parts import is_fragment, part
from dialogues.views.permissions import editable_record, row_in
from dialogues.views.signing import KEPT_WORDS, kept_form, signed_in
from dialogues.views.workspace import form_page, posted_once, status_of


def row_of(kind: RowKind, record: Dialogue, key: str, user) -> Row:
    return row_in(kind.rows(record, user), record, key)


def keys_of(kind: RowKind, record: Dialogue) -> list[str]:
    return list(getattr(record, kind.list_name).values_list("key", flat=True))


def name_of(kind: RowKind, record: Dialogue, row: Row) -> str:
    """What pages and messages call a row: Turning point 2."""
    number = keys_of(kind, record).index(row.key) + 1
    return f"{kind.one[:1].upper()}{kind.one[1:]} {number}"


def section_url(record: Dialogue, kind: RowKind) -> str:
    return f"{reverse('workspace_record', args=[record.ref])}#{kind.slug}"


@form_page
@signed_in
def row_new(request, ref: str, kind: RowKind):
    """A new row of a record."""
    record = editable_record(request, ref)
    form_of = _forms_for_new(request, record, kind)
    heading = f"New {kind.one}"
    if request.method != "POST":
        form = _as_filled(request, form_of, _filled_before(request, record, kind))
        return row_page(request, record, kind, form, heading)
    if made := _made_before(request, record, kind):
        return _saved(request, record, kind, made)
    form, before = form_of(request.POST), standing_of(record, kind)
    if form.is_valid():
        try:
            row = form.save()
            return _saved(request, record, kind, row, before, more=form.more_saved)
        except AlreadyMade as again:
            return _saved(request, record, kind, again.row, before)
        except ValidationError as error:
            form.refuse(error)
    return row_page(request, record, kind, form, heading, status=status_of(form))


def _forms_for_new(request, record: Dialogue, kind: RowKind):
    def form_of(data=None) -> RowForm:
        more = kind.form_for_new.begun_with(request.GET)
        return kind.form_for_new(data, record=record, user=request.user, **more)

    return form_of


def _as_filled(request, form_of, data: QueryDict | None) -> RowForm:
    """A form with values that nobody has sent to be saved: they are not checked yet."""
    form = form_of(data)
    if data is not None:
        form.leave_unchecked()
    return form


def _filled_before(request, record: Dialogue, kind: RowKind) -> QueryDict | None:
    """What a form starts with: typed before a new sign-in, or that of another row."""
    if (kept := kept_form(request)) is not None:
        messages.info(request, KEPT_WORDS)
        return kept
    like = request.GET.get("like", "")
    if not like or kind.new_form is not None:
        return None
    row = row_of(kind, record, like, request.user)
    return values_of(
        kind.form(record=record, user=request.user, instance=row),
        kind.form_for_new(record=record, user=request.user),
    )


def _made_before(request, record: Dialogue, kind: RowKind) -> Row | None:
    once = posted_once(request)
    rows = getattr(record, kind.list_name)
    return rows.filter(once=once).first() if once else None


def _saved(request, record: Dialogue, kind: RowKind, row: Row, before=None, more=0):
    then = request.POST.get("then", "")
    following = _following(request, record, kind, row, then)
    if is_fragment(request):
        link = following and link_to(kind, following)
        return row_saved(request, record, kind, row, before, link)
    beside = f", and {more} more with it" if more else ""
    words = f"{name_of(kind, record, row)} of {record.title} is saved{beside}."
    messages.success(request, words)
    for remark in kind.form.remarks(row):
        messages.info(request, remark)
    if following:
        return redirect(following)
    return redirect(section_url(record, kind))


def _following(request, record, kind, row, then: str) -> str:
    """The address of the form that was asked for after this one; "" for none."""
    if then == "walk":
        return next_url(record, row.key)
    if then == "another":
        return reverse("row_new", args=[record.ref, kind.slug])
    if then == "next":
        keys = keys_of(kind, record)
        after = keys[keys.index(row.key) + 1 :]
        if after:
            return reverse("row_edit", args=[record.ref, kind.slug, after[0]])
    return ""


@form_page
@signed_in
def row_edit(request, ref: str, kind: RowKind, key: str):
    """One row of a record, changed."""
    record = editable_record(request, ref)
    row = row_of(kind, record, key, request.user)
    heading = name_of(kind, record, row)

    def form_of(data=None) -> RowForm:
        fresh = row_of(kind, record, key, request.user)
        return kind.form(data, record=record, user=request.user, instance=fresh)

    def page(form, status=200, **more):
        return row_page(
            request, record, kind, form, heading, status=status, row=row, **more
        )

    if request.method != "POST":
        kept = kept_form(request)
        if kept is not None:
            messages.info(request, KEPT_WORDS)
        return page(_as_filled(request, form_of, kept))
    data = chosen_values(request.POST, form_of())
    form, before = form_of(data), standing_of(record, kind)
    if form.is_valid():
        try:
            return _saved(request, record, kind, form.save(), before)
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
    return page(form, status_of(form))


@require_safe
@signed_in
def row_card(request, ref: str, kind: RowKind, key: str):
    """One row as its list shows it: where its form was closed again."""
    record = editable_record(request, ref)
    row = row_of(kind, record, key, request.user)
    if not is_fragment(request):
        return redirect(section_url(record, kind))
    return card_page(request, record, kind, row)


def row_page(request, record, kind, form, heading, *, status=200, row=None, **more):
    """The form of a row: a page of its own, or in its list where that asked for it."""
    fragment = is_fragment(request)
    if fragment:
        form.auto_id = f"{row.key if row else form.mark}_%s"
        if not (form.errors or form.is_asking() or "saved_by" in more):
            form.begin_with_first()
    context = {
        "record": record,
        "kind": kind,
        "form": form,
        "heading": heading,
        "row": row,
        "fragment": fragment,
        "label": row_label(row) if row else "",
        "section_url": section_url(record, kind),
        "walk": walk_of(request, record, row.key) if row else None,
        "opened_with": opened_with(form)
        if not form.is_bound
        else form.data.get("opened_with", ""),
        **more,
    }
    if fragment:
        template = "dialogues/workspace/row_open.html"
        return part(request, template, context, status=status)
    return render(request, "dialogues/workspace/row.html", context, status=status)
