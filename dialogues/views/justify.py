"""The sentence that says why a track is right though another is suggested."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from dialogues.actions.changes import StaleVersion
from dialogues.actions.facts import record_suggestions
from dialogues.forms.compare import opened_with
from dialogues.forms.justify import JustifyForm
from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue
from dialogues.views.edit_conflicts import answer_stale, chosen_values
from dialogues.views.htmx_responses import changed_page
from dialogues.views.parts import is_fragment, part
from dialogues.views.permissions import editable_record, row_in
from dialogues.views.signing import signed_in
from dialogues.views.suggesting import stretches_of
from dialogues.views.workspace import as_kept, form_page, status_of


@form_page
@signed_in
def justify(request, ref: str, key: str):
    """Saves the sentence that the panel of the suggested track asks for."""
    record = editable_record(request, ref)
    track_rows = record.moves.exclude(to_track="")

    def form_of(data=None):
        move = row_in(track_rows, record, key)
        return JustifyForm(data, record=record, user=request.user, instance=move)

    def page(form, status=200, **more):
        return _page(request, record, form, status=status, **more)

    saved = form_of()
    if request.method != "POST":
        return page(as_kept(request, form_of))
    data = chosen_values(request.POST, saved)
    form = form_of(data)
    if form.is_valid():
        try:
            form.save()
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
        else:
            if is_fragment(request):
                fresh = Dialogue.objects.visible_to(request.user).get(pk=record.pk)
                turns = KINDS["turning-points"]
                return changed_page(request, fresh, turns, "justified", {})
            messages.success(
                request,
                f"Why {form.instance.get_to_track_display()} is right is saved.",
            )
            address = reverse("workspace_record", args=[record.ref])
            return redirect(f"{address}#suggested")
    return page(form, status_of(form))


def _page(request, record: Dialogue, form: JustifyForm, *, status: int, **more):
    key = form.instance.key
    suggested = [
        each
        for each in record_suggestions(record, request.user)
        if each.episode.opened_by == key
    ]
    opened = request.POST.get("opened_with", "") if form.is_bound else opened_with(form)
    context = {
        "record": record,
        "form": form,
        "stretches": stretches_of(record, request.user, suggested, can_edit=False),
        "opened_with": opened,
        **more,
    }
    context["key"] = key
    if is_fragment(request):
        template = "dialogues/workspace/why_form.html"
        return part(request, template, context, status=status)
    return render(request, "dialogues/workspace/justify.html", context, status=status)
