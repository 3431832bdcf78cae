"""The codebook of the files: every table, variable and value, as the files have them.

Made from the tables of `exports` and the definitions of `codebook`, so that files and
codebook cannot disagree.
"""

from dialogues.dictionary.codebook_table import HEADERS, codebook_rows
from dialogues.dictionary.finding import matching_lists, matching_variables
from dialogues.dictionary.package import package
from dialogues.dictionary.table_facts import TableFacts, table_facts_for
from dialogues.dictionary.value_lists import ValueList, anchor_of, value_lists
from dialogues.dictionary.variables import FileVariable, variables

__all__ = [
    "HEADERS",
    "FileVariable",
    "TableFacts",
    "ValueList",
    "anchor_of",
    "codebook_rows",
    "matching_lists",
    "matching_variables",
    "package",
    "table_facts_for",
    "value_lists",
    "variables",
]
