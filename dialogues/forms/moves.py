"""Turning points."""

import json

from django import forms

from dialogues.choices import Confidence, MoveKind, Standing
from dialogues.forms.base import AS_KNOWN, Block, RowForm
from dialogues.forms.fix_buttons import NEW_ROW, chosen_fixes
from dialogues.forms.lookups import DialogueLookup
from dialogues.forms.naming import LookupsMixin
from dialogues.forms.picks import BLANK, PickField, like
from dialogues.models import Move, Term
from dialogues.rules import chain

STANDING_MEANS = {
    Standing.REALISED: "Realised",
    Standing.ATTEMPTED: "Attempted: sought by some, not made",
    Standing.REFUSED: "Refused",
    Standing.CLAIMED: "Claimed by a source, not confirmed",
    Standing.CONTESTED: "Contested: sources disagree",
}

GOES = sorted(chain.TRACK_KINDS | chain.OTHER_TRACK_KINDS)
#: Field -> the kinds of turning points that use it.
USED_BY = {
    "to_track": GOES,
    "justification": sorted(chain.TRACK_KINDS),
    "strand": sorted(set(MoveKind) - {MoveKind.OPENING}),
    "ends_strand": ["disclosure", "feeds_another", "other"],
    "other": ["opening", "absorption", "feeds_another", "other"],
}
#: What the path is drawn from.
DRAWN = ("kind", "date", "to_track", "strand", "standing", "ends_strand")


class OtherDialogueMixin(LookupsMixin):
    """A field that names the other dialogue, recorded here or not."""

    def current(self, lookup):
        return self.instance.other_dialogue

    def offer_other_dialogue(self) -> None:
        self.add_lookups()
        field = self.fields["other"]
        if self.instance.other_title:
            field.initial = self.instance.other_title

    def settle_other_dialogue(self) -> None:
        self.settle_lookups()
        other = self.named.get("other")
        if other is None:
            return
        if other.record == self.record:
            self.add_error("other", "This is the record itself. Name another dialogue.")
        self.instance.other_dialogue = other.record
        self.instance.other_title = "" if other.record else other.name


class MoveForm(OtherDialogueMixin, RowForm):
    tracks = ("to_track",)
    lookups = (
        DialogueLookup(
            "other",
            "Other dialogue",
            "The dialogue that it fed, came from or was absorbed into: its number, "
            "D00042, or its title.",
        ),
    )
    blocks = (
        Block([["date", "kind"], ["to_track"], ["standing", "confidence"]]),
        Block([["trigger"], ["justification"]]),
        Block(
            [
                ["known_since", "term"],
                ["strand", "ends_strand"],
                ["evidence"],
                ["account"],
                ["other"],
                ["other_is"],
            ],
            title="More about it: strand, finer word, evidence, other dialogue",
            folded=True,
        ),
        Block([["cited"]]),
    )

    class Meta:
        model = Move
        fields = (
            "date",
            "kind",
            "to_track",
            "standing",
            "confidence",
            "trigger",
            "justification",
            "known_since",
            "term",
            "strand",
            "ends_strand",
            "evidence",
            "account",
        )
        labels = {
            "date": "When",
            "kind": "What kind",
            "to_track": "To track",
            "standing": "Did it happen?",
            "confidence": "How sure are you?",
            "known_since": "Known since",
            "term": "Finer word",
            "ends_strand": "The strand stopped with it",
            "justification": "Why this track",
        }
        help_texts = {
            "date": AS_KNOWN,
            "kind": "Only a change of track or a new strand has a track to go to.",
            "standing": "An attempted or refused move is never counted.",
            "trigger": "",
            "justification": "Only where who took part suggests another track.",
        }
        widgets = {
            "standing": forms.RadioSelect,
            "confidence": forms.RadioSelect,
            "to_track": forms.RadioSelect,
        }

    def __init__(self, data=None, **kw):
        super().__init__(self._with_own_fix(data, kw), **kw)
        self.fields["date"].required = True
        self.fields["strand"].widget.attrs["data-usual"] = "1"
        self.fields["standing"].choices = list(STANDING_MEANS.items())
        self.fields["to_track"].choices = [
            ("", "None"),
            *Move._meta.get_field("to_track").flatchoices,
        ]
        self.fields["confidence"].choices = [("", "Not said"), *Confidence.choices]
        self._say_where_from()
        self._offer_terms()
        self.offer_other_dialogue()

    @staticmethod
    def _with_own_fix(data, kw):
        """What was sent, with the fix of this very row put into its fields."""
        instance = kw.get("instance")
        key = instance.key if instance else NEW_ROW
        for fix in chosen_fixes(data) if data else ():
            if fix.key == key:
                data = data.copy()
                for name, value in fix.changes.items():
                    data[name] = value
        return data

    @property
    def shows(self) -> str:
        """For the script: which fields each kind uses."""
        return json.dumps({"by": "kind", "fields": USED_BY})

    def draft(self) -> chain.Turn | None:
        """The turning point as typed so far; None while its date or kind cannot be."""
        try:
            typed = {name: self.fields[name].clean(self[name].data) for name in DRAWN}
        except forms.ValidationError:
            return None
        if not typed["kind"]:
            return None
        for name, value in typed.items():
            setattr(self.instance, name, value)
        return self.instance.as_turn()

    def fixes(self):
        """Those that change other rows; one of this row was put into its fields."""
        own = NEW_ROW if self.is_new else self.instance.key
        return [fix for fix in chosen_fixes(self.data) if fix.key != own]

    def _say_where_from(self) -> None:
        """The track it came from follows from the rows before: say it, do not ask."""
        if self.instance.from_track:
            came_from = self.instance.get_from_track_display()
            self.fields["to_track"].label = f"From {came_from}, to"

    def _offer_terms(self) -> None:
        field = like(self.fields["term"], PickField)
        terms = Term.objects.filter(vocabulary="turn")
        field.offer(terms, value="code", blank=BLANK)
        self.fields["term"] = field

    def clean(self):
        cleaned = super().clean()
        self.settle_other_dialogue()
        kind, track = cleaned.get("kind"), cleaned.get("to_track")
        if kind in chain.TRACK_KINDS and not track and "to_track" in cleaned:
            self.add_error("to_track", "Say to which track it went.")
        goes = chain.TRACK_KINDS | chain.OTHER_TRACK_KINDS
        if kind and track and kind not in goes:
            label = MoveKind(kind).label.lower()
            self.add_error(
                "to_track", f"A turning point of the kind {label} goes to no track."
            )
        return cleaned
