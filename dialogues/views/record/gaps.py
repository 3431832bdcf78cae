"""Why a value is not there, in words."""

from dialogues.choices import Missing

WORDS = {code: label.lower() for code, label in Missing.choices}


def gap(reason: str | None) -> str:
    """The words for a reason; "not stated" where none is given."""
    return WORDS.get(reason or "", "not stated")
