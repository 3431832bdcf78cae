"""The filters of the collection: one strict set for page, counts, API and files.

`dialogues_for` and `moves_for` are the ways in. A set at fault selects no rows.
"""

from dialogues.filters.dialogues import DialogueFilter, dialogues_for
from dialogues.filters.moves import MoveFilter, moves_for
from dialogues.filters.strict import Chip, FilterError, StrictFilterSet

__all__ = [
    "Chip",
    "DialogueFilter",
    "FilterError",
    "MoveFilter",
    "StrictFilterSet",
    "dialogues_for",
    "moves_for",
]
