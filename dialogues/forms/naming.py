"""Forms with fields that name records: what was typed, asked, answered and settled."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from dialogues.forms.lookups import NEW, Lookup
from dialogues.models import name_key
from dialogues.models.names import validate_name
from dialogues.models.refs import Referenced


@dataclass(frozen=True, slots=True)
class RecordOrName:
    """What a text field came to: a record there is, or a name that has none."""

    record: Referenced | None = None
    name: str = ""


class LookupsMixin:
    """Adds the fields of its lookups to a form and settles what they name."""

    lookups: tuple[Lookup, ...] = ()

    def add_lookups(self) -> None:
        self.named: dict[str, RecordOrName] = {}
        #: The lookups whose question is about similar names alone.
        self.only_alike: set[str] = set()
        record = getattr(self, "record", None)
        for lookup in self.lookups:
            field = lookup.text_field(record)
            current = self.current(lookup)
            field.initial = lookup.text_of(self.user, current)
            self.fields[lookup.name] = field
            if self.is_bound:
                self._ask(lookup, current, record)

    def _ask(self, lookup: Lookup, current, record) -> None:
        """Ask which record is meant, where the name typed leaves that open."""
        text = self.typed(lookup.name)
        if text == lookup.text_of(self.user, current) or len(text) > lookup.max_length:
            return
        same = lookup.matches(self.user, text)
        alike = lookup.alike(self.user, text)
        if same or alike:
            question = lookup.question(self.user, text, same, alike, record)
            self.fields[lookup.answer] = question
        if alike and not same:
            self.only_alike.add(lookup.name)

    def current(self, lookup: Lookup) -> Referenced | None:
        """The record that is chosen now."""
        return getattr(self.instance, lookup.name, None)

    def typed(self, name: str) -> str:
        """What was sent for a field, before any check."""
        return self.data.get(self.add_prefix(name), "").strip()

    def settle_lookups(self) -> None:
        """Fill `named`, or put what is open at its field."""
        for lookup in self.lookups:
            if lookup.name not in self.cleaned_data:
                continue
            try:
                self.named[lookup.name] = self._settle(lookup)
            except ValidationError as error:
                asked = lookup.answer in self.fields
                self.add_error(lookup.answer if asked else lookup.name, error)

    def _settle(self, lookup: Lookup) -> RecordOrName:
        text, current = self.cleaned_data[lookup.name], self.current(lookup)
        if not text:
            return RecordOrName()
        if current is not None and text == lookup.text_of(self.user, current):
            return RecordOrName(current, text)
        if found := lookup.by_number(self.user, text):
            return RecordOrName(found, text)
        validate_name(text)
        key = name_key(text)
        if lookup.answer in self.fields:
            return self._answered(lookup, text)
        if self.typed(lookup.answer) not in ("", f"{NEW}{key}"):
            raise ValidationError(
                "The name and the choice do not belong together. Save once more.",
                code="other_name",
            )
        if not lookup.makes_new:
            raise ValidationError(
                f"No {lookup.one} of this name is recorded. Add it first, or leave the "
                "field empty.",
                code="not_recorded",
            )
        return RecordOrName(None, text)

    def _answered(self, lookup: Lookup, text: str) -> RecordOrName:
        answer = self.cleaned_data.get(lookup.answer)
        if not answer:
            if lookup.answer in self.errors:
                return RecordOrName()
            if lookup.name in self.only_alike:
                raise ValidationError(
                    f"Very like {lookup.somebody} already here. Say whether the same "
                    f"{lookup.one} is meant.",
                    code="alike",
                )
            raise ValidationError(
                f"This name is in use. Choose the {lookup.one} that is meant.",
                code="namesakes",
            )
        if answer.startswith(NEW):
            return RecordOrName(None, text)
        return RecordOrName(self.chosen(lookup, answer), text)

    def chosen(self, lookup: Lookup, ref: str) -> Referenced:
        return lookup.visible(self.user).get(ref=ref)

    def record_for(self, name: str) -> Referenced | None:
        """The record that a lookup settled on; None if it is still to be made."""
        return self.named[name].record
