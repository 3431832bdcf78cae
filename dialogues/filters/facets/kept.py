"""Counts kept for people without an account: they all see the same collection."""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import caches
from django.utils import timezone

from dialogues.access import is_known
from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.facets.counts import Counts, count
from dialogues.models import PublicState

#: Name of the cache in the settings.
CACHE = "counts"
SECONDS = 24 * 60 * 60


T = TypeVar("T")


def counts_of(filterset: DialogueFilter) -> Counts:
    """The counts of a valid question, kept where nobody is signed in."""
    return kept(filterset, "counts", lambda: count(filterset))


def kept(filterset: DialogueFilter, name: str, make: Callable[[], T]) -> T:
    """What `make` gives for a valid question, kept where nobody is signed in.

    What is kept holds for one state of the public collection and one day: a record may
    become public, and a name open, at midnight.
    """
    if is_known(filterset.request.user):
        return make()
    key = _key(filterset, name)
    found = caches[CACHE].get(key)
    if found is None:
        found = make()
        caches[CACHE].set(key, found, SECONDS)
    return found


def _key(filterset: DialogueFilter, name: str) -> str:
    asked = filterset.query_string("sort")
    told = f"{name} {PublicState.number()} {timezone.localdate()} {asked}"
    return sha256(told.encode()).hexdigest()
