"""One line of a pasted list, by the rules of a participant; a side that is new."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from dialogues.actions.named import NewName
from dialogues.choices import PartyKind
from dialogues.forms.base import Block, RowForm, model_field
from dialogues.forms.lookups import Lookup, PersonLookup
from dialogues.forms.naming import RecordOrName
from dialogues.forms.pasted_people import (
    LINE,
    EarlierLine,
    KnownPeople,
    PastedPersonLookup,
)
from dialogues.forms.people import ParticipationForm
from dialogues.forms.picks import BLANK, PickField, like
from dialogues.models import Party, PersonName, Term, name_key
from dialogues.rules.pasting import PastedPerson

NEW_SIDE = "new:"
FUNCTIONS = ("function", "function_detail")


@dataclass(frozen=True, slots=True)
class Offers:
    """What all lines of a list offer: sides, functions if there is such a column."""

    parties: Sequence[Party]
    known: KnownPeople
    functions: Sequence[Term] = field(default_factory=tuple)


def only(form: forms.Form, names: Sequence[str]) -> None:
    """Leave a form with some of its fields: the others keep what a new row has."""
    for name in set(form.fields) - set(names):
        del form.fields[name]
    form.dates &= set(form.fields)


class NewSideForm(RowForm):
    """A side that the list names and the record has not."""

    blocks = (Block([["name", "kind"]]),)

    class Meta:
        model = Party
        fields = ("name", "kind")
        help_texts = {"kind": ""}
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, data=None, *, number: int, **kw):
        super().__init__(data, prefix=f"side{number}", **kw)
        self.fields["kind"].choices = PartyKind.choices
        only(self, ("name", "kind"))
        self.instance.key = f"{NEW_SIDE}{number}"
        self.instance.name = self["name"].value() or ""

    def offer_evidence(self, statement, label=""):
        """The sources of the list stand for its lines."""


class LineForm(ParticipationForm):
    """One line: the fields of a participant that a list can hold."""

    def add_name_lines(self, owner):
        """A list has one other name at most: that in letters of its own."""
        self.fields["person_native"] = model_field(
            PersonName, "name", label="Name in its own script", required=False
        )
        return [["person_native"]]

    def blocks_with(self, name_lines):
        return type(self).blocks

    def settle_names(self, owner):
        """A name in a list says its kind by its letters."""

    def typed_names(self, owner):
        native = self.cleaned_data.get("person_native")
        return {"person_native": NewName(native)} if native else {}

    lookups = (PersonLookup("person", "Person"),)
    blocks = (
        Block([["person", "office", "party", "capacity"], ["person_is"]]),
        Block([["person_native", "start", "end"], FUNCTIONS]),
        Block(
            [["unnamed_as", "number", "number_is"]],
            title="No name: people who are only counted",
            folded=True,
        ),
    )
    shown = (
        "out",
        "person",
        "person_is",
        "person_native",
        "office",
        "party",
        "capacity",
        "start",
        "end",
        "unnamed_as",
        "number",
        "number_is",
    )

    def __init__(
        self,
        data=None,
        *,
        index: int,
        entry: PastedPerson,
        offers: Offers,
        earlier: EarlierLine | None,
        **kw,
    ):
        self.index, self.entry, self.offers = index, entry, offers
        self.same_as = ""
        lookup = PastedPersonLookup(
            "person", "Person", known=offers.known, earlier=earlier
        )
        self.lookups = (lookup,)
        super().__init__(data, prefix=f"line{index}", **kw)
        only(self, [*self.shown, *(FUNCTIONS if offers.functions else ())])
        self.fields["out"] = forms.BooleanField(label="Leave out", required=False)
        for name in ("person_native", "capacity", "office", "start", "end"):
            self.fields[name].help_text = ""
        self.fields["unnamed_as"].label = "People who are not named"
        if not self.is_bound:
            self._ask_at_once(lookup)

    def offer_evidence(self, statement, label=""):
        """The sources of the list stand for its lines."""

    def _offer_rows(self) -> None:
        party = like(self.fields["party"], PickField)
        party.offer(self.offers.parties, value="key", label=_side, blank=BLANK)
        function = PickField(label="Function", required=False)
        function.offer(self.offers.functions, value="code", blank=BLANK)
        self.fields |= {"party": party, "function": function}

    def _ask_at_once(self, lookup: PastedPersonLookup) -> None:
        text = self.initial.get("person", "")
        same = lookup.matches(self.user, text)
        alike = lookup.alike(self.user, text)
        if same or alike:
            question = lookup.question(self.user, text, same, alike)
            self.fields[lookup.answer] = question

    def remarks_on(self, name):
        """Remarks would ask the database for each line; the rows have them later."""
        return []

    @property
    def is_out(self) -> bool:
        return bool(self["out"].value())

    @property
    def heading(self) -> str:
        return f"Line {self.entry.line}"

    def full_clean(self) -> None:
        """Check the line; one that is left out may say anything."""
        if self.is_bound and self.is_out:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def _answered(self, lookup: Lookup, text: str) -> RecordOrName:
        answer = self.cleaned_data.get(lookup.answer) or ""
        if answer.startswith(LINE):
            self.same_as = answer.removeprefix(LINE)
            return RecordOrName(None, text)
        if not answer and not lookup.must_choose(text):
            raise ValidationError(
                "Somebody of a similar name is recorded. Choose who is meant.",
                code="alike",
            )
        return super()._answered(lookup, text)

    def chosen(self, lookup: Lookup, ref: str):
        return self.offers.known.by_ref[ref]

    def _refuse_words_on_known(self, cleaned) -> None:
        """Names that somebody recorded has not stand in the note, for a curator."""
        named = self.named.get("person")
        if not (named and named.record):
            return
        person = named.record
        known = {person.name_key, *(each.name_key for each in person.names.all())}
        written = [named.name, cleaned.get("person_native") or ""]
        others = [
            w for w in written if name_key(w) not in {*known, "", person.ref.lower()}
        ]
        if others:
            self.instance.note = f"In a list as {', '.join(others)}."

    def make_authorities(self) -> None:
        """Make the person of the line if it is new; a side has its key by now."""
        self.instance.party = self.cleaned_data["party"]
        self.instance.person = self._person()

    def lists(self) -> dict[str, list[Term]]:
        """The functions of the row."""
        function = self.cleaned_data.get("function")
        return {"functions": [function] if function else []}


def _side(party: Party) -> str:
    return str(party) if party.pk else f"{party} (new)"
