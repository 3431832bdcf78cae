"""The form of a row: fields of the model, sources, reasons for gaps, and saving."""

from collections.abc import Callable, Iterable, Sequence

from django import forms
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.http import QueryDict

from dialogues.actions.rows import save_row
from dialogues.choices import Missing
from dialogues.forms.cited import entry_label
from dialogues.forms.citing import EvidenceMixin
from dialogues.forms.laid import AS_KNOWN, LARGE, Block, Guarded, Laid, model_field
from dialogues.models import STATEMENTS, Dialogue, Row
from dialogues.models.fields import EdtfField
from dialogues.rules import edtf

__all__ = [
    "AS_KNOWN",
    "Block",
    "Laid",
    "RecordModelForm",
    "RowForm",
    "entry_label",
    "model_field",
]

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

    def _reason(self, name: str) -> forms.ChoiceField:
        words = self.fields[name].label
        return forms.ChoiceField(
            label=f"“{words}” is not given because",
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
            why, value = cleaned.get(f"missing_{name}"), cleaned.get(name)
            if why and value in (None, ""):
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


class RowForm(EvidenceMixin, RecordModelForm):
    """A form for one row of a record."""

    #: Many-to-many fields of the row.
    many: Sequence[str] = ()

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        if self.instance.pk is None:
            self.instance.dialogue = self.record
            self.add_once()
        if isinstance(self.instance, tuple(STATEMENTS.values())):
            self.offer_evidence(self.instance)

    def key_of_this(self) -> str:
        return self.instance.key

    def store(self) -> Row:
        """Save what was typed. Raises AlreadyMade, and what `save_row` raises."""
        with transaction.atomic():
            self.make_authorities()
            row = save_row(
                row=self.instance,
                by=self.user,
                opened_at=self.cleaned_data["opened_at"],
                many={name: self.cleaned_data[name] for name in self.many},
                cited=self.sources_cited(),
                once=self.cleaned_data.get("once"),
                write=self._write_rest,
            )
            if row is not self.instance:
                raise AlreadyMade(row)  # undoes what make_authorities made
        return row

    def _write_rest(self, row: Row) -> None:
        if write := self.write_lists():
            write(row)
        self.write_citations(row.dialogue, row)

    def make_authorities(self) -> None:
        """Make the people, organisations or sources that the row names first."""

    def write_lists(self) -> Callable[[Row], None] | None:
        """What to write of the saved row beside its own columns."""
        return None


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
