"""participants.csv: one row a stay of somebody in a dialogue."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from dialogues.access import NAME_WITHHELD
from dialogues.choices import CAPACITY_GROUP, Capacity, CapacityGroup, Missing
from dialogues.documents.writing import SHOWN_OF_WITHHELD
from dialogues.exports.columns import (
    Column,
    asides,
    cited,
    facts,
    of_row,
    remarks,
    why,
)
from dialogues.exports.table import Table, citations_for
from dialogues.models import Dialogue, Participation


def _no_person(row: Any) -> str:
    return Missing.NOT_APPLICABLE if row.organisation_id else Missing.NOT_KNOWN


def _party(attribute: str, help_text: str) -> Column:
    def cell(row: Any) -> str | None:
        return getattr(row.party, attribute) if row.party else None

    return Column(f"party_{attribute}", help_text, cell, "party")


PERSON = tuple(remarks(Participation, "person"))
PARTY = tuple(remarks(Participation, "party"))

COLUMNS = (
    *of_row("participation"),
    Column(
        "name",
        "The person, the organisation or the words for people who are not named; "
        f"{NAME_WITHHELD} where the name is protected.",
        lambda row: row.shown_name,
        "",
    ),
    *PERSON,
    why(PERSON[0], "person", _no_person),
    *asides(Participation, "organisation"),
    *remarks(Participation, "unnamed_as", "number", "number_is"),
    *PARTY,
    _party("name", "Its name."),
    _party("kind", "What kind of party it is."),
    why(PARTY[0], "party", Missing.NOT_CODED),
    *facts(Participation, "office", "capacity"),
    Column(
        "capacity_group",
        "The group of the capacity: official or unofficial at one glance. Derived.",
        lambda row: CAPACITY_GROUP[Capacity(row.capacity)].value,
        "capacity",
        codes=tuple(CapacityGroup.values),
    ),
    *remarks(Participation, "capacity_note"),
    *asides(Participation, "established_capacity", "established_since", "mandate_from"),
    *facts(Participation, "functions"),
    *remarks(Participation, "function_detail"),
    *facts(Participation, "start", "end"),
    *remarks(Participation, "identity"),
    *asides(Participation, "identity_open_from"),
    *remarks(Participation, "publicly_named"),
    *facts(Participation, "confidence"),
    *remarks(Participation, "note"),
    *cited(),
)


def loaded(user: Any) -> list[Prefetch | str]:
    stays = (
        Participation.objects.masked_for(user)
        .select_related("person", "organisation", "party")
        .prefetch_related("functions", citations_for(user))
    )
    return [Prefetch("participations", stays)]


def rows(dialogue: Dialogue) -> Iterable[Participation]:
    """The stays in order. Of a withheld one the reason for a gap is withheld too."""
    for row in dialogue.participations.all():
        if not row.is_named:
            row.missing = {"party": Missing.WITHHELD, "functions": Missing.WITHHELD}
        yield row


def shown_of(row: Any) -> frozenset[str] | None:
    return None if row.is_named else SHOWN_OF_WITHHELD


TABLE = Table(
    name="participants",
    one="stay",
    many="stays",
    row_is="one stay of a person, an organisation or unnamed people in a dialogue",
    model=Participation,
    columns=COLUMNS,
    loaded=loaded,
    rows=rows,
    shown_of=shown_of,
)
