"""meetings.csv: one row a meeting that was planned, held, cancelled or denied."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Case, F, OuterRef, Value, When
from django.db.models.functions import Coalesce

from dialogues import countries
from dialogues.access import Reader
from dialogues.choices import Presence
from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import asides, facts, remarks
from dialogues.exports.evidence import JOINS_OF_CITED, cited
from dialogues.exports.expressions import TEXT, LookedUp, listed
from dialogues.exports.row_columns import JOIN_OF_DIALOGUE, of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Attendance, Meeting

COUNTRY = Case(
    When(
        country_label="",
        then=Coalesce(LookedUp(F("country"), countries.NAMES), Value("")),
    ),
    default=F("country_label"),
    output_field=TEXT,
)


def _attendance(presence: Presence) -> Column:
    def expression_for(reader: Reader) -> Any:
        there = Attendance.objects.told_to(reader).filter(
            meeting=OuterRef("pk"), presence=presence
        )
        in_order = there.order_by("participation__position", "pk")
        return listed(in_order, F("participation__key"))

    help_text = (
        f"{presence.label}: a list of participation keys of the same dialogue. Of "
        "whoever is in none of the four lists nothing is stated, or the name is "
        "withheld."
    )
    return Column(
        presence.value,
        help_text,
        CellKind.LIST,
        expression_for,
        "attendance",
    )


def _only_with_a_number() -> Iterator[Column]:
    """How exact the number is says nothing where there is none."""
    (column,) = remarks(Meeting, "attending_is")
    stated = When(attending__isnull=False, then=F("attending_is"))
    yield replace(column, expression_for=always(Case(stated, default=Value(""))))


COLUMNS = (
    *of_row("meeting"),
    *asides(Meeting, "number", "series"),
    *facts(Meeting, "title", "date"),
    *remarks(Meeting, "standing"),
    *facts(Meeting, "medium", "place", "country"),
    *remarks(Meeting, "country_label"),
    Column(
        "country_name",
        "The country in words: as named then, else its usual English name. Derived.",
        CellKind.TEXT,
        always(COUNTRY),
        "country",
    ),
    *facts(Meeting, "latitude", "longitude", "form"),
    *facts(Meeting, "hosts", "attending"),
    *_only_with_a_number(),
    *asides(Meeting, "parent"),
    *remarks(Meeting, "account"),
    *(_attendance(each) for each in Presence),
    *cited("meeting"),
)

TABLE = Table(
    name="meetings",
    one="meeting",
    many="meetings",
    row_is="a meeting of a dialogue: planned, held, cancelled or denied",
    model=Meeting,
    columns=COLUMNS,
    rows_for=of_dialogues(Meeting),
    joins={
        **JOIN_OF_DIALOGUE,
        "hosts_ref": ("organisations", "organisation_ref"),
        "parent": ("meetings", "meeting"),
        **JOINS_OF_CITED,
    }
    | {presence.value: ("participants", "participation") for presence in Presence},
)
