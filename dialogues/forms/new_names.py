"""Other names: lines in one field, or a line each with its kind, any number."""

import re
from collections.abc import Sequence

from django import forms

from dialogues.actions.named import NewName
from dialogues.choices import NameKind
from dialogues.forms.base import lines_of, model_field
from dialogues.models import OrganisationName
from dialogues.models.fields import validate_line
from dialogues.models.names import validate_name

#: Lines without a name that a form offers, and the most that it takes.
SPARE = 3
MOST_LINES = 40
BY_LETTERS = "as its letters say"


class OtherNamesField(forms.CharField):
    """Other names, one on a line."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        super().__init__(required=False, max_length=2000, **kwargs)

    def clean(self, value):
        names = list(dict.fromkeys(lines_of(super().clean(value))))
        for name in names:
            if len(name) > 300:
                raise forms.ValidationError("A name has 300 characters at most.")
            validate_line(name)
            validate_name(name)
        return names


class MoreLines(forms.CheckboxInput):
    """A box that asks for more lines; with JavaScript, a button that adds one."""

    def __init__(self):
        super().__init__(attrs={"data-more": ""})


class NameLinesMixin:
    """Adds lines for names under the word `owner`: person_name_1, person_kind_1."""

    #: Whether a line says when the name was in use.
    names_have_dates = False
    #: Whether it came back only to get more lines.
    wants_more_names = False

    def add_name_lines(self, owner: str) -> list[list[str]]:
        """The lines, by the names of their fields."""
        lines = []
        for n in range(1, self._last_filled(owner) + SPARE + 1):
            made = self._line_fields(n)
            self.fields |= {f"{owner}_{part}_{n}": made[part] for part in made}
            lines.append([f"{owner}_{part}_{n}" for part in made])
        more = f"{owner}_more"
        self.fields[more] = forms.BooleanField(
            label="More lines for names", required=False, widget=MoreLines()
        )
        self.wants_more_names = bool(self.is_bound and self.data.get(more))
        if self.wants_more_names:
            self.data = self.data.copy()
            del self.data[more]
        if self.names_have_dates:
            self.dates |= {line[-1] for line in lines}
        return [*lines, [more]]

    def is_asking(self) -> bool:
        return self.wants_more_names or super().is_asking()

    def _line_fields(self, n: int) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {
            "name": forms.CharField(
                label=f"Other name {n}",
                required=False,
                max_length=300,
                validators=[validate_line, validate_name],
                widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            ),
            "kind": forms.ChoiceField(
                label=f"Kind of name {n}",
                required=False,
                choices=[("", BY_LETTERS), *NameKind.choices],
            ),
        }
        if self.names_have_dates:
            label = f"When name {n} was used"
            fields["used"] = model_field(
                OrganisationName, "used", label=label, required=False, help_text=""
            )
        return fields

    def _last_filled(self, owner: str) -> int:
        """The number of the last line that was posted with a name in it."""
        pattern = re.compile(rf"{owner}_name_([1-9][0-9]?)")
        found = (pattern.fullmatch(name) for name in self.data if self.data.get(name))
        numbers = [int(each[1]) for each in found if each]
        return min(max(numbers, default=0), MOST_LINES)

    def settle_names(self, owner: str) -> None:
        """Refuse a kind or a date without a name."""
        for n in self._numbers(owner):
            name, *about = (
                self.cleaned_data.get(each) for each in self._line(owner, n)
            )
            if any(about) and not name and f"{owner}_name_{n}" not in self.errors:
                self.add_error(
                    f"{owner}_name_{n}", "Write the name, or leave its line empty."
                )

    def _numbers(self, owner: str) -> Sequence[int]:
        names = (re.fullmatch(rf"{owner}_name_(\d+)", each) for each in self.fields)
        return [int(each[1]) for each in names if each]

    def _line(self, owner: str, n: int) -> Sequence[str]:
        parts = ("name", "kind", "used") if self.names_have_dates else ("name", "kind")
        return [f"{owner}_{part}_{n}" for part in parts]

    def typed_names(self, owner: str) -> dict[str, NewName]:
        """The names that were typed, each once, by their fields."""
        typed: dict[str, NewName] = {}
        for n in self._numbers(owner):
            line = self._line(owner, n)
            name = NewName(*(self.cleaned_data.get(each) or "" for each in line))
            if name.name and name not in typed.values():
                typed[line[0]] = name
        return typed
