"""The shape of a document: which fields of which model, in which order.

This is the published contract of API, export, revisions and imports. Names are those
of the model fields, so that form, file and codebook say the same word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from dialogues.models import (
    Attendance,
    Citation,
    Conflict,
    Dialogue,
    DialogueCountry,
    DialogueName,
    Disagreement,
    Link,
    Meeting,
    Move,
    Organisation,
    OrganisationName,
    OrganisationRole,
    Outcome,
    Participation,
    Party,
    Person,
    PersonName,
    SecrecyPeriod,
    Source,
    SourceEntry,
    TrackClaim,
)
from dialogues.models.citation import STATEMENTS


@dataclass(frozen=True, slots=True)
class ModelShape:
    """The fields of one model in a document, and the lists of rows inside it.

    `lists` are parts whose rows have no key of their own: they are written in order
    and replaced as a whole.
    """

    model: type[models.Model]
    fields: Sequence[str]
    lists: Sequence["ListShape"] = ()

    def field(self, name: str) -> models.Field:
        """A field of the model; the other end of a key is none."""
        field = self.model._meta.get_field(name)
        if isinstance(field, models.ForeignObjectRel):
            raise FieldDoesNotExist(f"{self.model} has no field {name}")
        return field


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list inside a document: its name there and the shape of its rows."""

    name: str
    shape: ModelShape


NAME_FIELDS = ("name", "kind", "script")

DIALOGUE = ModelShape(
    Dialogue,
    (
        "ref",
        "slug",
        "title",
        "summary",
        "conflicts",
        "regions",
        "purposes",
        "forms",
        "end",
        "status",
        "status_detail",
        "interaction",
        "official_relations",
        "policy_link",
        "is_series",
        "disclosure_rule",
        "moves_note",
        "participants_note",
        "missing",
    ),
    lists=(
        ListShape("names", ModelShape(DialogueName, NAME_FIELDS)),
        ListShape("countries", ModelShape(DialogueCountry, ("code", "label"))),
    ),
)

ATTENDANCE = ModelShape(Attendance, ("participation", "presence", "note"))

#: The rows of a record, in the order in which one may rest on another.
ROWS: Sequence[ListShape] = (
    ListShape(
        "entries",
        ModelShape(
            SourceEntry, ("key", "source", "was_read", "background", "note", "missing")
        ),
    ),
    ListShape(
        "parties",
        ModelShape(
            Party,
            ("key", "name", "kind", "organisation", "start", "end", "note", "missing"),
        ),
    ),
    ListShape(
        "moves",
        ModelShape(
            Move,
            (
                "key",
                "kind",
                "term",
                "strand",
                "to_track",
                "date",
                "known_since",
                "standing",
                "ends_strand",
                "trigger",
                "evidence",
                "account",
                "other_dialogue",
                "other_title",
                "confidence",
                "justification",
                "missing",
            ),
        ),
    ),
    ListShape(
        "participations",
        ModelShape(
            Participation,
            (
                "key",
                "person",
                "organisation",
                "unnamed_as",
                "number",
                "number_is",
                "party",
                "office",
                "capacity",
                "capacity_note",
                "established_capacity",
                "established_since",
                "mandate_from",
                "functions",
                "function_detail",
                "start",
                "end",
                "identity",
                "identity_open_from",
                "confidence",
                "note",
                "missing",
            ),
        ),
    ),
    ListShape(
        "organisation_roles",
        ModelShape(
            OrganisationRole,
            ("key", "organisation", "roles", "start", "end", "note", "missing"),
        ),
    ),
    ListShape(
        "meetings",
        ModelShape(
            Meeting,
            (
                "key",
                "number",
                "series",
                "title",
                "date",
                "standing",
                "medium",
                "place",
                "country",
                "country_label",
                "latitude",
                "longitude",
                "form",
                "hosts",
                "attending",
                "attending_is",
                "parent",
                "account",
                "missing",
            ),
            lists=(ListShape("attendance", ATTENDANCE),),
        ),
    ),
    ListShape(
        "track_claims",
        ModelShape(TrackClaim, ("key", "track", "label", "period", "note", "missing")),
    ),
    ListShape(
        "secrecy_periods",
        ModelShape(SecrecyPeriod, ("key", "level", "start", "end", "note", "missing")),
    ),
    ListShape(
        "outcomes",
        ModelShape(
            Outcome,
            ("key", "title", "kind", "date", "pax_id", "url", "note", "missing"),
        ),
    ),
    ListShape(
        "links",
        ModelShape(
            Link,
            (
                "key",
                "kind",
                "other_dialogue",
                "other_title",
                "date",
                "note",
                "missing",
            ),
        ),
    ),
    ListShape(
        "disagreements",
        ModelShape(Disagreement, ("key", "topic", "account", "missing")),
    ),
    ListShape(
        "citations",
        ModelShape(
            Citation,
            (
                "key",
                "entry",
                *STATEMENTS,
                "field",
                "locator",
                "stance",
                "value_given",
                "note",
                "missing",
            ),
        ),
    ),
)

AUTHORITIES: dict[str, ModelShape] = {
    "person": ModelShape(
        Person,
        ("ref", "name", "wikidata", "note"),
        lists=(ListShape("names", ModelShape(PersonName, NAME_FIELDS)),),
    ),
    "organisation": ModelShape(
        Organisation,
        ("ref", "name", "kind", "country", "parent", "wikidata", "note"),
        lists=(
            ListShape("names", ModelShape(OrganisationName, (*NAME_FIELDS, "used"))),
        ),
    ),
    "conflict": ModelShape(Conflict, ("ref", "name", "ucdp_id", "note")),
    "source": ModelShape(
        Source,
        (
            "ref",
            "kind",
            "author",
            "title",
            "publisher",
            "year",
            "url",
            "doi",
            "language",
            "access",
            "note",
        ),
    ),
}
