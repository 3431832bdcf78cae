"""The curators' queue, and the page on which a step of the review is taken."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues import access
from dialogues.actions.changes import StaleVersion
from dialogues.actions.review import open_step, take_step
from dialogues.choices import ReviewStep
from dialogues.forms.steps import StepForm
from dialogues.models import Dialogue, ReviewEvent
from dialogues.rules.review import ReviewTransition
from dialogues.views.checking import checklist_of
from dialogues.views.edit_conflicts import who_saved
from dialogues.views.permissions import visible_record
from dialogues.views.signing import signed_in
from dialogues.views.workspace import as_kept, form_page

CHECKED = (ReviewStep.SEND, ReviewStep.PUBLISH)


@require_safe
@signed_in
def review(request):
    """What waits for a curator, the longest wait first."""
    if not access.may_curate(request.user):
        raise PermissionDenied("Only curators review records.")
    events = ReviewEvent.objects.told_to(request.user)
    sent = events.filter(dialogue=OuterRef("pk"), step=ReviewStep.SEND)
    waiting = (
        Dialogue.objects.to_review_by(request.user)
        .annotate(
            sent_at=Subquery(sent.values("made_at")[:1]),
            sent_by=Subquery(sent.values("made_by__username")[:1]),
            sent_remark=Subquery(sent.values("remark")[:1]),
        )
        .order_by("sent_at", "pk")
    )
    return render(request, "dialogues/workspace/review.html", {"records": waiting})


def _step(request, record: Dialogue, code: str) -> ReviewTransition:
    """The step of this address, if the user may take it now."""
    return open_step(dialogue=record, user=request.user, step=ReviewStep(code))


@form_page
@signed_in
def record_step(request, ref: str, step: str):
    """Asks before a step is taken, with what is still to fix, and takes it."""
    record = visible_record(request, ref)
    chosen = _step(request, record, step)
    if request.method != "POST":
        form = as_kept(request, partial(_form, record, chosen))
        return _page(request, record, chosen, form)
    form = _form(record, chosen, request.POST)
    if not form.is_valid():
        return _page(request, record, chosen, form, status=422)
    typed = form.cleaned_data
    try:
        take_step(
            dialogue_id=record.pk,
            by=request.user,
            step=chosen.step,
            opened_at=typed["opened_at"],
            remark=typed["remark"],
            public_from=typed.get("public_from"),
        )
    except StaleVersion as stale:
        return _stale_page(request, record, chosen, stale)
    except ValidationError as error:
        form.refuse(error)
        return _page(request, record, chosen, form, status=422)
    messages.success(request, _done(chosen, typed.get("public_from")))
    return redirect("workspace_record", record.ref)


def _form(record: Dialogue, step: ReviewTransition, data=None) -> StepForm:
    return StepForm(data, record=record, step=step)


def _done(step: ReviewTransition, public_from) -> str:
    if step.step == ReviewStep.PUBLISH and public_from > timezone.localdate():
        return f"Published, and not shown to readers before {public_from:%-d %B %Y}."
    return step.done


def _stale_page(request, record, chosen, stale: StaleVersion):
    """The record changed under the decision: look again, with the remark kept."""
    data = request.POST.copy()
    data["opened_at"] = str(stale.changed_in)
    form = _form(record, chosen, data)
    return _page(
        request,
        record,
        chosen,
        form,
        status=409,
        changed_by=who_saved(stale, request.user),
    )


def _page(request, record, step, form, *, status=200, **more):
    checklist = checklist_of(record, request.user) if step.step in CHECKED else None
    context = {
        "record": record,
        "step": step,
        "form": form,
        "checklist": checklist,
        "blocked": bool(checklist and checklist.open),
        **more,
    }
    return render(request, "dialogues/workspace/step.html", context, status=status)
