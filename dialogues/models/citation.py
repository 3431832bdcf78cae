"""Evidence: the sources of a record and what each of them says of which statement."""

from django.db import models
from django.db.models import Q

from dialogues import access
from dialogues.choices import Stance
from dialogues.models.claims import Disagreement, TrackClaim
from dialogues.models.dialogue import Dialogue
from dialogues.models.fields import LineField, ProseField
from dialogues.models.history import Link, Outcome, SecrecyPeriod
from dialogues.models.meeting import Meeting
from dialogues.models.move import Move
from dialogues.models.participation import OrganisationRole, Participation, Party
from dialogues.models.rows import Row, RowManager, of_record
from dialogues.models.source import Source

#: The rows that a citation may speak of, by the name of its field for each.
STATEMENTS = {
    "move": Move,
    "party": Party,
    "participation": Participation,
    "organisation_role": OrganisationRole,
    "meeting": Meeting,
    "track_claim": TrackClaim,
    "secrecy_period": SecrecyPeriod,
    "outcome": Outcome,
    "link": Link,
    "disagreement": Disagreement,
}


def statement_name(row: Row) -> str:
    """The field of a citation that points to rows of this kind."""
    return next(name for name, model in STATEMENTS.items() if isinstance(row, model))


def pointing_to(statement: Row | Dialogue) -> dict[str, Row | None]:
    """The keys of a citation of one statement; all empty for the record itself."""
    keys: dict[str, Row | None] = dict.fromkeys(STATEMENTS)
    if isinstance(statement, Row):
        keys[statement_name(statement)] = statement
    return keys


def _at_most_one(names) -> Q:
    """No more than one of the named foreign keys is set."""
    none = Q(**{f"{name}__isnull": True for name in names})
    return none | Q(
        *(
            Q(**{f"{name}__isnull": name != chosen for name in names})
            for chosen in names
        ),
        _connector=Q.OR,
    )


class SourceEntryQuerySet(models.QuerySet):
    def named_to(self, user):
        """Those of whose source the user may know more than that there is one."""
        return self.filter(access.entries_named_to(user))


class SourceEntry(Row):
    """A source in the bibliography of one record; its key (s4) is used in prose."""

    key_prefix = "s"
    dialogue = of_record("entries")

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="entries", help_text="The source."
    )
    was_read = models.BooleanField(
        "read", default=True, help_text="Whether a coder read it, at least in part."
    )
    background = LineField(
        blank=True, help_text="Why it is listed though no recorded fact rests on it."
    )
    note = ProseField(help_text="On how it was used here.")

    objects = RowManager.from_queryset(SourceEntryQuerySet)()

    class Meta(Row.Meta):
        verbose_name_plural = "source entries"
        constraints = [
            *Row.Meta.constraints,
            models.UniqueConstraint(
                fields=["dialogue", "source"],
                name="source_once_in_record",
                violation_error_message="This source is in the record already.",
            ),
        ]

    def __str__(self):
        return self.key


class CitationQuerySet(models.QuerySet):
    def of(self, statement: Row | Dialogue):
        """Those that speak of one row, or of the record itself."""
        if isinstance(statement, Row):
            return self.filter(**{statement_name(statement): statement})
        no_row = {f"{name}__isnull": True for name in STATEMENTS}
        return self.filter(dialogue=statement, **no_row)

    def told_to(self, user, today=None):
        """Those that the user may read, in records that the user may see."""
        return self.filter(access.citations_told_to(user, today))

    def plain(self):
        """Those that say only that the source supports the whole statement."""
        return self.filter(**PLAIN)


#: A citation that says nothing but that its source supports the whole statement.
PLAIN = {
    "field": "",
    "locator": "",
    "stance": Stance.SUPPORTS,
    "value_given": "",
    "note": "",
}


class Citation(Row):
    """One source on one statement: it supports or contradicts it.

    With no row chosen it speaks of the record itself; `field` narrows it to one value.
    """

    key_prefix = "e"
    dialogue = of_record("citations")

    entry = models.ForeignKey(
        SourceEntry,
        models.PROTECT,
        related_name="citations",
        verbose_name="source",
        help_text="A source of this record.",
    )
    move = models.ForeignKey(
        Move, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    party = models.ForeignKey(
        Party, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    participation = models.ForeignKey(
        Participation, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    organisation_role = models.ForeignKey(
        OrganisationRole,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="citations",
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    track_claim = models.ForeignKey(
        TrackClaim, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    secrecy_period = models.ForeignKey(
        SecrecyPeriod, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    outcome = models.ForeignKey(
        Outcome, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    link = models.ForeignKey(
        Link, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    disagreement = models.ForeignKey(
        Disagreement, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    field = models.CharField(
        max_length=30, blank=True, help_text="The value it speaks of; empty for all."
    )
    locator = LineField(
        max_length=100, blank=True, help_text="Page or place: p. 127, 00:12:30."
    )
    stance = models.CharField(
        max_length=12,
        choices=Stance,
        default=Stance.SUPPORTS,
        help_text="Whether the source supports or contradicts what is coded.",
    )
    value_given = LineField(
        blank=True, help_text="The value that the source gives, where it differs."
    )
    note = ProseField(help_text="The wording of the source, or a remark on it.")

    objects = RowManager.from_queryset(CitationQuerySet)()

    class Meta(Row.Meta):
        constraints = [
            *Row.Meta.constraints,
            models.CheckConstraint(
                condition=_at_most_one(STATEMENTS),
                name="citation_of_one_statement",
                violation_error_message="A citation speaks of one row.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["dialogue"],
                condition=Q(**{f"{name}__isnull": True for name in STATEMENTS}),
                name="citation_of_record",
            )
        ]

    def __str__(self):
        return f"{self.entry.key} {self.get_stance_display().lower()}"

    @property
    def is_plain(self) -> bool:
        """Whether it says nothing but that the source supports the whole statement."""
        return all(getattr(self, name) == value for name, value in PLAIN.items())

    @property
    def points_to(self) -> tuple[str, int | None]:
        """The kind and the id of the row it speaks of; empty for the record itself."""
        for name in STATEMENTS:
            pk = getattr(self, f"{name}_id")
            if pk is not None:
                return name, pk
        return "", None

    @property
    def statement(self) -> Row | None:
        """The row it speaks of; None for the record itself."""
        name, _ = self.points_to
        return getattr(self, name) if name else None
