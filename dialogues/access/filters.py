"""Saved filters: whose they are, and who may use them."""

from django.db.models import Q

from dialogues.access.readers import Reader, is_known
from dialogues.access.rows import NOTHING


def filters_of(user: Reader) -> Q:
    """Saved filters that the user made, and may change."""
    return _made_by(user) & Q(removed_at=None)


def filters_removed_by(user: Reader) -> Q:
    """Saved filters that the user made and removed, and may put back."""
    return _made_by(user) & Q(removed_at__isnull=False)


def filters_visible_to(user: Reader) -> Q:
    """Saved filters that the user may read and use: own ones, and shared ones."""
    shared = Q(is_shared=True) if is_known(user) else NOTHING
    return (_made_by(user) | shared) & Q(removed_at=None)


def _made_by(user: Reader) -> Q:
    return Q(owner=user) if is_known(user) else NOTHING
