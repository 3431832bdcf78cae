"""Parties: the sides of a dialogue."""

from django import forms

from dialogues.choices import PartyKind
from dialogues.forms.base import Block, RowForm
from dialogues.forms.lookups import OrganisationLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.models import Party


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
