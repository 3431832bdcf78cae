"""What the collection says of its variables: shares and examples, kept for anyone."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import caches
from django.utils import timezone

from dialogues.access import Reader, is_known
from dialogues.dictionary.examples import ANYONE, Examples, examples
from dialogues.dictionary.filled import Filled, filled
from dialogues.exports import TABLES
from dialogues.models import PublicState

#: Name of the cache in the settings.
CACHE = "counts"
#: Seconds for which what anybody may read is kept at most.
KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class TableFacts:
    """By table: how much is filled in what the reader sees, and public examples."""

    filled: Mapping[str, Filled]
    examples: Examples


def table_facts_for(reader: Reader) -> TableFacts:
    """Shares in what the reader may see. Examples are the same for everybody."""
    public = _public()
    if not is_known(reader):
        return public
    return TableFacts(filled(reader), public.examples)


def _public() -> TableFacts:
    """What anybody is told: kept for one state of the public collection and one day.

    A record may become public, and a name open, at midnight.
    """
    columns = sum(len(table.columns) for table in TABLES.values())
    key = f"codebook-{PublicState.number()}-{timezone.localdate()}-{columns}"
    kept = caches[CACHE].get(key)
    if kept is None:
        counts = filled(ANYONE)
        kept = TableFacts(counts, examples(counts))
        caches[CACHE].set(key, kept, KEPT)
    return kept
