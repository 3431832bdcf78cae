"""A pasted list of participants: its lines, their columns, who each line names.

No database and no request: what is read here is a proposal that somebody looks over.
"""

from dialogues.rules.pasting.cells import separator_of, split
from dialogues.rules.pasting.columns import PastedColumn
from dialogues.rules.pasting.reading import Pasted, PastedPerson, read_list
from dialogues.rules.pasting.text import lines_of

__all__ = [
    "PastedColumn",
    "PastedPerson",
    "Pasted",
    "lines_of",
    "read_list",
    "separator_of",
    "split",
]
