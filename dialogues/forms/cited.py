"""What sources and citations are called in forms, and the ticks of the sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from dialogues.documents.shape import DIALOGUE, ROWS
from dialogues.forms.date_says import DateSays
from dialogues.forms.layout import FieldCell
from dialogues.forms.picks import PickManyField
from dialogues.models import Citation, Dialogue, SourceEntry
from dialogues.models.fields import EdtfField
from dialogues.rules import edtf

NOT_CITED = frozenset({"key", "ref", "slug", "missing"})


class SourceTicks(forms.CheckboxSelectMultiple):
    """Ticks of the sources; a key of the keyboard ticks the one that was used last."""

    last = ""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if self.last and str(value) == self.last:
            option["attrs"] |= {"accesskey": "s", "data-last": ""}
        return option


@dataclass(frozen=True, slots=True)
class CitationCells:
    """One citation as the page shows it."""

    title: str
    open: bool
    is_new: bool
    cells: Mapping[str, FieldCell]


def has_fault(cells: Mapping[str, FieldCell]) -> bool:
    return any(cell.bound.errors for cell in cells.values())


def ticks(
    label: str, entries: Sequence[SourceEntry], last: str, ticked: list[int]
) -> PickManyField:
    field = PickManyField(label=label, required=False, widget=SourceTicks)
    field.widget.last = last
    field.help_text = "Those that support the whole of it."
    if last:
        field.help_text += (
            f" Alt+Shift+S ticks {last}, the source that you cited last in this record."
        )
    field.offer(entries, value="key", label=entry_label)
    field.initial = ticked
    return field


def values_of(model: type[Model]) -> list[tuple[str, str]]:
    """The values of a record or row that a citation can speak of, with their words."""
    shapes = {part.shape.model: part.shape for part in ROWS} | {Dialogue: DIALOGUE}
    names = [name for name in shapes[model].fields if name not in NOT_CITED]
    return [(name, words_of(model, name)) for name in names]


def words_of(model: type[Model], name: str) -> str:
    """What a value is called."""
    try:
        words = str(model._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def reading_of(
    model: type[Model] | None, field: str, bound: forms.BoundField
) -> DateSays | None:
    """How a value that a source gives is read, where it is given for a date."""
    dates = (
        [f.name for f in model._meta.fields if isinstance(f, EdtfField)]
        if model
        else ()
    )
    if field not in dates:
        return None
    answer = edtf.answer(str(bound.value() or ""))
    return DateSays(name=bound.html_name, answer=replace(answer, fault=""))


def citation_words(model: type[Model], citation: Citation) -> str:
    """A citation in one line: its source, its place and what it says."""
    place = f", {citation.locator}" if citation.locator else ""
    what = words_of(model, citation.field)
    on = f" {what[:1].lower()}{what[1:]}" if citation.field else " the whole"
    given = f", gives “{citation.value_given}”" if citation.value_given else ""
    verb = citation.get_stance_display().lower()
    return f"{citation.entry.key}{place}: {verb}{on}{given}"


def entry_label(entry: SourceEntry) -> str:
    """A source of the record in one line: its key, author, title and year."""
    source = entry.source
    parts = [in_its_direction(source.author), in_its_direction(source.title)]
    return f"{entry.key}: " + ", ".join(filter(None, [*parts, str(source.year or "")]))


def in_its_direction(text: str) -> str:
    """Text from right to left between isolates: what follows it keeps its place."""
    leans = (bidirectional(letter) for letter in text)
    first = next((each for each in leans if each in {"L", "R", "AL"}), "L")
    return text if first == "L" else f"\u2068{text}\u2069"
