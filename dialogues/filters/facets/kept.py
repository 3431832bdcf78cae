"""Counts kept for people without an account: they all see the same collection."""

from hashlib import sha256

from django.core.cache import caches
from django.utils import timezone

from dialogues.access import is_known
from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.facets.counts import Counts, count
from dialogues.models import PublicState

#: Name of the cache in the settings.
CACHE = "counts"
SECONDS = 24 * 60 * 60


def counts_of(question: DialogueFilter) -> Counts:
    """The counts of a valid question, kept where nobody is signed in.

    What is kept holds for one state of the public collection and one day: a record may
    become public, and a name open, at midnight.
    """
    if is_known(question.request.user):
        return count(question)
    key = _key(question)
    kept = caches[CACHE].get(key)
    if kept is None:
        kept = count(question)
        caches[CACHE].set(key, kept, SECONDS)
    return kept


def _key(question: DialogueFilter) -> str:
    asked = question.query_string("sort")
    told = f"{PublicState.number()} {timezone.localdate()} {asked}"
    return sha256(told.encode()).hexdigest()
