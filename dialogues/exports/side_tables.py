"""What else there is around a dialogue: claims, secrecy, outcomes, links, quarrels."""

from dialogues import access
from dialogues.exports.columns import asides, facts, remarks
from dialogues.exports.evidence import JOINS_OF_CITED, cited
from dialogues.exports.other_dialogue import of_other
from dialogues.exports.row_columns import JOIN_OF_DIALOGUE, of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Disagreement, Link, Outcome, SecrecyPeriod, TrackClaim

JOINS = JOIN_OF_DIALOGUE | JOINS_OF_CITED


LINKS = Table(
    name="links",
    one="link",
    many="links",
    row_is="how a dialogue stands to another",
    model=Link,
    columns=(
        *of_row("link"),
        *remarks(Link, "kind"),
        *of_other(Link),
        *remarks(Link, "other_title"),
        *asides(Link, "date"),
        *remarks(Link, "note"),
        *cited("link"),
    ),
    rows_for=of_dialogues(Link, only=access.links_told_to),
    joins=JOINS | {"other_dialogue_ref": ("dialogues", "dialogue_ref")},
)

TRACK_CLAIMS = Table(
    name="track_claims",
    one="track claim",
    many="track claims",
    row_is="the track of a dialogue as somebody says it, beside the coded one",
    model=TrackClaim,
    columns=(
        *of_row("track_claim"),
        *remarks(TrackClaim, "track", "label"),
        *asides(TrackClaim, "period"),
        *remarks(TrackClaim, "note"),
        *cited("track_claim"),
    ),
    rows_for=of_dialogues(TrackClaim),
    joins=JOINS,
)

SECRECY = Table(
    name="secrecy",
    one="secrecy period",
    many="secrecy periods",
    row_is="a span in which a dialogue was public, closed or secret",
    model=SecrecyPeriod,
    columns=(
        *of_row("secrecy_period"),
        *remarks(SecrecyPeriod, "level"),
        *facts(SecrecyPeriod, "start", "end"),
        *remarks(SecrecyPeriod, "note"),
        *cited("secrecy_period"),
    ),
    rows_for=of_dialogues(SecrecyPeriod),
    joins=JOINS,
)

OUTCOMES = Table(
    name="outcomes",
    one="outcome",
    many="outcomes",
    row_is="what came of a dialogue: an agreement, a text, an action, or nothing",
    model=Outcome,
    columns=(
        *of_row("outcome"),
        *remarks(Outcome, "title", "kind"),
        *facts(Outcome, "date"),
        *asides(Outcome, "pax_id", "url"),
        *remarks(Outcome, "note"),
        *cited("outcome"),
    ),
    rows_for=of_dialogues(Outcome),
    joins=JOINS,
)

DISAGREEMENTS = Table(
    name="disagreements",
    one="disagreement",
    many="disagreements",
    row_is="a point on which the sources of a dialogue disagree",
    model=Disagreement,
    columns=(
        *of_row("disagreement"),
        *remarks(Disagreement, "topic", "account"),
        *cited("disagreement"),
    ),
    rows_for=of_dialogues(Disagreement),
    joins=JOINS,
)
