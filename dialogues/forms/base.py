"""The form of a row: fields of the model, sources, reasons for gaps, and saving."""

from collections.abc import Callable, Iterable, Sequence

from django import forms
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.http import QueryDict
from django.utils.functional import cached_property

from dialogues.actions.consistency import TELLS, date_fields, row_remarks
from dialogues.actions.rows import save_row
from dialogues.choices import Missing
from dialogues.forms.cited import entry_label
from dialogues.forms.citing import EvidenceMixin
from dialogues.forms.layout import (
    AS_KNOWN,
    LARGE,
    Block,
    LayoutForm,
    VersionedForm,
    model_field,
)
from dialogues.models import STATEMENTS, Dialogue, Row
from dialogues.rules import edtf
from dialogues.rules.chain import Fix
from dialogues.rules.problems import Problem

__all__ = [
    "AS_KNOWN",
    "Block",
    "LayoutForm",
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


class RecordModelForm(VersionedForm, forms.ModelForm):
    """A form over a model of the record: reasons for gaps, limits of whole numbers."""

    #: Fields for which a reason may be given where they are empty.
    gaps: Sequence[str] = ()

    def __init__(self, data: QueryDict | None = None, *, record: Dialogue, user, **kw):
        super().__init__(data, **kw)
        self.record, self.user = record, user
        #: The row that was opened: a save that failed leaves a new one with a key.
        self.row_key = getattr(self.instance, "key", "") if self.instance.pk else ""
        self.fields["opened_at"].initial = record.version
        self.dates = self._dates()
        for name in self.gaps:
            self.fields[f"missing_{name}"] = self._reason(name)
        for name, field in self.fields.items():
            if isinstance(field, forms.IntegerField):
                _limit(field, self._meta.model, name)

    def _dates(self) -> frozenset[str]:
        return date_fields(self._meta.model) & set(self.fields)

    def date_address(self, name: str, **more: str) -> str:
        return super().date_address(
            name,
            record=self.record.ref,
            of=self.list_name,
            row=self.row_key,
            **more,
        )

    def tells(self) -> list[str]:
        return sorted((TELLS | self.dates) & set(self.fields))

    def remarks_on(self, name: str) -> list[str]:
        return [each.sentence for each in self._remarks if each.field == name]

    @cached_property
    def _remarks(self) -> Sequence[Problem]:
        """The remarks on the dates as they stand in the form."""
        typed = {name: str(self[name].value() or "") for name in self.tells()}
        if not any(typed[name] for name in self.dates):
            return ()
        where = self.list_name, self.row_key
        return row_remarks(self.record, self.user, *where, typed)

    @property
    def list_name(self) -> str:
        """The list of the record in which the row stands."""
        return self._meta.model._meta.get_field("dialogue").remote_field.related_name

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


class RowForm(EvidenceMixin, RecordModelForm):
    """A form for one row of a record."""

    #: Many-to-many fields of the row.
    many: Sequence[str] = ()
    #: Rows that `save` saved beside the one that it returns.
    more_saved = 0

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.is_new = self.instance.pk is None
        if self.is_new:
            self.instance.dialogue = self.record
            self.add_once()
        if isinstance(self.instance, tuple(STATEMENTS.values())):
            self.offer_evidence(self.instance)

    @classmethod
    def begun_with(cls, asked: QueryDict) -> dict[str, object]:
        """What the address of a new row says about its beginning."""
        return {}

    @classmethod
    def remarks(cls, row: Row) -> Iterable[str]:
        """What to say of a row that was just saved: gentle, it refuses nothing."""
        return ()

    def key_of_this(self) -> str:
        return self.instance.key

    def save(self) -> Row:
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
                fixes=self.fixes(),
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

    def fixes(self) -> Sequence[Fix]:
        """Changes of other turning points that were chosen with this one."""
        return ()

    def write_lists(self) -> Callable[[Row], None] | None:
        """What to write of the saved row beside its own columns."""
        return None


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
