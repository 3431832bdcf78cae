"""A pasted list of participants: its lines, their columns, who each line names.

No database and no request: what is read here is a proposal that somebody looks over.
"""

from dialogues.rules.pasting.cells import separator_of, split
from dialogues.rules.pasting.columns import Column
from dialogues.rules.pasting.reading import Entry, Pasted, read_list
from dialogues.rules.pasting.text import lines_of

__all__ = [
    "Column",
    "Entry",
    "Pasted",
    "lines_of",
    "read_list",
    "separator_of",
    "split",
]
