"""The workspace: my records, a new one, one record with all its rows, its overview."""

import re
from functools import partial, wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from dialogues import access
from dialogues.actions.changes import StaleVersion
from dialogues.actions.evidence import OVERVIEW
from dialogues.choices import ReviewStatus
from dialogues.forms.compare import opened_with
from dialogues.forms.overview import OverviewForm
from dialogues.forms.record import NewDialogueForm
from dialogues.models import (
    Citation,
    Dialogue,
    Move,
    ReviewEvent,
    Source,
    SourceEntry,
)
from dialogues.views.edit_conflicts import answer_stale, chosen_values
from dialogues.views.evidence import next_url, walk_of
from dialogues.views.permissions import editable_record, working_record
from dialogues.views.record.page import page_for
from dialogues.views.sections import removed_rows, review_events, state_of
from dialogues.views.signing import KEPT_WORDS, kept_form, signed_in
from dialogues.views.typed_text import typed_in

OF_DRAFTS = (ReviewStatus.DRAFT, ReviewStatus.RETURNED)


def status_of(form) -> int:
    """Of the page that shows a form again: one that was only asked has no errors."""
    return 422 if form.errors else 200


def role_missing(request):
    """The page for an account that does not enter records."""
    template = "dialogues/workspace/no_role.html"
    return render(request, template, {"typed": typed_in(request)}, status=403)


def form_page(view):
    """A page with a form; 404 if what it is about goes while it is sent."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request, *args, **named):
        try:
            return view(request, *args, **named)
        except ObjectDoesNotExist as error:
            raise Http404(str(error)) from error

    return page


@require_safe
@signed_in
def workspace(request):
    """My records and those shared with me, the one changed last first."""
    if not access.may_research(request.user):
        return role_missing(request)
    records = _with_gaps(Dialogue.objects.of(request.user), request.user)
    records = records.select_related("created_by").order_by("-changed_at", "-pk")
    context = {"records": records, "drafts": OF_DRAFTS}
    return render(request, "dialogues/workspace/list.html", context)


def _with_gaps(records, user):
    """What the list says is missing, in one query for all records."""
    cited = Citation.objects.filter(move=OuterRef("pk"))
    uncited = (
        Move.objects.filter(dialogue=OuterRef("pk"))
        .filter(~Exists(cited), ~Q(missing__has_key="citations"))
        .order_by()
        .values("dialogue")
        .annotate(number=Count("pk"))
        .values("number")
    )
    through = Dialogue.conflicts.through.objects.filter(dialogue=OuterRef("pk"))
    entries = SourceEntry.objects.filter(dialogue=OuterRef("pk"))
    events = ReviewEvent.objects.told_to(user).filter(dialogue=OuterRef("pk"))
    last = events.exclude(remark="")
    return records.annotate(
        has_conflict=Exists(through),
        has_source=Exists(entries),
        uncited_moves=Subquery(uncited),
        last_remark=Subquery(last.values("remark")[:1]),
    )


@form_page
@signed_in
def dialogue_new(request):
    """The short form with which a record begins."""
    if not access.may_research(request.user):
        return role_missing(request)
    if request.method != "POST":
        if re.fullmatch(r"[-\w]+", copied := request.GET.get("copy", ""), re.ASCII):
            return redirect("record_copy", copied)
        return _new_page(request, as_kept(request, _new_form(request)))
    if made := _made_before(request):
        return redirect("workspace_record", made.ref)
    form = NewDialogueForm(request.POST, user=request.user)
    if form.is_valid():
        try:
            with transaction.atomic():
                record = form.save()
        except (ValidationError, IntegrityError) as error:
            if made := _made_before(request):
                return redirect("workspace_record", made.ref)
            if isinstance(error, IntegrityError):
                raise
            form.refuse(error, {"date": "start", "to_track": "first_track"})
        else:
            begun = "" if form.has_source else " Add its first source."
            messages.success(request, f"{record.ref} is begun.{begun}")
            return redirect("workspace_record", record.ref)
    return _new_page(request, form, status_of(form))


def _source(request, ref: str) -> Source:
    """The source from which a record is begun; 404 for absent and hidden alike."""
    return get_object_or_404(Source.objects.visible_to(request.user), ref=ref)


def _new_form(request):
    number = request.GET.get("source", "").upper()
    begin_with = _source(request, number) if number else None

    def make(data=None) -> NewDialogueForm:
        return NewDialogueForm(data, user=request.user, begin_with=begin_with)

    return make


def as_kept(request, make_form):
    """A form as it was before its writer had to sign in again, else a new one."""
    kept = kept_form(request)
    form = make_form(kept)
    if kept is not None:
        form.leave_unchecked()
        messages.info(request, KEPT_WORDS)
    return form


def _new_page(request, form: NewDialogueForm, status: int = 200):
    context = {"form": form}
    return render(request, "dialogues/workspace/new.html", context, status=status)


def posted_once(request) -> UUID | None:
    """The number of the form that was posted."""
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def _made_before(request) -> Dialogue | None:
    once = posted_once(request)
    mine = Dialogue.objects.of(request.user)
    return mine.filter(once=once).first() if once else None


@require_safe
@signed_in
def workspace_record(request, ref: str):
    """One record: its sections with their rows, its ribbon, what to fix."""
    record, user = working_record(request, ref), request.user
    answered = review_events(record, user).filter(step__in=("return", "withdraw"))
    context = state_of(record, user, with_rows=True) | {
        "answer": answered.first(),
        "removed": removed_rows(record, user),
    }
    return render(request, "dialogues/workspace/record.html", context)


@form_page
@signed_in
def record_overview(request, ref: str):
    """What the record says of itself."""
    record = editable_record(request, ref)
    if request.method != "POST":
        form = as_kept(request, partial(_overview_form, request, record))
        return _overview_page(request, record, form)
    saved = _overview_form(request, record)
    data = chosen_values(request.POST, saved)
    form = _overview_form(request, record, data)
    if form.is_valid():
        try:
            form.save()
        except StaleVersion as stale:
            return answer_stale(
                stale,
                request.user,
                data,
                partial(_overview_form, request, record),
                partial(_overview_page, request, record, status=409),
            )
        except ValidationError as error:
            form.refuse(error)
        else:
            messages.success(request, f"The overview of {form.instance} is saved.")
            if request.POST.get("then") == "walk":
                return redirect(next_url(record, OVERVIEW))
            return redirect("workspace_record", record.ref)
    return _overview_page(request, record, form, status_of(form))


def _overview_form(request, record: Dialogue, data=None) -> OverviewForm:
    fresh = Dialogue.objects.visible_to(request.user).get(pk=record.pk)
    return OverviewForm(data, record=fresh, user=request.user, instance=fresh)


def _overview_page(request, record, form, status: int = 200, **more):
    context = {
        "record": record,
        "form": form,
        "walk": walk_of(request, record, OVERVIEW),
        "opened_with": more.pop("opened_with", None) or _opened(request, form),
        **more,
    }
    return render(request, "dialogues/workspace/overview.html", context, status=status)


def _opened(request, form) -> str:
    """The values with which the form was opened: those of the first page stay."""
    return request.POST.get("opened_with", "") if form.is_bound else opened_with(form)


@require_safe
@signed_in
def record_preview(request, ref: str):
    """The record as a reader without an account will see it."""
    record = working_record(request, ref)
    return page_for(request, record, AnonymousUser(), is_preview=True)
