"""What stands below a date field: how it is read, what may be meant, what is odd."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.rules import edtf

#: The button that puts a suggestion in: its value names the field and the date.
USE_DATE = "use_date"


@dataclass(frozen=True, slots=True)
class DateSays:
    """The words below one date field, for components/field_says.html.

    `asked` is True where a script asked for them, `put_in` where a suggestion was just
    taken. `address` answers for what is typed next, `fields` names what it must know
    of the rest of the form.
    """

    name: str
    answer: edtf.Answer
    remarks: Sequence[str] = ()
    address: str = ""
    fields: str = ""
    asked: bool = False
    put_in: bool = False


def chosen_date(data) -> tuple[str, str] | None:
    """The field and the date of the suggestion that was chosen, if one was."""
    name, sign, text = (data or {}).get(USE_DATE, "").partition("=")
    return (name, text) if sign and name in data else None
