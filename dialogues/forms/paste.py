"""A list of participants as it was pasted, and what its columns hold."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError

from dialogues.forms.layout import LayoutForm
from dialogues.models.fields import hidden_character
from dialogues.rules.pasting import PastedColumn, lines_of, separator_of, split

#: Each line becomes a form of its own on the next page.
MOST_LINES, MOST_LETTERS, MOST_BYTES, MOST_COLUMNS = 60, 1000, 100_000, 20
COLUMN_WORDS = {
    PastedColumn.NAME: "Name",
    PastedColumn.GIVEN: "First name",
    PastedColumn.OFFICE: "Office",
    PastedColumn.SIDE: "Side",
    PastedColumn.CAPACITY: "Capacity",
    PastedColumn.FUNCTION: "Function",
    PastedColumn.START: "From",
    PastedColumn.END: "To",
    PastedColumn.NATIVE: "Name in its own script",
    PastedColumn.IGNORE: "Not taken",
}
#: Columns of which a list may have several: their cells stand one after the other.
SEVERAL = frozenset({PastedColumn.OFFICE, PastedColumn.IGNORE})


class PasteForm(LayoutForm):
    """The text of a list."""

    text = forms.CharField(
        label="List",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "spellcheck": "false"}),
        help_text="One participant a line: name, office, side. Rows copied from a "
        f"table may have other columns. {MOST_LINES} lines at most.",
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text.encode("utf-8", "replace")) > MOST_BYTES:
            raise ValidationError(
                "The list is longer than 100 kB. Paste it in parts.", code="too_long"
            )
        lines = lines_of(text)
        if not lines:
            raise ValidationError("Paste one participant at least.", code="required")
        if len(lines) > MOST_LINES:
            raise ValidationError(
                f"The list has {len(lines)} lines, and {MOST_LINES} at most are read "
                "at once. Paste it in parts.",
                code="too_many",
            )
        for number, line in lines:
            _refuse_odd(number, line)
        signs = separator_of([line for _, line in lines])
        for number, line in lines:
            _refuse_wide(number, len(split(line, signs)))
        return text


def _refuse_wide(number: int, cells: int) -> None:
    if cells > MOST_COLUMNS:
        raise ValidationError(
            f"Line {number} has {cells} cells, and {MOST_COLUMNS} at most are read. "
            "Take out columns that say nothing of a participant.",
            code="wide_line",
        )


def _refuse_odd(number: int, line: str) -> None:
    if len(line) > MOST_LETTERS:
        raise ValidationError(
            f"Line {number} has {len(line)} letters, and {MOST_LETTERS} at most are "
            "read. Break it where the next participant begins.",
            code="long_line",
        )
    if name := hidden_character(line, allowed="\t"):
        raise ValidationError(
            f"Line {number} holds a character that cannot be seen ({name}). Remove it.",
            code="hidden_character",
        )


class ColumnsForm(LayoutForm):
    """What each column of the list holds."""

    #: What the columns were taken for when the lines on the page were read.
    read_as = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data=None, *, columns: Sequence[PastedColumn], samples: Sequence[str]
    ):
        super().__init__(data, initial={"read_as": ",".join(columns)})
        for index, (column, sample) in enumerate(zip(columns, samples, strict=True)):
            self.fields[f"column{index}"] = forms.ChoiceField(
                label=f"Column {index + 1}",
                choices=list(COLUMN_WORDS.items()),
                initial=column.value,
                help_text=f"First: {sample[:60]}" if sample else "Empty",
            )

    def clean(self):
        cleaned = super().clean()
        chosen = self.columns()
        for column in set(chosen) - SEVERAL:
            if chosen.count(column) > 1:
                raise ValidationError(
                    f"Two columns are taken for “{COLUMN_WORDS[column]}”. Keep one.",
                    code="column_twice",
                )
        if PastedColumn.NAME not in chosen and not self.errors:
            raise ValidationError(
                "No column is taken for the name. Choose the one that holds it.",
                code="no_name",
            )
        return cleaned

    def in_words(self) -> str:
        """What the columns hold, in their order."""
        held = [self[name].value() for name in self.fields if name != "read_as"]
        return ", ".join(COLUMN_WORDS.get(value, "Not taken") for value in held)

    def columns(self) -> list[PastedColumn]:
        """What was chosen."""
        return [
            PastedColumn(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("column") and value
        ]


def read_as(text: str) -> list[PastedColumn] | None:
    """The columns as a page carries them; None if it carries none or odd ones."""
    try:
        columns = [PastedColumn(each) for each in text.split(",")] if text else None
    except ValueError:
        return None
    # An office beside the name is a column more than the lines have cells.
    return columns if columns and len(columns) <= MOST_COLUMNS + 1 else None
