"""What a form answers to a date while it is typed: read so, or not, or meant so."""

from dataclasses import dataclass

from dialogues.rules.edtf.errors import EdtfError
from dialogues.rules.edtf.explaining import explain, headline
from dialogues.rules.edtf.hints import hints_for


@dataclass(frozen=True, slots=True)
class DateSuggestion:
    """A date that may be meant: as EDTF, and in words."""

    edtf: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How a text is read, or what is wrong with it and what may be meant.

    All are empty for an empty text.
    """

    reading: str = ""
    fault: str = ""
    suggestions: tuple[DateSuggestion, ...] = ()


def answer(text: str) -> Answer:
    """Read a text as a form does. Never raises, never takes a suggestion itself."""
    try:
        return Answer(reading=explain(text))
    except EdtfError as error:
        suggestions = tuple(
            DateSuggestion(hint, headline(hint)) for hint in hints_for(text.strip())
        )
        asks = error.code == "other_notation"
        fault = "This cannot be read as a date." if asks else error.sentence
        return Answer(fault=fault, suggestions=suggestions)
