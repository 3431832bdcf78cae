"""dialogues.csv: one row a dialogue."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from dialogues import countries
from dialogues.access import Reader
from dialogues.choices import Missing, MoveKind, NameKind
from dialogues.exports.column import CellKind, Column, always, no_labels
from dialogues.exports.columns import (
    facts,
    field_of,
    is_there,
    labels_of,
    remarks,
    renamed,
    why,
)
from dialogues.exports.evidence import cited
from dialogues.exports.expressions import TEXT, MissingReason, listed, packed
from dialogues.exports.table import Table
from dialogues.models import Dialogue, DialogueCountry, DialogueName, Move

OTHER_TITLES = DialogueName.objects.filter(dialogue=OuterRef("pk"))
COUNTRIES = DialogueCountry.objects.filter(dialogue=OuterRef("pk"))


def _listed(
    part: str,
    attribute: str,
    help_text: str,
    item: Any,
    labels: Callable[[], Mapping[str, str]] = no_labels,
) -> Column:
    """A column that lists one field of the rows of a part, in their order."""
    rows = {"names": OTHER_TITLES, "countries": COUNTRIES}[part]
    return Column(
        f"{part}_{attribute}",
        help_text,
        CellKind.LIST,
        always(listed(rows.order_by("position", "pk"), item)),
        part,
        labels=labels,
    )


def _or(name: str, gap: Missing) -> Case:
    """A field of a row of a list, or what stands for it where it is empty."""
    return Case(
        When(**{name: ""}, then=Value(gap.value)),
        default=packed(F(name)),
        output_field=TEXT,
    )


def _start() -> Sequence[Column]:
    """The first date; the opening, from which it comes, says why there is none."""
    columns = tuple(remarks(Dialogue, "start"))
    kept = Coalesce(MissingReason("date"), Value(Missing.NOT_CODED.value))
    undated = Case(When(date="", then=kept), default=Value(""), output_field=TEXT)
    openings = Move.objects.filter(dialogue=OuterRef("pk"), kind=MoveKind.OPENING)
    reason = openings.order_by("position", "pk").values_list(undated)[:1]
    otherwise = Coalesce(Subquery(reason), Value(Missing.NOT_CODED.value))
    present = is_there(field_of(Dialogue, "start"))
    return (*columns, why(columns[0], "start", present, otherwise))


def _changed_at() -> Column:
    (column,) = remarks(Dialogue, "changed_at")
    return replace(column, help=f"{column.help} ISO 8601.")


DERIVED = {
    "first_track": "The track on which it opened.",
    "current_track": "The track of its main strand at the last report.",
    "realised_moves": "Moves between tracks that happened, second strands included.",
    "turning_points": "Turning points beside the opening.",
    "participant_count": "Its rows in participants.csv.",
    "meeting_count": "Its rows in meetings.csv.",
}

CODES = _listed(
    "countries",
    "code",
    "Countries concerned: a list of ISO 3166 alpha-3 codes; not_applicable where "
    "no code fits.",
    _or("code", Missing.NOT_APPLICABLE),
    labels_of(countries.listed()),
)

COLUMNS = (
    *renamed(remarks(Dialogue, "ref"), ref="dialogue_ref"),
    *remarks(Dialogue, "slug", "title"),
    _listed("names", "name", "Its other titles: a list.", packed(F("name"))),
    _listed(
        "names",
        "kind",
        "What kind each other title is: a list in the same order.",
        F("kind"),
        labels_of(NameKind.choices),
    ),
    _listed(
        "names",
        "script",
        f"{field_of(DialogueName, 'script').help_text} In the same order.",
        F("script"),
    ),
    *remarks(Dialogue, "summary"),
    *facts(Dialogue, "conflicts", "regions"),
    CODES,
    _listed(
        "countries",
        "label",
        f"{field_of(DialogueCountry, 'label').help_text} A list in the same order.",
        _or("label", Missing.NOT_CODED),
    ),
    why(CODES, "countries", always(Exists(COUNTRIES)), Missing.NOT_CODED),
    *facts(Dialogue, "purposes", "forms"),
    *_start(),
    *facts(Dialogue, "end", "status"),
    *remarks(Dialogue, "status_detail"),
    *facts(
        Dialogue,
        "interaction",
        "official_relations",
        "policy_link",
        "is_series",
        "disclosure_rule",
    ),
    *(
        replace(column, help=f"{DERIVED[column.name]} Derived.")
        for column in remarks(Dialogue, *DERIVED)
    ),
    *remarks(Dialogue, "moves_note", "participants_note"),
    *cited(),
    *remarks(Dialogue, "review_status", "public_from", "version"),
    _changed_at(),
)


def rows_for(dialogues: QuerySet[Dialogue], reader: Reader) -> QuerySet[Dialogue]:
    return Dialogue.objects.filter(ref__in=dialogues.order_by().values("ref"))


TABLE = Table(
    name="dialogues",
    one="dialogue",
    many="dialogues",
    row_is="a dialogue",
    model=Dialogue,
    columns=COLUMNS,
    rows_for=rows_for,
    key=("dialogue_ref",),
    joins={
        "conflicts_ref": ("conflicts", "conflict_ref"),
        "sources": ("sources", "entry"),
    },
    order=("ref",),
)
