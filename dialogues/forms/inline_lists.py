"""Short lists inside a form, line by line: other titles, countries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models

from dialogues.forms.layout import Block, model_field

#: Lines that a form takes in at most, though it was opened with fewer.
MOST = 60


@dataclass(frozen=True, slots=True)
class InlineColumn:
    """One field of a line: its column of the model and the words for it."""

    name: str
    words: str
    #: What an empty choice means.
    blank: str = "—"


@dataclass(frozen=True, slots=True)
class InlineList:
    """A list whose rows have no key: each line of fields is one row, in their order."""

    #: The list on the record, and the first word of its fields: country_code_1.
    list_name: str
    word: str
    model: type[models.Model]
    columns: Sequence[InlineColumn]
    title: str
    help_text: str
    #: Lines that stand empty below those in use.
    spare: int

    def add_to(self, form: forms.Form, rows: Iterable[models.Model]) -> Block:
        """Give the form a line for each row and some to spare."""
        there = list(rows)
        number = max(len(there) + self.spare, self._last_posted(form.data))
        for place in range(1, number + 1):
            row = there[place - 1] if place <= len(there) else None
            for column in self.columns:
                field = self._field(column, place, row)
                form.fields[self._name(column, place)] = field
        form.fields[self._name(self.columns[0], 1)].help_text = self.help_text
        places = range(1, number + 1)
        names = [[self._name(c, place) for c in self.columns] for place in places]
        return Block(names, title=self.title)

    def _name(self, column: InlineColumn, place: int) -> str:
        return f"{self.word}_{column.name}_{place}"

    def _last_posted(self, data: Any) -> int:
        """The last line of a stale form that holds something: nothing is dropped."""
        places = range(1, MOST + 1)
        posted = (n for n in places if any(data.get(f) for f in self._names(n)))
        return max(posted, default=0)

    def _names(self, place: int) -> list[str]:
        return [self._name(column, place) for column in self.columns]

    def _field(self, column: InlineColumn, place: int, row) -> forms.Field:
        field = model_field(
            self.model,
            column.name,
            required=False,
            label=f"{self.title} {place}: {column.words}",
            initial=getattr(row, column.name) if row else "",
        )
        field.help_text = ""
        if isinstance(field, forms.ChoiceField):
            choices = [choice for choice in field.choices if choice[0]]
            field.choices = [("", column.blank), *choices]
        return field

    def typed(self, form: forms.Form) -> Iterator[tuple[int, dict[str, str]]]:
        """The lines that hold something, each with its place in the form."""
        for place in range(1, MOST + 1):
            names = self._names(place)
            if names[0] not in form.fields:
                return
            line = {
                column.name: form.cleaned_data.get(name, "")
                for column, name in zip(self.columns, names, strict=True)
            }
            if any(line.values()):
                yield place, line

    def write(self, owner: models.Model, lines: Iterable[dict[str, str]]) -> None:
        """Put these lines in the place of those stored."""
        stored = getattr(owner, self.list_name)
        stored.all().delete()
        for position, line in enumerate(lines, start=1):
            row = self.model(**{stored.field.name: owner}, position=position, **line)
            row.full_clean()
            row.save()
