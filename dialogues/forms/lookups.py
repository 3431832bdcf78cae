"""A record named in a text field: found, told from its namesakes, or made new.

Nothing is ever joined to a record by its name alone: where names match, the form comes
back and asks. Only records that the user may see are asked about, so that the answer to
a hidden name is the answer to a name that nobody has.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.html import format_html, format_html_join

from dialogues.choices import NameKind
from dialogues.models import Dialogue, Organisation, Participation, Person, name_key
from dialogues.models.fields import validate_line
from dialogues.models.refs import Referenced
from dialogues.rules import edtf

NEW = "new:"
MOST = 20
HIDDEN = "[not open to you]"


class AskedField(forms.ChoiceField):
    """A question that only some answers to the form raise; then it must be answered."""

    is_asked = True


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
    new_words: ClassVar[str]

    @property
    def answer(self) -> str:
        return f"{self.name}_is"

    def text_field(self) -> forms.CharField:
        return forms.CharField(
            label=self.label,
            help_text=self.help_text,
            required=self.required,
            max_length=self.max_length,
            validators=[validate_line],
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def visible(self, user) -> QuerySet:
        raise NotImplementedError

    def matches(self, user, text: str) -> list[Any]:
        """Records that the user may see under this very name, accents apart."""
        key = name_key(text)
        if not key:
            return []
        found = self.visible(user).filter(Q(name_key=key) | Q(names__name_key=key))
        return list(found.distinct().prefetch_related("names")[:MOST])

    def describe(self, user, found: Any) -> Iterable[str]:
        """What tells the record from its namesakes."""
        return ()

    def text_of(self, user, current: Model | None) -> str:
        """What the field shows for the record that is chosen now."""
        if current is None:
            return ""
        seen = self.visible(user).filter(pk=current.pk).exists()
        return str(current) if seen else HIDDEN

    def question(self, user, text: str, found: list[Any]) -> forms.ChoiceField:
        """Which of the namesakes is meant."""
        choices = [(each.ref, self._option(user, each)) for each in found]
        choices.append((f"{NEW}{name_key(text)}", self.new_words))
        return AskedField(
            label=f"Which {self.one} is meant?",
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
            error_messages={
                "invalid_choice": "The name and the choice do not belong together. "
                "Choose again."
            },
        )

    def _option(self, user, found: Any) -> str:
        names = getattr(found, "names", None)
        native = [n for n in names.all() if n.kind == NameKind.NATIVE] if names else ()
        return format_html(
            "{}{} <span class='opt'>{}</span>",
            str(found),
            format_html_join("", " <bdi>{}</bdi>", ((n.name,) for n in native)),
            "; ".join([*self.describe(user, found), found.ref]),
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


class PersonLookup(Lookup):
    model = Person
    one = "person"
    new_words = "Somebody else of the same name: make a new record"

    def visible(self, user):
        return Person.objects.visible_to(user)

    def describe(self, user, found):
        stays = Participation.objects.nameable_by(user).filter(
            person=found, dialogue__in=Dialogue.objects.visible_to(user).values("pk")
        )
        for stay in stays.select_related("dialogue")[:4]:
            yield f"{stay.office or stay.get_capacity_display()} ({stay.dialogue})"
        if found.note:
            yield found.note[:120]


class OrganisationLookup(Lookup):
    model = Organisation
    one = "organisation"
    new_words = "Another organisation of the same name: make a new record"

    def visible(self, user):
        return Organisation.objects.visible_to(user).select_related("kind")

    def describe(self, user, found):
        parts = (found.kind, found.get_country_display(), found.note[:120])
        return (str(part) for part in parts if part)


class DialogueLookup(Lookup):
    model = Dialogue
    one = "dialogue"
    new_words = "None of these: keep the title alone"

    def visible(self, user):
        return Dialogue.objects.visible_to(user)

    def matches(self, user, text):
        key = name_key(text)
        if not key:
            return []
        near = self.visible(user).filter(search_key__contains=key)
        near = near.prefetch_related("names").order_by("pk")[:200]
        return [each for each in near if key in _titles(each)][:MOST]

    def describe(self, user, found):
        return [edtf.words(found.start)] if found.start else []


def _titles(dialogue: Dialogue) -> set[str]:
    others = (each.name_key for each in dialogue.names.all())
    return {name_key(dialogue.title), *others}
