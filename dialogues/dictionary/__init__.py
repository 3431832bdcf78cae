"""The codebook of the files: every table, variable and value, as the files have them.

Made from the tables of `exports` and the definitions of `codebook`, so that files and
codebook cannot disagree.
"""

from dialogues.dictionary.finding import matching_lists, matching_variables
from dialogues.dictionary.lines import HEADERS, lines
from dialogues.dictionary.package import package
from dialogues.dictionary.told import TableFacts, told_to
from dialogues.dictionary.value_lists import ValueList, anchor_of, value_lists
from dialogues.dictionary.variables import FileVariable, variables

__all__ = [
    "HEADERS",
    "FileVariable",
    "TableFacts",
    "ValueList",
    "anchor_of",
    "lines",
    "matching_lists",
    "matching_variables",
    "package",
    "told_to",
    "value_lists",
    "variables",
]
