"""Saved filters: whose they are, and who may use them."""

from django.db.models import Q

from dialogues.access.readers import Reader, is_known
from dialogues.access.rows import NOTHING


def filters_of(user: Reader) -> Q:
    """Saved filters that the user made."""
    return Q(owner=user) if is_known(user) else NOTHING


def filters_visible_to(user: Reader) -> Q:
    """Saved filters that the user may read and use: own ones, and shared ones."""
    return Q(owner=user) | Q(is_shared=True) if is_known(user) else NOTHING
