"""Dialogues: who may learn of them, change them and review them."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from dialogues.access.readers import Reader, is_known, may_curate, may_research
from dialogues.access.rows import EVERYTHING, NOTHING
from dialogues.choices import ReviewStatus


def own(user: User) -> Q:
    """Records that the user made or that were shared with them."""
    # A subquery: joining the editors would list a record once per editor.
    return Q(created_by=user) | Q(pk__in=user.shared_dialogues.values("pk"))


def _published(today: date | None) -> Q:
    """Published records whose first public day has come."""
    return Q(
        review_status=ReviewStatus.PUBLISHED,
        public_from__lte=today or timezone.localdate(),
    )


def dialogues_visible_to(user: Reader, today: date | None = None) -> Q:
    """Dialogues of whose existence the user may learn."""
    if may_curate(user):
        return EVERYTHING
    if is_known(user):
        return _published(today) | own(user)
    return _published(today)


def dialogues_of(user: Reader) -> Q:
    """Dialogues that the user made or that were shared with them."""
    return own(user) if is_known(user) else NOTHING


def dialogues_worked_on_by(user: Reader) -> Q:
    """Dialogues whose workspace the user may look at, also while it is not open."""
    return EVERYTHING if may_curate(user) else dialogues_of(user)


def dialogues_editable_by(user: Reader) -> Q:
    """Dialogues that the user may change as they stand."""
    if may_curate(user):
        return EVERYTHING
    if may_research(user):
        open_to_authors = (ReviewStatus.DRAFT, ReviewStatus.RETURNED)
        return own(user) & Q(review_status__in=open_to_authors)
    return NOTHING


class NotEditable(PermissionDenied):
    """The user may see this record but not change it now."""

    def __init__(self, dialogue: Any):
        self.dialogue = dialogue
        super().__init__("You may read this record but not change it.")


def dialogues_to_review(user: Reader) -> Q:
    """Dialogues that wait for this curator."""
    return Q(review_status=ReviewStatus.IN_REVIEW) if may_curate(user) else NOTHING
