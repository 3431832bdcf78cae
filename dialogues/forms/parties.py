"""Parties: the sides of a dialogue."""

from django import forms

from dialogues.choices import PartyKind
from dialogues.forms.base import Block, RowForm
from dialogues.forms.lookups import OrganisationLookup
from dialogues.forms.organisations import NewOrganisationMixin
from dialogues.models import Party


class PartyForm(NewOrganisationMixin, RowForm):
    lookups = (
        OrganisationLookup(
            "organisation",
            "Organisation",
            "The organisation that it is, where there is one: its name or number.",
        ),
        NewOrganisationMixin.parent,
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
        self.blocks = (
            Block([["name", "kind"], ["start", "end"]]),
            Block([["organisation"], ["organisation_is"], ["note"]]),
            self.ask_of_new(),
            Block([["cited"]]),
        )
