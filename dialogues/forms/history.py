"""Secrecy, outcomes and links."""

from django import forms

from dialogues.choices import Secrecy
from dialogues.forms.base import AS_KNOWN, Block, RowForm
from dialogues.forms.lookups import DialogueLookup
from dialogues.forms.moves import OtherDialogueMixin
from dialogues.models import Link, Outcome, SecrecyPeriod


class SecrecyForm(RowForm):
    blocks = (Block([["level"], ["start", "end"], ["note"]]), Block([["cited"]]))

    class Meta:
        model = SecrecyPeriod
        fields = ("level", "start", "end", "note")
        help_texts = {"start": AS_KNOWN, "end": "Empty where no end is known."}
        widgets = {"level": forms.RadioSelect}

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.fields["level"].choices = Secrecy.choices


class OutcomeForm(RowForm):
    blocks = (
        Block([["title"], ["kind", "date"], ["url", "pax_id"], ["note"]]),
        Block([["cited"]]),
    )

    class Meta:
        model = Outcome
        fields = ("title", "kind", "date", "pax_id", "url", "note")
        help_texts = {"kind": "", "note": ""}


class LinkForm(OtherDialogueMixin, RowForm):
    lookups = (
        DialogueLookup(
            "other",
            "Other dialogue",
            "Its number, D00042, or its title, recorded here or not.",
            required=True,
        ),
    )
    blocks = (
        Block([["kind"], ["other"], ["other_is"], ["date"], ["note"]]),
        Block([["cited"]]),
    )

    class Meta:
        model = Link
        fields = ("kind", "date", "note")
        labels = {"kind": "This dialogue", "date": "When"}
        help_texts = {"kind": "", "date": AS_KNOWN, "note": ""}

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        self.offer_other_dialogue()

    def clean(self):
        cleaned = super().clean()
        self.settle_other_dialogue()
        return cleaned
