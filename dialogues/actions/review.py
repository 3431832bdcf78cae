"""Steps of the review: send, take back, return, publish, withdraw."""

from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from dialogues import access
from dialogues.actions.changes import finish, refuse_stale
from dialogues.actions.facts import record_facts
from dialogues.actions.records import free_slug
from dialogues.choices import ReviewStatus, ReviewStep
from dialogues.models import Dialogue, ReviewEvent
from dialogues.rules import review


def allowed_steps(
    *, dialogue: Dialogue, user: access.Reader
) -> list[review.ReviewTransition]:
    """The steps that the user may take with a record now, in the order of the rules."""
    is_curator = access.may_curate(user)
    is_own = Dialogue.objects.of(user).filter(pk=dialogue.pk).exists()
    return review.allowed(
        ReviewStatus(dialogue.review_status),
        is_editor=is_curator or is_own and access.may_research(user),
        is_curator=is_curator,
    )


def open_step(
    *, dialogue: Dialogue, user: access.Reader, step: ReviewStep
) -> review.ReviewTransition:
    """The step, if the user may take it now; else raises PermissionDenied."""
    for each in allowed_steps(dialogue=dialogue, user=user):
        if each.step == step:
            return each
    status = dialogue.get_review_status_display().lower()
    raise PermissionDenied(
        f"This step is not open to you now. The record stands at: {status}."
    )


@transaction.atomic
def take_step(
    *,
    dialogue_id: int,
    by: User,
    step: ReviewStep,
    opened_at: int,
    remark: str = "",
    public_from: date | None = None,
) -> Dialogue:
    """Take one step of the review, or raise and change nothing.

    Raises Dialogue.DoesNotExist, PermissionDenied, StaleVersion, and ValidationError
    with every point of the checklist that is open. `public_from` is the first public
    day of a publication, today unless told; a later day is an embargo.
    """
    Dialogue.objects.visible_to(by).only("pk").get(pk=dialogue_id)
    record = Dialogue.objects.select_for_update().get(pk=dialogue_id)
    chosen = open_step(dialogue=record, user=by, step=step)
    refuse_stale(ref=record.ref, changed_in=record.version, opened_at=opened_at)
    if chosen.needs_remark and not remark.strip():
        raise ValidationError(
            {"remark": "Say why, so that the author knows what to do."},
            code="remark_missing",
        )
    if step in (ReviewStep.SEND, ReviewStep.PUBLISH):
        _refuse_unfinished(record, by)
    record.review_status = chosen.to_status
    if step == ReviewStep.PUBLISH:
        if record.public_from is None and record.slug.startswith(record.ref.lower()):
            record.slug = free_slug(record.title)
        record.public_from = public_from or timezone.localdate()
    record.version += 1
    finish(record, by=by, why=remark[:300], seal=True)
    event = ReviewEvent(
        dialogue=record,
        step=step,
        made_by=by,
        made_at=timezone.now(),
        remark=remark,
        version=record.version,
    )
    event.full_clean()
    event.save()
    return record


def _refuse_unfinished(record: Dialogue, by: User) -> None:
    points = [p for p in review.checklist(record_facts(record, by)) if p.blocks]
    if points:
        raise ValidationError(
            [ValidationError(point.sentence, code=point.code) for point in points]
        )
