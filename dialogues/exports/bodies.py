"""parties.csv and organisation_roles.csv: sides, and what organisations did."""

from dialogues.exports.columns import asides, facts, remarks
from dialogues.exports.evidence import JOINS_OF_CITED, cited
from dialogues.exports.row_columns import JOIN_OF_DIALOGUE, of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import OrganisationRole, Party

JOINS = (
    JOIN_OF_DIALOGUE
    | {"organisation_ref": ("organisations", "organisation_ref")}
    | JOINS_OF_CITED
)

PARTIES = Table(
    name="parties",
    one="party",
    many="parties",
    row_is="a side of a dialogue, a group of third parties or a guest",
    model=Party,
    columns=(
        *of_row("party"),
        *remarks(Party, "name", "kind"),
        *asides(Party, "organisation", "start", "end"),
        *remarks(Party, "note"),
        *cited("party"),
    ),
    rows_for=of_dialogues(Party),
    joins=JOINS,
)

ORGANISATION_ROLES = Table(
    name="organisation_roles",
    one="part of an organisation",
    many="parts of organisations",
    row_is="what one organisation did for a dialogue: convened, hosted, paid",
    model=OrganisationRole,
    columns=(
        *of_row("organisation_role"),
        *remarks(OrganisationRole, "organisation", "roles"),
        *facts(OrganisationRole, "start", "end"),
        *remarks(OrganisationRole, "note"),
        *cited("organisation_role"),
    ),
    rows_for=of_dialogues(OrganisationRole),
    joins=JOINS,
)
