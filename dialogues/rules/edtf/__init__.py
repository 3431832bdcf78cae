"""Dates as the Extended Date/Time Format writes them, levels 0 to 2: read, order, say.

EDTF is ISO 8601-2:2019; the Library of Congress describes it at
https://www.loc.gov/standards/datetime/. No database, no request, no clock.
"""

from dialogues.rules.edtf.answer import Answer, DateSuggestion, answer
from dialogues.rules.edtf.errors import EdtfError
from dialogues.rules.edtf.explaining import explain
from dialogues.rules.edtf.order import (
    certainly_before,
    may_overlap,
    order_key,
    year_bounds,
)
from dialogues.rules.edtf.reading import EdtfDate, bounds, read
from dialogues.rules.edtf.wording import span_words, words

__all__ = [
    "Answer",
    "EdtfDate",
    "EdtfError",
    "DateSuggestion",
    "answer",
    "bounds",
    "certainly_before",
    "explain",
    "may_overlap",
    "order_key",
    "read",
    "span_words",
    "words",
    "year_bounds",
]
