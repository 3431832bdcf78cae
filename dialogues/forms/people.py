"""Parties and participants."""

from django import forms

from dialogues.actions.named import new_organisation, new_person
from dialogues.choices import Confidence, Identity, PartyKind
from dialogues.forms.base import AS_KNOWN, Block, RowForm, lines_of
from dialogues.forms.lookups import OrganisationLookup, PersonLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.models import Participation, Party, Term, name_key
from dialogues.models.fields import validate_line
from dialogues.models.names import validate_name

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


class PartyForm(LookupsMixin, RowForm):
    lookups = (
        OrganisationLookup(
            "organisation",
            "Organisation",
            "The organisation that it is, where it has a record: its name or number.",
            makes_new=False,
        ),
    )
    blocks = (
        Block([["name", "kind"], ["start", "end"]]),
        Block([["organisation"], ["organisation_is"], ["note"]]),
        Block([["cited"]]),
    )

    class Meta:
        model = Party
        fields = ("name", "kind", "start", "end", "note")
        labels = {"start": "From", "end": "To"}
        help_texts = {"kind": "", "note": ""}
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.fields["kind"].choices = PartyKind.choices
        self.add_lookups()

    def clean(self):
        cleaned = super().clean()
        self.settle_lookups()
        if "organisation" in self.named:
            self.instance.organisation = self.record_for("organisation")
        return cleaned


class OtherNamesField(forms.CharField):
    """Other names of somebody new, one on a line."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        super().__init__(required=False, max_length=2000, **kwargs)

    def clean(self, value):
        names = list(dict.fromkeys(lines_of(super().clean(value))))
        for name in names:
            if len(name) > 300:
                raise forms.ValidationError("A name has 300 characters at most.")
            validate_line(name)
            validate_name(name)
        return names


class ParticipationForm(LookupsMixin, RowForm):
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
    blocks = (
        Block([["person"], ["person_is"], ["person_native", "person_aliases"]]),
        Block([["party", "capacity"], ["office"], ["start", "end"], ["functions"]]),
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
                ["function_detail", "mandate_from"],
                ["capacity_note"],
                ["established_capacity", "established_since"],
                ["note"],
                ["missing_office"],
                ["missing_start", "missing_end"],
            ],
            title="More about the stay: mandate, doubts, reasons for gaps",
            folded=True,
        ),
        Block([["cited"]]),
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
            "party": "Side",
            "identity": "May the name be shown?",
            "identity_open_from": "From which day",
            "confidence": "How sure are you?",
            "unnamed_as": "Or people who are not named",
            "start": "From",
            "end": "To",
        }
        help_texts = {
            "party": "",
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
        self.fields["person_native"] = forms.CharField(
            label="Name in its own script",
            required=False,
            max_length=300,
            validators=[validate_line, validate_name],
            help_text="For a person who is new here.",
            widget=forms.TextInput(attrs={"dir": "auto"}),
        )
        self.fields["person_aliases"] = OtherNamesField(
            label="Other names",
            help_text="For a person who is new here: other spellings, one on a line.",
        )

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
        self._refuse_names_of_known(cleaned)
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

    def _refuse_names_of_known(self, cleaned) -> None:
        """Other names are for a new person; curators add them to one there is."""
        if "person" not in self.named:
            return  # who is meant is still asked
        person = self.named["person"]
        if person.name and person.record is None:
            return
        names = person.record.names.all() if person.record else ()
        known = {each.name_key for each in names}
        typed = {
            "person_native": filter(None, [cleaned.get("person_native")]),
            "person_aliases": cleaned.get("person_aliases") or (),
        }
        for name, written in typed.items():
            if {name_key(each) for each in written} - known:
                self.add_error(
                    name,
                    "Only a person who is new here takes other names from this form. "
                    "Write them in the note; a curator adds them.",
                )

    def make_authorities(self):
        self.instance.person = self._person()
        self.instance.organisation = self._organisation()

    def _person(self):
        named = self.named["person"]
        if named.record or not named.name:
            return named.record
        native = [self.cleaned_data["person_native"]]
        others = [n for n in native + self.cleaned_data["person_aliases"] if n]
        return new_person(by=self.user, name=named.name, others=others)

    def _organisation(self):
        named = self.named["organisation"]
        if named.record or not named.name:
            return named.record
        return new_organisation(by=self.user, name=named.name)


def grouped_capacities() -> list:
    """The capacities under their groups: official or not at one glance."""
    labels = dict(Participation._meta.get_field("capacity").flatchoices)
    groups = [(g, [(c, labels[c]) for c in codes]) for g, codes in CAPACITIES.items()]
    return [("", BLANK), *groups]
