"""The kinds of rows that a record has, under the words of their addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from dialogues.forms.base import RowForm
from dialogues.forms.evidence import CitationForm, DisagreementForm, TrackClaimForm
from dialogues.forms.history import LinkForm, OutcomeForm, SecrecyForm
from dialogues.forms.meetings import MeetingForm
from dialogues.forms.moves import MoveForm
from dialogues.forms.organisations import OrganisationRoleForm
from dialogues.forms.parties import PartyForm
from dialogues.forms.people import ParticipationForm
from dialogues.forms.sources import NewSourceForm, SourceEntryForm
from dialogues.models import STATEMENTS, Citation, Dialogue, Row


@dataclass(frozen=True, slots=True)
class RowKind:
    """One kind of row: its address, its words, its form and what its list loads."""

    slug: str
    title: str
    one: str
    form: type[RowForm]
    related: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    new_form: type[RowForm] | None = None
    #: Said where the record has no such row yet.
    begin: str = ""
    #: The letter that, with Alt and Shift, adds a row.
    letter: str = ""

    @property
    def model(self) -> type[Row]:
        return self.form._meta.model

    @property
    def list_name(self) -> str:
        return self.model._meta.get_field("dialogue").remote_field.related_name

    @property
    def form_for_new(self) -> type[RowForm]:
        return self.new_form or self.form

    @property
    def article(self) -> str:
        return "an" if self.one[0] in "aeiou" else "a"

    @property
    def is_cited(self) -> bool:
        return self.model in STATEMENTS.values()

    @property
    def template(self) -> str:
        """What a row shows in its list."""
        return f"dialogues/workspace/rows/{self.slug}.html"

    def rows(self, record: Dialogue, user) -> QuerySet:
        """The rows of a record in their order, names masked."""
        rows = getattr(record, self.list_name).all()
        mask: Callable | None = getattr(rows, "masked_for", None)
        return mask(user) if mask else rows

    def listed(self, record: Dialogue, user) -> QuerySet:
        """The rows with all that the list of the workspace shows of them."""
        rows = self.rows(record, user).select_related(*self.related)
        rows = rows.prefetch_related(*self.many)
        if self.is_cited:
            cited = Citation.objects.select_related("entry")
            rows = rows.prefetch_related(Prefetch("citations", cited))
        return rows


KINDS: dict[str, RowKind] = {
    kind.slug: kind
    for kind in (
        RowKind(
            "turning-points",
            "Turning points",
            "turning point",
            MoveForm,
            ("term", "other_dialogue"),
            begin="Begin with the opening: its date and its track.",
            letter="M",
        ),
        RowKind(
            "parties",
            "Parties",
            "party",
            PartyForm,
            ("organisation",),
            begin="Name the sides first: participants sit for one of them.",
            letter="Y",
        ),
        RowKind(
            "participants",
            "Participants",
            "participant",
            ParticipationForm,
            ("person", "organisation", "party"),
            ("functions", "person__names"),
            begin="Add those whom a source names or counts, each with a capacity.",
            letter="P",
        ),
        RowKind(
            "organisations",
            "Organisations",
            "organisation",
            OrganisationRoleForm,
            ("organisation__kind",),
            ("roles",),
            begin="Convenors, hosts, funders and facilitators.",
            letter="O",
        ),
        RowKind(
            "meetings",
            "Meetings",
            "meeting",
            MeetingForm,
            ("form", "parent"),
            ("attendance",),
            begin="Add those that a source dates or places.",
            letter="E",
        ),
        RowKind(
            "sources",
            "Sources",
            "source",
            SourceEntryForm,
            ("source",),
            ("citations",),
            new_form=NewSourceForm,
            begin="Add what you read first: every other row can then cite it.",
            letter="B",
        ),
        RowKind(
            "track-claims",
            "Track claims",
            "track claim",
            TrackClaimForm,
            begin="What sources call the track, in their own words.",
            letter="K",
        ),
        RowKind(
            "secrecy",
            "Secrecy",
            "secrecy period",
            SecrecyForm,
            begin="How closed it was, and from when to when.",
            letter="C",
        ),
        RowKind(
            "outcomes",
            "Outcomes",
            "outcome",
            OutcomeForm,
            begin="An agreement, a text, an action; or none.",
            letter="U",
        ),
        RowKind(
            "links",
            "Links",
            "link",
            LinkForm,
            ("other_dialogue",),
            begin="Dialogues that ran parallel, fed it or followed.",
            letter="L",
        ),
        RowKind(
            "disagreements",
            "Disagreements",
            "disagreement",
            DisagreementForm,
            begin="Points on which the sources differ.",
            letter="D",
        ),
        RowKind(
            "citations",
            "Citations",
            "citation",
            CitationForm,
            ("entry__source", *STATEMENTS),
            begin="Page, wording or contradiction: one source on one statement.",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class RowKindGroup:
    """A section of the workspace: kinds of rows that are entered together."""

    slug: str
    title: str
    #: Why it matters, said as long as something is missing there.
    why: str
    slugs: tuple[str, ...]

    @property
    def kinds(self) -> list[RowKind]:
        return [KINDS[slug] for slug in self.slugs]


GROUPS: tuple[RowKindGroup, ...] = (
    RowKindGroup(
        "moves",
        "Moves",
        "Which tracks it was on, when and for how long is counted from these rows.",
        ("turning-points", "secrecy"),
    ),
    RowKindGroup(
        "people",
        "Participants",
        "Who sat there in what capacity decides which track is suggested.",
        ("parties", "participants", "organisations"),
    ),
    RowKindGroup(
        "held",
        "Meetings",
        "Meetings show that the channel was alive between its turning points.",
        ("meetings",),
    ),
    RowKindGroup(
        "evidence",
        "Evidence",
        "A reader believes a row as far as its sources carry it.",
        ("sources", "track-claims", "disagreements"),
    ),
    RowKindGroup(
        "related",
        "Related",
        "What came of it, and how it stands to other dialogues.",
        ("outcomes", "links"),
    ),
)
