"""A record copied as the start of another: what is taken, and how the new one opens."""

from collections.abc import Iterable

from django import forms

from dialogues.actions.copying import copy_record, open_document
from dialogues.documents.copies import CopyPart, open_rows
from dialogues.forms.layout import Block, LayoutForm
from dialogues.forms.record import NewDialogueForm
from dialogues.models import Dialogue

WORDS = {
    CopyPart.CONFLICTS: ("conflict", "conflicts"),
    CopyPart.REGIONS: ("region", "regions"),
    CopyPart.COUNTRIES: ("country", "countries"),
    CopyPart.PURPOSES: ("purpose", "purposes"),
    CopyPart.FORMS: ("form of interaction", "forms of interaction"),
    CopyPart.PARTIES: ("party", "parties"),
    CopyPart.ORGANISATIONS: (
        "organisation with its roles",
        "organisations with their roles",
    ),
    CopyPart.PARTICIPANTS: (
        "participant with side, office and capacity, without dates",
        "participants with side, office and capacity, without dates",
    ),
    CopyPart.SOURCES: (
        "source, as not yet read, cited on the rows taken",
        "sources, as not yet read, cited on the rows taken",
    ),
}
#: What the form asks as the form of a new record does.
BEGINNING = ("once", "title", "start", "first_track")


class CopyForm(LayoutForm):
    """What a new record takes from another, and its title, opening and first track."""

    tracks = ("first_track",)
    dates = frozenset({"start"})
    blocks = (Block([["parts"], ["title"], ["start"], ["first_track"]]),)

    def __init__(self, data=None, *, record: Dialogue, user):
        super().__init__(data)
        self.record, self.user = record, user
        begun = NewDialogueForm(user=user)
        self.fields |= {name: begun.fields[name] for name in BEGINNING}
        offered = list(self._offered())
        self.fields["parts"] = forms.MultipleChoiceField(
            label="What the new record begins with",
            choices=offered,
            initial=[value for value, _ in offered],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Turning points, meetings, claims and remarks are not taken, nor "
            "what is withheld from you.",
        )

    def _offered(self) -> Iterable[tuple[str, str]]:
        document = open_document(self.record, self.user)
        for part, (one, many) in WORDS.items():
            if count := len(open_rows(document, part)):
                yield part.value, f"{count} {one if count == 1 else many}"

    def save(self) -> Dialogue:
        """Begin the record; the same form sent twice makes one."""
        typed = self.cleaned_data
        return copy_record(
            copied=self.record,
            by=self.user,
            parts=[CopyPart(value) for value in typed["parts"]],
            **{name: typed[name] for name in BEGINNING},
        )
