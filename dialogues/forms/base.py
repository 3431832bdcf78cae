"""The form of a row: fields of the model, sources, reasons for gaps, and saving."""

from collections.abc import Callable, Iterable, Sequence
from unicodedata import bidirectional

from django import forms
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.http import QueryDict

from dialogues.actions.rows import save_row
from dialogues.choices import Missing, Stance
from dialogues.forms.laid import AS_KNOWN, LARGE, Block, Guarded, Laid, model_field
from dialogues.forms.picks import PickManyField
from dialogues.models import STATEMENTS, Dialogue, Row
from dialogues.models.fields import EdtfField
from dialogues.rules import edtf

__all__ = ["AS_KNOWN", "Block", "Laid", "RecordModelForm", "RowForm", "model_field"]

SMALL = 32_767


class AlreadyMade(Exception):
    """The same form was sent before and made this row."""

    def __init__(self, row: Row):
        self.row = row
        super().__init__(row.key)


class RecordModelForm(Guarded, forms.ModelForm):
    """A form over a model of the record: reasons for gaps, limits of whole numbers."""

    #: Fields for which a reason may be given where they are empty.
    gaps: Sequence[str] = ()

    def __init__(self, data: QueryDict | None = None, *, record: Dialogue, user, **kw):
        super().__init__(data, **kw)
        self.record, self.user = record, user
        self.fields["opened_at"].initial = record.version
        self.dates = self._dates()
        for name in self.gaps:
            self.fields[f"missing_{name}"] = self._reason(name)
        for name, field in self.fields.items():
            if isinstance(field, forms.IntegerField):
                _limit(field, self._meta.model, name)

    def _dates(self) -> frozenset[str]:
        found = (f.name for f in self._meta.model._meta.fields if _is_date(f))
        return frozenset(found) & set(self.fields)

    def gap_words(self, name: str) -> str:
        """What is called not given."""
        return str(self.fields[name].label)

    def is_gap(self, name: str) -> bool:
        """Whether nothing was typed there, so that a reason may stand."""
        return self.cleaned_data.get(name) in (None, "", [])

    def _reason(self, name: str) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=f"“{self.gap_words(name)}” is not given because",
            required=False,
            choices=[("", "—"), *Missing.choices],
            initial=(self.instance.missing or {}).get(name, ""),
            help_text="Where the field is empty: why. Empty means not yet coded.",
        )

    def clean(self):
        cleaned = super().clean()
        known = {
            name: why
            for name, why in (self.instance.missing or {}).items()
            if name not in self.gaps
        }
        for name in self.gaps:
            why = cleaned.get(f"missing_{name}")
            if why and self.is_gap(name):
                known[name] = why
        self.instance.missing = known
        self._refuse_reversed(cleaned)
        return cleaned

    def _refuse_reversed(self, cleaned) -> None:
        start, end = cleaned.get("start"), cleaned.get("end")
        if not (start and end) or {"start", "end"} & set(self.errors):
            return
        try:
            reversed_ = edtf.certainly_before(end, start)
        except edtf.EdtfError:
            return  # the model says what is wrong with the date
        if reversed_:
            self.add_error(
                "end", "It ends before it begins. Change one of the two dates."
            )


class RowForm(RecordModelForm):
    """A form for one row of a record."""

    #: Many-to-many fields of the row.
    many: Sequence[str] = ()

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        if self.instance.pk is None:
            self.instance.dialogue = self.record
            self.add_once()
        if isinstance(self.instance, tuple(STATEMENTS.values())):
            self._offer_sources()

    def key_of_this(self) -> str:
        return self.instance.key

    def _offer_sources(self) -> None:
        field = PickManyField(
            label="Sources for this row",
            required=False,
            help_text="Those that support the row as a whole. For a page, a wording or "
            "a source that contradicts, add a citation.",
        )
        entries = list(self.record.entries.select_related("source"))
        field.offer(entries, value="key", label=entry_label)
        field.initial = self._plainly_cited() if self.instance.pk else []
        if entries:
            self.fields["cited"] = field

    def _plainly_cited(self) -> list[int]:
        plain = self.instance.citations.filter(
            field="", locator="", stance=Stance.SUPPORTS, value_given=""
        )
        return list(plain.values_list("entry_id", flat=True))

    def store(self) -> Row:
        """Save what was typed. Raises AlreadyMade, and what `save_row` raises."""
        with transaction.atomic():
            self.make_authorities()
            row = save_row(
                row=self.instance,
                by=self.user,
                opened_at=self.cleaned_data["opened_at"],
                many={name: self.cleaned_data[name] for name in self.many},
                cited=self.cleaned_data.get("cited"),
                once=self.cleaned_data.get("once"),
                write=self.write_lists(),
            )
            if row is not self.instance:
                raise AlreadyMade(row)  # undoes what make_authorities made
        return row

    def make_authorities(self) -> None:
        """Make the people, organisations or sources that the row names first."""

    def write_lists(self) -> Callable[[Row], None] | None:
        """What to write of the saved row beside its own columns."""
        return None


def entry_label(entry) -> str:
    """A source of the record in one line: its key, author, title and year."""
    source = entry.source
    parts = [in_its_direction(source.author), in_its_direction(source.title)]
    return f"{entry.key}: " + ", ".join(filter(None, [*parts, str(source.year or "")]))


def in_its_direction(text: str) -> str:
    """Text from right to left between isolates: what follows it keeps its place."""
    leans = (bidirectional(letter) for letter in text)
    first = next((each for each in leans if each in {"L", "R", "AL"}), "L")
    return text if first == "L" else f"\u2068{text}\u2069"


def _is_date(field: models.Field) -> bool:
    return isinstance(field, EdtfField) and field.editable


def _limit(field: forms.IntegerField, model: type[models.Model], name: str) -> None:
    """Hold a whole number to what both databases can keep."""
    columns = {column.name: column for column in model._meta.fields}
    is_small = isinstance(columns.get(name), models.PositiveSmallIntegerField)
    if not isinstance(field, forms.FloatField):
        most = SMALL if is_small else LARGE
        field.widget.attrs["max"] = most
        field.validators.append(MaxValueValidator(most))


def lines_of(text: str) -> Iterable[str]:
    """The lines of a text that hold something, without the blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
