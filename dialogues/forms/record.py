"""A new record: its title, conflict, opening and first track."""

from uuid import uuid4

from django import forms
from django.urls import reverse

from dialogues.actions.named import new_conflict
from dialogues.actions.records import create_record
from dialogues.bibliography import Likeness
from dialogues.choices import Track
from dialogues.forms.duplicates import Alike, question
from dialogues.forms.layout import (
    AS_KNOWN,
    NOT_COMPLETE,
    Block,
    LayoutForm,
    model_field,
)
from dialogues.forms.picks import BLANK, PickField
from dialogues.forms.sources import OF_SOURCE, SourceFields
from dialogues.models import (
    Conflict,
    Dialogue,
    Move,
    Source,
    name_key,
)
from dialogues.models.fields import validate_line
from dialogues.models.names import validate_name


class ConflictMixin:
    """One conflict of the list, or the name of one that is not there yet."""

    def offer_conflicts(self, label: str) -> None:
        known = Conflict.objects.visible_to(self.user)
        self.fields["conflict"] = PickField(label=label, required=False)
        self.fields["conflict"].offer(known, value="ref", blank=BLANK)
        self.fields["new_conflict"] = forms.CharField(
            label="Or one that is not in the list",
            required=False,
            max_length=300,
            validators=[validate_line, validate_name],
            help_text="The conflict or contested relation, as the field names it.",
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "off",
                    "data-options": f"{reverse('conflict_options')}?field=conflict",
                }
            ),
        )

    def clean_new_conflict(self) -> str:
        name = self.cleaned_data["new_conflict"]
        if name:
            known = Conflict.objects.visible_to(self.user)
            there = known.filter(name_key=name_key(name)).first()
            if there and there == self.cleaned_data.get("conflict"):
                return ""  # chosen among the options of the field
            if there:
                raise forms.ValidationError(
                    f"{there.name} is in the list. Choose it there.", code="in_list"
                )
        return name

    def refuse_two_conflicts(self) -> None:
        if self.cleaned_data.get("conflict") and self.cleaned_data.get("new_conflict"):
            self.add_error(
                "new_conflict", "Choose one of the list or write a new one, not both."
            )

    def settled_conflict(self) -> Conflict | None:
        """The conflict that was chosen or, if it is new, made."""
        if name := self.cleaned_data["new_conflict"]:
            return new_conflict(by=self.user, name=name)
        return self.cleaned_data["conflict"]


class NewDialogueForm(ConflictMixin, SourceFields, LayoutForm):
    """What a record needs to begin: the rest is entered row by row."""

    stem = "source_"
    tracks = ("first_track",)
    dates = frozenset({"start"})
    blocks = (
        Block([["title"], ["conflict", "new_conflict"], ["start"], ["first_track"]]),
        Block(
            [
                ["paste"],
                ["source_title"],
                ["source_same_as"],
                ["source_kind", "source_author"],
                ["source_year", "source_url"],
            ],
            title="First source, where one is at hand",
        ),
        Block(
            [
                ["source_publisher"],
                ["source_doi", "source_language"],
                ["source_access"],
                ["source_note"],
            ],
            title="More on the source",
            folded=True,
        ),
    )
    once = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"required": NOT_COMPLETE, "invalid": NOT_COMPLETE},
    )
    title = model_field(Dialogue, "title")

    def __init__(self, data=None, *, user, begin_with: Source | None = None):
        super().__init__(data)
        self.user = user
        self.offer_conflicts("Conflict")
        self.fields["start"] = model_field(
            Move,
            "date",
            label="Start",
            required=True,
            help_text=f"The opening. {AS_KNOWN}",
        )
        self.fields["first_track"] = forms.ChoiceField(
            label="First track",
            choices=Track.choices,
            widget=forms.RadioSelect,
            help_text="On which it opened. Not classified is an answer.",
        )
        self.add_source()
        self.fields["source_title"].label = "Title of the source"
        if begin_with:
            self._begin_with(begin_with)
        if not self.has_source:
            for name in OF_SOURCE:
                self.fields[self.its(name)].required = False

    def _begin_with(self, source: Source) -> None:
        """Put a source there is into the fields, as if it had been chosen."""
        chosen = Alike(source, Likeness(100, ("its number",)))
        self.fields["source_title"].initial = source.title
        self.fields["source_same_as"] = question([chosen], {}, initial=source.ref)

    @property
    def has_source(self) -> bool:
        """Whether something is said of a first source."""
        usual = {"access"}
        said = (self.typed(name) for name in (*OF_SOURCE, "note") if name not in usual)
        return any(said)

    def clean(self):
        cleaned = super().clean()
        self.refuse_two_conflicts()
        if self.has_source:
            self.settle_source()
        return cleaned

    def save(self) -> Dialogue:
        """Make the record; the same form sent twice makes one."""
        typed = self.cleaned_data
        return create_record(
            by=self.user,
            title=typed["title"],
            conflict=self.settled_conflict(),
            start=typed["start"],
            first_track=typed["first_track"],
            source=self.source() if self.has_source else None,
            once=typed["once"],
        )
