"""Participants: who took part, in what office and capacity, for which side."""

from collections.abc import Sequence

from django import forms

from dialogues.actions.named import new_organisation, new_person
from dialogues.choices import Confidence, Identity
from dialogues.forms.base import AS_KNOWN, Block, RowForm, model_field
from dialogues.forms.lookups import OrganisationLookup, PersonLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.forms.new_names import NameLinesMixin
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.lookup import stay_in_words
from dialogues.models import Participation, Person, Term, name_key

CAPACITIES = {
    "Official": ("official", "mandated"),
    "In between": ("private", "former"),
    "Unofficial": ("unofficial",),
    "Not settled": ("unknown", "contested"),
}
IDENTITIES = {
    Identity.OPEN: "Yes",
    Identity.PROTECTED: "No, protect the name",
    Identity.PROTECTED_UNTIL: "Not before the day below",
}


OF_NEW = ("person_wikidata", "person_note")


class ParticipationForm(NameLinesMixin, LookupsMixin, RowForm):
    gaps = ("start", "end", "office")
    many = ("functions",)
    lookups = (
        PersonLookup(
            "person", "Person", "The name used on pages, or the number: P00012."
        ),
        OrganisationLookup(
            "organisation",
            "Or a delegation known only by its body",
            "Name or number of the organisation.",
        ),
    )

    class Meta:
        model = Participation
        fields = (
            "party",
            "capacity",
            "office",
            "start",
            "end",
            "functions",
            "identity",
            "identity_open_from",
            "confidence",
            "unnamed_as",
            "number",
            "number_is",
            "function_detail",
            "mandate_from",
            "capacity_note",
            "established_capacity",
            "established_since",
            "note",
        )
        labels = {
            "office": "What office or profession did they hold then?",
            "party": "For which side did they sit?",
            "capacity": "For whom did they speak there?",
            "mandate_from": "Who gave them a mandate, if anybody did?",
            "functions": "What did they do there?",
            "identity": "May the name be shown?",
            "identity_open_from": "From which day",
            "confidence": "How sure are you?",
            "unnamed_as": "Or people who are not named",
            "start": "From",
            "end": "To",
        }
        help_texts = {
            "office": "In the words of the source.",
            "party": "",
            "capacity": "Not what they were by career. Mandated: sent by a body that "
            "is no government. A former official holds no office any more.",
            "mandate_from": "Only where a source says so.",
            "functions": "",
            "identity": "",
            "start": AS_KNOWN,
            "end": "Empty where no source says.",
            "identity_open_from": "Only for a name that is protected until a day.",
        }
        widgets = {
            "identity": forms.RadioSelect,
            "confidence": forms.RadioSelect,
            "identity_open_from": forms.DateInput(
                attrs={"type": "date"}, format="%Y-%m-%d"
            ),
            "capacity_note": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self._offer_rows()
        self.fields["identity"].choices = list(IDENTITIES.items())
        self.fields["confidence"].choices = [("", "Not said"), *Confidence.choices]
        for name in ("capacity", "established_capacity"):
            self.fields[name].choices = grouped_capacities()
        self.add_lookups()
        self.fields["person_wikidata"] = model_field(
            Person, "wikidata", label="Wikidata item"
        )
        self.fields["person_note"] = model_field(
            Person, "note", label="What tells them from others of the same name"
        )
        self.blocks = self.blocks_with(self.add_name_lines("person"))
        self._say_other_stays(self.instance.person)

    def blocks_with(self, name_lines: list[list[str]]) -> Sequence[Block]:
        """How the fields stand, with lines for the names of somebody new."""
        return blocks(name_lines)

    def _offer_rows(self) -> None:
        party = like(self.fields["party"], PickField)
        party.offer(self.record.parties.all(), value="key", blank=BLANK)
        functions = like(self.fields["functions"], PickManyField)
        functions.offer(Term.objects.filter(vocabulary="function"), value="code")
        self.fields |= {"party": party, "functions": functions}

    def clean(self):
        cleaned = super().clean()
        self.settle_lookups()
        named = [name for name, each in self.named.items() if each.record or each.name]
        unnamed = cleaned.get("unnamed_as")
        settled = not (set(self.errors) & self._who_fields())
        if settled and len(named) + bool(unnamed) != 1:
            self.add_error(
                "person",
                "Name a person, or a delegation, or describe people who are not named: "
                "one of the three.",
            )
        self.settle_names("person")
        self._refuse_words_on_known(cleaned)
        if cleaned.get("identity") == Identity.PROTECTED_UNTIL and (
            cleaned.get("identity_open_from") is None
            and "identity_open_from" not in self.errors
        ):
            self.add_error(
                "identity_open_from", "Say from which day the name may be shown."
            )
        return cleaned

    def _who_fields(self) -> set[str]:
        names = {each.name for each in self.lookups}
        return names | {each.answer for each in self.lookups} | {"unnamed_as"}

    def _refuse_words_on_known(self, cleaned) -> None:
        """Other names and a note are for a new person; curators add to one there is."""
        if "person" not in self.named:
            return  # who is meant is still asked
        person = self.named["person"]
        self._say_other_stays(person.record)
        if person.name and person.record is None:
            return
        names = person.record.names.all() if person.record else ()
        known = {each.name_key for each in names}
        wrong = [
            field
            for field, typed in self.typed_names("person").items()
            if name_key(typed.name) not in known
        ]
        for name in wrong + [name for name in OF_NEW if cleaned.get(name)]:
            self.add_error(
                name,
                "Only a person who is new here takes this from this form. Write it in "
                "the note on the stay; a curator adds it.",
            )

    def _say_other_stays(self, person: Person | None) -> None:
        """Say where the person is in this record already: a second stay is no fault."""
        if person is None:
            return
        others = self.record.participations.nameable_by(self.user)
        others = others.filter(person=person).exclude(pk=self.instance.pk)
        if said := [stay_in_words(stay) for stay in others]:
            self["person"].help_text = (
                f"Already here {'; '.join(said)}: this adds a second stay."
                if self.instance.pk is None
                else f"Also here {'; '.join(said)}."
            )

    def make_authorities(self):
        self.instance.person = self._person()
        self.instance.organisation = self._organisation()

    def _person(self):
        named = self.named["person"]
        if named.record or not named.name:
            return named.record
        return new_person(
            by=self.user,
            name=named.name,
            others=self.typed_names("person").values(),
            wikidata=self.cleaned_data.get("person_wikidata", ""),
            note=self.cleaned_data.get("person_note", ""),
        )

    def _organisation(self):
        named = self.named["organisation"]
        if named.record or not named.name:
            return named.record
        return new_organisation(by=self.user, name=named.name)


def blocks(name_lines: list[list[str]]) -> tuple[Block, ...]:
    """How the fields stand: who, in what capacity, and what few rows need."""
    return (
        Block([["person"], ["person_is"]]),
        Block(
            [*name_lines, ["person_wikidata"], ["person_note"]],
            title="A person who is new here: names in other scripts and spellings",
            folded=True,
        ),
        Block(
            [
                ["office", "party"],
                ["capacity", "mandate_from"],
                ["start", "end"],
                ["functions"],
            ]
        ),
        Block([["identity", "confidence"], ["identity_open_from"]]),
        Block(
            [
                ["organisation"],
                ["organisation_is"],
                ["unnamed_as"],
                ["number", "number_is"],
            ],
            title="No person is named: a delegation, or people who are only counted",
            folded=True,
        ),
        Block(
            [
                ["function_detail"],
                ["capacity_note"],
                ["established_capacity", "established_since"],
                ["note"],
                ["missing_office"],
                ["missing_start", "missing_end"],
            ],
            title="More about the stay: doubts, reasons for gaps",
            folded=True,
        ),
        Block([["cited"]]),
    )


def grouped_capacities() -> list:
    """The capacities under their groups: official or not at one glance."""
    labels = dict(Participation._meta.get_field("capacity").flatchoices)
    groups = [(g, [(c, labels[c]) for c in codes]) for g, codes in CAPACITIES.items()]
    return [("", BLANK), *groups]
