"""Records found by the names people type: quickly, and only those a user may know."""

from dialogues.lookup.cards import (
    Card,
    dialogue_cards,
    organisation_cards,
    people_cards,
    stay_in_words,
)
from dialogues.lookup.finding import EXACT, RecordMatch, find, near
from dialogues.lookup.marking import marked
from dialogues.lookup.titles import find_conflicts, find_dialogues
from dialogues.lookup.typed_name import TypedName, is_too_short

__all__ = [
    "EXACT",
    "Card",
    "RecordMatch",
    "TypedName",
    "dialogue_cards",
    "find",
    "find_conflicts",
    "find_dialogues",
    "is_too_short",
    "marked",
    "near",
    "organisation_cards",
    "people_cards",
    "stay_in_words",
]
