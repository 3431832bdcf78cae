"""Forms that say how their fields stand on the page, and take in what was refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.urls import reverse

from dialogues.actions.changes import ChainFault
from dialogues.forms.date_says import DateSays, chosen_date
from dialogues.forms.fix_buttons import NEW_ROW, FixableFault, faults_of
from dialogues.forms.helping import help_address
from dialogues.forms.picks import BLANK
from dialogues.rules import edtf

NOT_COMPLETE = "The form came back without a part of it. Open it anew and save again."
LARGE = 2_147_483_647
AS_KNOWN = "As exactly as a source says: 1992-12-04, 1992-12, 1992, or 1992~ for about."
REQUIRED = forms.Field.default_error_messages["required"]
#: A longer group of boxes is folded, with what is ticked in its summary.
MANY = 10


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand together, line by line; folded where few rows need them."""

    lines: Sequence[Sequence[str]]
    title: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class FieldCell:
    """A field as the page shows it."""

    bound: BoundField
    kind: str
    reading: DateSays | None
    #: Must be filled in, and nothing stands there from the start.
    required: bool
    #: The choices made in a group too long to stand open; None for other fields.
    chosen: list[str] | None
    #: Where the codebook says what the field is; "" where it says nothing of it.
    help_url: str


@dataclass(frozen=True, slots=True)
class FilledBlock:
    """A block with its fields; open if one of them holds or lacks something."""

    title: str
    folded: bool
    open: bool
    lines: list[list[FieldCell]]


def model_field(model: type[models.Model], name: str, **words) -> forms.Field:
    """A form field with the words, limits and checks of a model field."""
    source = model._meta.get_field(name)
    field = source.formfield(**words)
    field.validators = [*field.validators, *source.validators]
    return field


def _chosen(bound: BoundField) -> list[str] | None:
    """The words of the boxes that are ticked, where the group is long."""
    is_group = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
    if not is_group or len(bound.field.choices) <= MANY or bound.name == "cited":
        return None
    ticked = {str(value) for value in bound.value() or ()}
    return [str(label) for value, label in bound.field.choices if value in ticked]


class LayoutForm(forms.Form):
    """A form that says how its fields stand on the page."""

    blocks: Sequence[Block] = ()
    #: What the chain of turning points had against the form.
    faults: Sequence[FixableFault] = ()
    #: Whether what it edits is not saved yet.
    is_new = False
    #: Model fields that hold dates, by the name of the form field.
    dates: frozenset[str] = frozenset()

    def __init__(self, data=None, *args, **kw):
        #: The date that was just put in, by the name of its field.
        self.put_in = chosen_date(data)
        if self.put_in:
            data = data.copy()
            data[self.put_in[0]] = self.put_in[1]
        super().__init__(data, *args, **kw)

    def is_asking(self) -> bool:
        """Whether the post only asks the form something: it is answered, not saved."""
        return bool(self.put_in)

    def is_valid(self) -> bool:
        return not self.is_asking() and super().is_valid()

    def full_clean(self) -> None:
        """Check what was typed; what is left out is asked for, not called required."""
        if self.is_asking():
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        for field in self.fields.values():
            if field.error_messages["required"] is REQUIRED:
                chosen = isinstance(field, forms.ChoiceField)
                words = "Choose one." if chosen else "Fill this in."
                field.error_messages["required"] = words
        super().full_clean()

    def tidy(self) -> None:
        """Give text room for some sentences, and empty choices a dash."""
        for field in self.fields.values():
            widget = field.widget
            if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
                widget.attrs |= {"rows": 3}
            choices = list(getattr(field, "choices", ()))
            if choices and choices[0] == BLANK_CHOICE_DASH[0]:
                field.choices = [("", BLANK), *choices[1:]]

    def laid_out(self) -> Iterator[FilledBlock]:
        """The blocks with those fields that this form has."""
        self.tidy()
        for block in self.blocks:
            lines = [
                [self.cell(name) for name in line if name in self.fields]
                for line in block.lines
            ]
            cells = [cell for line in lines for cell in line]
            if cells:
                is_open = any(map(self._has_something, cells))
                lines = [line for line in lines if line]
                yield FilledBlock(block.title, block.folded, is_open, lines)

    def _has_something(self, cell: FieldCell) -> bool:
        if cell.bound.errors:
            return True
        value, usual = cell.bound.value(), cell.bound.field.initial
        return bool(value) and str(value) != str(usual)

    def cell(self, name: str) -> FieldCell:
        bound = self[name]
        kind = "tracks" if name in getattr(self, "tracks", ()) else ""
        required = bound.field.required and bound.field.initial in (None, "")
        return FieldCell(
            bound,
            kind,
            self.reading(bound),
            required,
            _chosen(bound),
            help_address(self, name),
        )

    def reading(self, bound: BoundField) -> DateSays | None:
        """What stands below a date; None for other fields."""
        if bound.name not in self.dates:
            return None
        put_in = bool(self.put_in) and bound.html_name == self.put_in[0]
        if put_in:
            bound.field.widget.attrs["autofocus"] = True
        answer = edtf.answer(str(bound.value() or ""))
        return DateSays(
            name=bound.html_name,
            # A fault stands among the errors of the field.
            answer=replace(answer, fault=""),
            remarks=[] if bound.errors else self.remarks_on(bound.name),
            address=self.date_address(bound.name),
            fields=" ".join(self.tells()),
            put_in=put_in,
        )

    def tells(self) -> list[str]:
        """The fields that decide what is odd about a date of this form."""
        return []

    def remarks_on(self, name: str) -> list[str]:
        """What is odd about a date beside others of the record."""
        return []

    def date_address(self, name: str, **more: str) -> str:
        """The address that answers for what is typed into a date field."""
        return f"{reverse('date_says')}?{urlencode({'field': name, **more})}"

    @property
    def suggests_dates(self) -> bool:
        """Whether a button stands in the form that puts in a date."""
        texts = (self[name].value() for name in self.dates if self.is_bound)
        return any(edtf.answer(str(text or "")).suggestions for text in texts)

    def leave_unchecked(self) -> None:
        """Show what was filled in without a word on what is still to be filled in."""
        self._errors = ErrorDict()

    def begin_with_first(self) -> None:
        """Put the keyboard into the first field."""
        for block in self.blocks:
            for name in (name for line in block.lines for name in line):
                if name in self.fields:
                    self.fields[name].widget.attrs["autofocus"] = True
                    return

    def refuse(self, error: ValidationError, names: dict[str, str] | None = None):
        """Take in what an action refused, each point at its field where it has one."""
        if isinstance(error, ChainFault):
            self._refuse_chain(error, names or {})
            return
        by_field = getattr(error, "error_dict", None)
        for name, errors in (by_field or {NON_FIELD_ERRORS: error.error_list}).items():
            name = (names or {}).get(name, name)
            self.add_error(name if name in self.fields else None, errors)

    def _refuse_chain(self, error: ChainFault, names: dict[str, str]) -> None:
        own_as = NEW_ROW if self.is_new else ""
        own = self.key_of_this()
        self.faults = faults_of(error.problems, error.fixes_for, own, own_as)
        for problem in error.problems:
            field = names.get(problem.field, problem.field)
            here = problem.key == self.key_of_this() and field in self.fields
            point = ValidationError(problem.sentence, code=problem.code)
            self.add_error(field if here else None, point)

    def key_of_this(self) -> str:
        """The key under which the rules speak of what this form edits."""
        return ""


class VersionedForm(LayoutForm):
    """A form that knows at which version it was opened, and makes one thing once."""

    opened_at = forms.IntegerField(
        min_value=0,
        max_value=LARGE,
        widget=forms.HiddenInput,
        error_messages={"required": NOT_COMPLETE, "invalid": NOT_COMPLETE},
    )

    def add_once(self) -> None:
        """Ask for the number of the form, which makes a repeated post harmless."""
        self.fields["once"] = forms.UUIDField(
            widget=forms.HiddenInput,
            initial=uuid4,
            error_messages={"required": NOT_COMPLETE, "invalid": NOT_COMPLETE},
        )

    @property
    def mark(self) -> str:
        """What tells this form from others on the page, also when it comes back.

        Letters and digits alone, whatever was posted: it becomes part of `auto_id`.
        """
        once = str(self["once"].value()) if "once" in self.fields else ""
        return f"new{''.join(filter(str.isalnum, once))[:8]}"
