"""participants.csv: one row a stay of somebody in a dialogue."""

from django.db.models import Case, F, Q, Value, When

from dialogues import access
from dialogues.access import NAME_WITHHELD, SHOWN_OF_WITHHELD
from dialogues.choices import CAPACITY_GROUP, CapacityGroup, Missing, PartyKind
from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import asides, facts, labels_of, remarks, why
from dialogues.exports.evidence import JOINS_OF_CITED, cited
from dialogues.exports.expressions import TEXT
from dialogues.exports.row_columns import JOIN_OF_DIALOGUE, of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Participation
from dialogues.models.participation import NAME_OF_STAY

NO_PERSON = Case(
    When(organisation__isnull=False, then=Value(Missing.NOT_APPLICABLE.value)),
    default=Value(Missing.NOT_KNOWN.value),
    output_field=TEXT,
)
GROUPED = Case(
    *(
        When(
            capacity__in=[each for each, of in CAPACITY_GROUP.items() if of == group],
            then=Value(group.value),
        )
        for group in CapacityGroup
    ),
    output_field=TEXT,
)
PERSON = tuple(remarks(Participation, "person"))
PARTY = tuple(remarks(Participation, "party"))

COLUMNS = (
    *of_row("participation"),
    Column(
        "name",
        "The person, the organisation or the words for people who are not named; "
        f"{NAME_WITHHELD} where the name is protected.",
        CellKind.TEXT,
        always(NAME_OF_STAY),
        "name",
        withheld=NAME_WITHHELD,
    ),
    *PERSON,
    why(PERSON[0], "person", always(Q(person__isnull=False)), NO_PERSON),
    *asides(Participation, "organisation"),
    *remarks(Participation, "unnamed_as", "number", "number_is"),
    *PARTY,
    Column("party_name", "Its name.", CellKind.TEXT, always(F("party__name")), "party"),
    Column(
        "party_kind",
        "What kind of party it is.",
        CellKind.CODE,
        always(F("party__kind")),
        "party",
        codes=tuple(PartyKind.values),
        labels=labels_of(PartyKind.choices),
    ),
    why(PARTY[0], "party", always(Q(party__isnull=False)), Missing.NOT_CODED),
    *facts(Participation, "office", "capacity"),
    Column(
        "capacity_group",
        "The group of the capacity: official or unofficial at one glance. Derived.",
        CellKind.CODE,
        always(GROUPED),
        "capacity",
        codes=tuple(CapacityGroup.values),
        labels=labels_of(CapacityGroup.choices),
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
    *cited("participation"),
)

TABLE = Table(
    name="participants",
    one="stay",
    many="stays",
    row_is="one stay of a person, an organisation or unnamed people in a dialogue",
    model=Participation,
    columns=COLUMNS,
    rows_for=of_dialogues(Participation),
    joins={
        **JOIN_OF_DIALOGUE,
        "person_ref": ("people", "person_ref"),
        "organisation_ref": ("organisations", "organisation_ref"),
        "party": ("parties", "party"),
        **JOINS_OF_CITED,
    },
    visibility_rule=access.names_open_to,
    always_shown=SHOWN_OF_WITHHELD,
)
