"""A record named in a text field: found, told from its namesakes, or made new.

Nothing is ever joined to a record by its name alone: where names match, the form comes
back and asks. Only records that the user may see are asked about, so that the answer to
a hidden name is the answer to a name that nobody has. Before a second record is made
of somebody, the form asks once about records of very similar names as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from dialogues.lookup import (
    EXACT,
    Card,
    RecordMatch,
    dialogue_cards,
    near,
    organisation_cards,
    people_cards,
)
from dialogues.models import Dialogue, Organisation, Person, name_key
from dialogues.models.fields import validate_line
from dialogues.models.refs import Referenced
from dialogues.search import found_by_words

NEW = "new:"
MOST = 20
HIDDEN = "[not open to you]"


class AskedField(forms.ChoiceField):
    """A question that only some answers to the form raise; then it must be answered."""

    is_asked = True


def asked(label: str, choices: list[tuple[str, str]]) -> AskedField:
    """A question with its answers."""
    return AskedField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": "The name and the choice do not belong together. "
            "Choose again."
        },
    )


@dataclass(frozen=True)
class Lookup:
    """One text field that names a record, and the question about namesakes."""

    name: str
    label: str
    help_text: str = ""
    required: bool = False
    makes_new: bool = True
    max_length: int = 300

    model: ClassVar[type[Referenced]]
    one: ClassVar[str]
    #: Words for it in a sentence, and for making a new one of this or another name.
    somebody: ClassVar[str]
    new_words: ClassVar[str]
    other_words: ClassVar[str]
    #: The route of its options.
    options: ClassVar[str]

    @property
    def answer(self) -> str:
        return f"{self.name}_is"

    def text_field(self, record: Dialogue | None = None) -> forms.CharField:
        attrs = {"autocomplete": "off", "data-options": self.address(record)}
        return forms.CharField(
            label=self.label,
            help_text=self.help_text,
            required=self.required,
            max_length=self.max_length,
            validators=[validate_line],
            widget=forms.TextInput(attrs=attrs),
        )

    def address(self, record: Dialogue | None) -> str:
        """Where the options come from while somebody types."""
        about = {"field": self.answer}
        if record is not None:
            about["record"] = record.ref
        if self.makes_new and self.model is not Dialogue:
            about["new"] = "1"
        return f"{reverse(self.options)}?{urlencode(about)}"

    def visible(self, user) -> QuerySet:
        raise NotImplementedError

    def matches(self, user, text: str) -> list[Any]:
        """Records that the user may see under this very name, accents apart."""
        key = name_key(text)
        if not key:
            return []
        found = self.visible(user).filter(Q(name_key=key) | Q(names__name_key=key))
        return list(found.distinct().prefetch_related("names")[:MOST])

    def alike(self, user, text: str) -> list[RecordMatch]:
        """Records of a very similar name, each with the reason."""
        return []

    def cards(
        self, user, found: Sequence[RecordMatch], record: Dialogue | None
    ) -> list[Card]:
        """What tells the records from one another."""
        raise NotImplementedError

    def text_of(self, user, current: Model | None) -> str:
        """What the field shows for the record that is chosen now."""
        if current is None:
            return ""
        seen = self.visible(user).filter(pk=current.pk).exists()
        return str(current) if seen else HIDDEN

    def question(
        self,
        user,
        text: str,
        same: Sequence[Any],
        alike: Sequence[RecordMatch] = (),
        record: Dialogue | None = None,
    ) -> forms.ChoiceField:
        """Which of the namesakes, or of those very like them, is meant."""
        exact = [RecordMatch(each.pk, str(each), EXACT) for each in same]
        cards = self.cards(user, [*exact, *alike], record)
        choices = [(card.record.ref, self._option(card)) for card in cards]
        if self.makes_new:
            new = self.new_words if same else self.other_words
            choices.append((f"{NEW}{name_key(text)}", new))
        meant = f"Which {self.one} is meant?"
        return asked(
            meant if same else f"Very like {self.somebody} already here", choices
        )

    def _option(self, card: Card) -> str:
        return format_html(
            "{}{}{} <span class='opt'>{}</span>",
            f"Same {self.one}: " if card.reason else "",
            card.name,
            format_html_join("", " <bdi>{}</bdi>", ((n.name,) for n in card.native)),
            "; ".join([*_said(card), card.record.ref]),
        )

    def by_number(self, user, text: str) -> Referenced | None:
        """The record of a typed number; None if the text is not a number."""
        if not re.fullmatch(rf"{self.model.ref_prefix}[0-9]{{1,9}}", text, re.I):
            return None
        found = self.visible(user).filter(ref=text.upper()).first()
        if found is None:
            raise ValidationError(
                f"There is no {self.one} with this number. Check it.",
                code="unknown_number",
            )
        return found


def _said(card: Card) -> Iterable[str]:
    if card.reason:
        other = f" ({card.matched.name})" if card.matched else ""
        yield f"{card.reason}{other}"
    if card.here:
        yield "already in this record"
    yield from card.about


class PersonLookup(Lookup):
    model = Person
    one = "person"
    somebody = "someone"
    options = "people_options"
    new_words = "Somebody else of the same name: make a new record"
    other_words = "Somebody else: make a new record"

    def visible(self, user):
        return Person.objects.visible_to(user)

    def alike(self, user, text):
        return near(Person, user, text) if self.makes_new else []

    def cards(self, user, found, record):
        return people_cards(user, found, record)


class OrganisationLookup(Lookup):
    model = Organisation
    one = "organisation"
    somebody = "an organisation"
    options = "organisation_options"
    new_words = "Another organisation of the same name: make a new record"
    other_words = "Another organisation: make a new record"

    def visible(self, user):
        return Organisation.objects.visible_to(user).select_related("kind")

    def alike(self, user, text):
        return near(Organisation, user, text) if self.makes_new else []

    def cards(self, user, found, record):
        return organisation_cards(user, found, record)


class DialogueLookup(Lookup):
    model = Dialogue
    one = "dialogue"
    options = "dialogue_options"
    new_words = "None of these: keep the title alone"

    def visible(self, user):
        return Dialogue.objects.visible_to(user)

    def matches(self, user, text):
        key = name_key(text)
        if not key:
            return []
        near = self.visible(user).filter(found_by_words(user, key))
        near = near.prefetch_related("names").order_by("pk")[:200]
        return [each for each in near if key in _titles(each)][:MOST]

    def cards(self, user, found, record):
        pks = [each.pk for each in found]
        return dialogue_cards(self.visible(user).filter(pk__in=pks).order_by("pk"))


def _titles(dialogue: Dialogue) -> set[str]:
    others = (each.name_key for each in dialogue.names.all())
    return {name_key(dialogue.title), *others}
