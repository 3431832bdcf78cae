"""What the collection says of its variables: shares and examples, kept for anyone."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max
from django.utils import timezone

from dialogues.access import Reader, is_known
from dialogues.dictionary.examples import ANYONE, Examples, examples
from dialogues.dictionary.filled import Filled, filled
from dialogues.exports import TABLES
from dialogues.models import Dialogue, ReviewEvent, Revision

#: Seconds for which what anybody may read is kept at most.
KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Told:
    """By table: how much is filled in what the reader sees, and public examples."""

    filled: Mapping[str, Filled]
    examples: Examples


def told_to(reader: Reader) -> Told:
    """Shares in what the reader may see. Examples are the same for everybody."""
    public = _public()
    if not is_known(reader):
        return public
    return Told(filled(reader), public.examples)


def _public() -> Told:
    """What anybody is told, worked out anew after every change and every midnight."""
    key = f"codebook-{_state()}"
    kept = cache.get(key)
    if kept is None:
        counts = filled(ANYONE)
        kept = Told(counts, examples(counts))
        cache.set(key, kept, KEPT)
    return kept


def _state() -> str:
    """What changes with whatever changes what anybody may read.

    A change stores a revision, but a step of the review none if the document stays as
    it is; the removal of a record leaves both behind. An embargo ends with a day.
    """
    newest = [
        model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        for model in (Revision, ReviewEvent)
    ]
    columns = sum(len(table.columns) for table in TABLES.values())
    parts = (*newest, Dialogue.objects.count(), timezone.localdate(), columns)
    return "-".join(map(str, parts))
