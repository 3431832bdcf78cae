"""Rows that go, come back, or change places."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import PROTECT
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.formats import localize
from django.views.decorators.http import require_POST

from dialogues.actions.changes import StaleVersion
from dialogues.actions.order import move_row
from dialogues.actions.row_removal import put_back
from dialogues.actions.rows import remove_row
from dialogues.forms.fix_buttons import chosen_fixes
from dialogues.forms.kinds import RowKind
from dialogues.forms.labels import row_label
from dialogues.forms.row_removal import RemoveForm
from dialogues.models import Dialogue, RemovedRow, Row
from dialogues.views.edit_conflicts import who_saved
from dialogues.views.htmx_responses import changed_page, standing_of
from dialogues.views.parts import is_fragment, part
from dialogues.views.permissions import editable_record
from dialogues.views.rows import keys_of, name_of, row_of, section_url
from dialogues.views.signing import signed_in
from dialogues.views.workspace import form_page


@form_page
@signed_in
def row_remove(request, ref: str, kind: RowKind, key: str):
    """Removes a row. A page of its own asks first; in the list it can be undone."""
    record = editable_record(request, ref)
    row = row_of(kind, record, key, request.user)
    name = name_of(kind, record, row)
    form, status = RemoveForm(initial={"opened_at": record.version}), 200
    if request.method == "POST":
        form, status = RemoveForm(request.POST, key=row.key), 422
        if form.is_valid():
            try:
                removed = remove_row(
                    row=row,
                    by=request.user,
                    opened_at=form.cleaned_data["opened_at"],
                    label=f"{name}, {row_label(row)}",
                    fixes=chosen_fixes(request.POST),
                )
            except StaleVersion as stale:
                status = 409
                form = RemoveForm(initial={"opened_at": record.version})
                form.changed_by = who_saved(stale, request.user)
            except ValidationError as error:
                form.refuse(error)
            else:
                return _removed(request, record, kind, removed)
    resting = _resting(row)
    context = {
        "record": record,
        "kind": kind,
        "row": row,
        "name": name,
        "label": row_label(row),
        "form": form,
        "resting": resting,
        "kept": any(each["keeps"] for each in resting),
        "section_url": section_url(record, kind),
    }
    if not is_fragment(request):
        template = "dialogues/workspace/remove.html"
        return render(request, template, context, status=status)
    template = "dialogues/workspace/remove_refused.html"
    response = part(request, template, context, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = f"#says-{key}", "innerHTML"
    return response


def _removed(request, record: Dialogue, kind: RowKind, removed: RemovedRow):
    if not is_fragment(request):
        messages.success(
            request, f"{removed.label} is removed. It can be put back below."
        )
        return redirect(section_url(record, kind))
    record = Dialogue.objects.visible_to(request.user).get(pk=record.pk)
    keys = keys_of(kind, record)
    return changed_page(request, record, kind, "gone", {"removed": removed}, keys=keys)


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


@require_POST
@signed_in
def row_put_back(request, ref: str, kind: RowKind, key: str):
    """Undoes a removal."""
    record = editable_record(request, ref)
    try:
        kept = put_back(key=key, dialogue_id=record.pk, by=request.user)
    except RemovedRow.DoesNotExist as error:
        raise Http404("This row is not there to be put back.") from error
    except ValidationError as error:
        if is_fragment(request):
            context = {"record": record, "kind": kind, "faults": error.messages}
            template = "dialogues/workspace/not_back.html"
            return part(request, template, context, status=422)
        messages.error(request, " ".join(error.messages))
        return redirect(section_url(record, kind))
    if not is_fragment(request):
        messages.success(request, f"{kept.label} is back.")
        return redirect(f"{section_url(record, kind).partition('#')[0]}#{kept.key}")
    record = Dialogue.objects.visible_to(request.user).get(pk=record.pk)
    row = kind.listed(record, request.user).get(key=kept.key)
    context = {"row": row, "focus": True, "changed": []}
    keys = list(standing_of(record, kind))
    return changed_page(request, record, kind, "saved", context, keys=keys)


@require_POST
@signed_in
def row_move(request, ref: str, kind: RowKind):
    """Puts a row one place up or down in its list."""
    record = editable_record(request, ref)
    up = "up" in request.POST
    key = request.POST.get("up" if up else "down", "")
    row = row_of(kind, record, key, request.user)
    try:
        move_row(row=row, by=request.user, up=up)
    except ValidationError as error:
        if is_fragment(request):
            context = {"faults": error.messages}
            template = "dialogues/workspace/row_says.html"
            return part(request, template, context, status=422)
        messages.error(request, " ".join(error.messages))
        return redirect("row_edit", record.ref, kind.slug, key)
    if not is_fragment(request):
        messages.success(request, f"{name_of(kind, record, row)} has its new place.")
        return redirect(f"{section_url(record, kind).partition('#')[0]}#{key}")
    record = Dialogue.objects.visible_to(request.user).get(pk=record.pk)
    context = {"row": row, "changed": []}
    return changed_page(
        request, record, kind, "moved", context, keys=keys_of(kind, record)
    )
