"""Why something was not done, and the way out: the only place that words it."""

from dataclasses import dataclass

from django.urls import reverse

from dialogues import access
from dialogues.actions.review import allowed_steps
from dialogues.choices import ReviewStatus, ReviewStep
from dialogues.models import Dialogue, RemovedRow
from dialogues.views.permissions import RowGone


@dataclass(frozen=True, slots=True)
class DenialReason:
    """What stands against it, what to do, and a link that leads there."""

    title: str
    sentence: str
    url: str = ""
    link: str = ""


NO_ROLE = DenialReason(
    "Your account does not enter records",
    "Ask a curator of this installation to give it the role of researcher.",
)
NOT_OPEN = "Your account does not allow this"
GONE = DenialReason(
    "There is nothing at this address",
    "What the form is about was removed meanwhile, or is no longer open to you.",
)


def reason_of(error: Exception, user) -> DenialReason:
    """The reason for a refusal (403)."""
    if isinstance(error, access.NotEditable):
        return _not_editable(error.dialogue, user)
    return DenialReason(NOT_OPEN, str(error) or "Ask a curator of this installation.")


def _not_editable(record: Dialogue, user) -> DenialReason:
    """Why somebody who may see a record may not change it now."""
    if not access.may_research(user):
        return NO_ROLE
    is_own = Dialogue.objects.of(user).filter(pk=record.pk).exists()
    if is_own and record.review_status == ReviewStatus.IN_REVIEW:
        return _in_review(record, user)
    if record.review_status == ReviewStatus.PUBLISHED:
        page = ("workspace_record", record.ref) if is_own else ("dialogue", record.slug)
        return DenialReason(
            "Published: changes need a curator",
            "Ask a curator to make the change, or to withdraw the record from "
            "publication; its editors can then change it.",
            reverse(page[0], args=[page[1]]),
            "Look at the record",
        )
    return DenialReason(NOT_OPEN, "A record is changed by its editors and by curators.")


def _in_review(record: Dialogue, user) -> DenialReason:
    title = "In review: take it back first"
    sentence = "Until then only curators change the record."
    steps = {each.step for each in allowed_steps(dialogue=record, user=user)}
    if ReviewStep.TAKE_BACK not in steps:
        return DenialReason(title, sentence)
    url = reverse("record_step", args=[record.ref, ReviewStep.TAKE_BACK])
    return DenialReason(title, sentence, url, "Take it back")


def absence_of(error: Exception, user) -> DenialReason | None:
    """Why something is not there (404), if that may be told."""
    if not isinstance(error, RowGone):
        return None
    record = reverse("workspace_record", args=[error.dialogue.ref])
    rows = RemovedRow.objects.told_to(user).filter(dialogue=error.dialogue)
    removed = rows.filter(key=error.key).first()
    if removed is None:
        sentence = "The record has no row with this key."
        return DenialReason("There is no such row", sentence, record, "To the record")
    return DenialReason(
        "This row was removed meanwhile",
        f"{removed.removed_by} removed it. It can be put back at the end of the "
        "record’s page; what you typed is not in it.",
        f"{record}#removed",
        "Put it back",
    )
