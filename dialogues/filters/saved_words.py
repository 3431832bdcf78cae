"""What a saved filter asks for, in words that need no look into the database."""

from django.http import QueryDict

from dialogues.choices import FilterOf
from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.moves import MoveFilter
from dialogues.models import SavedFilter

SETS = {FilterOf.DIALOGUES: DialogueFilter, FilterOf.MOVES: MoveFilter}


def words_of_saved(saved: SavedFilter) -> str:
    """For example "Track: Track 2 or Track 1.5; Person: P00012".

    People and terms stand by their numbers and codes: a shared filter tells no name
    that its reader may not know.
    """
    known = SETS[FilterOf(saved.of)].base_filters
    asked = QueryDict(saved.query).lists()
    parts = [
        f"{known[name].label if name in known else name}: {_words(known, name, values)}"
        for name, values in asked
        if name != "sort"
    ]
    return "; ".join(parts) or "Everything"


def _words(known, name: str, values) -> str:
    choices = dict(known[name].extra.get("choices", ())) if name in known else {}
    return " or ".join(str(choices.get(value, value)) for value in values)
