"""moves.csv: one row a turning point, openings included."""

from itertools import product
from typing import Any

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat

from dialogues.choices import Direction, Missing, MoveKind, Track
from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import asides, facts, labels_of, remarks, why
from dialogues.exports.evidence import JOINS_OF_CITED, cited
from dialogues.exports.expressions import TEXT, LookedUp
from dialogues.exports.other_dialogue import of_other, other_is_seen
from dialogues.exports.row_columns import JOIN_OF_DIALOGUE, of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Move
from dialogues.rules import chain


def _either(condition: Any, then: Missing, otherwise: Missing) -> Case:
    return Case(
        When(condition, then=Value(then.value)),
        default=Value(otherwise.value),
        output_field=TEXT,
    )


NO_TRACK_TO = _either(
    Q(kind__in=sorted(chain.TRACK_KINDS | chain.OTHER_TRACK_KINDS)),
    Missing.NOT_CODED,
    Missing.NOT_APPLICABLE,
)
NO_TRACK_FROM = _either(
    Q(kind=MoveKind.OPENING), Missing.NOT_APPLICABLE, Missing.NOT_CODED
)
NO_DIRECTION = _either(
    Q(from_track=Track.UNCLASSIFIED) | Q(to_track=Track.UNCLASSIFIED),
    Missing.NOT_KNOWN,
    Missing.NOT_APPLICABLE,
)
NO_OTHER = _either(
    Q(kind__in=sorted(chain.OTHER_TRACK_KINDS), other_title=""),
    Missing.NOT_CODED,
    Missing.NOT_APPLICABLE,
)

#: The direction between every two tracks, "" for no track, as "2>1.5".
DIRECTIONS = {
    f"{start or ''}>{end or ''}": chain.direction(start, end)
    for start, end in product((None, *Track), repeat=2)
}
#: A pause, say, goes nowhere.
GOES = ~Q(to_track="") | Q(ends_strand=True) | Q(kind=MoveKind.ENDING)
PAIR = Concat(F("from_track"), Value(">"), F("to_track"), output_field=TEXT)
HEADING = Case(
    When(GOES, then=LookedUp(PAIR, DIRECTIONS)), default=Value(""), output_field=TEXT
)
HAS_DIRECTION = GOES & ~Q(from_track="", to_track="")
HAS_DIRECTION &= ~Q(from_track=Track.UNCLASSIFIED) & ~Q(to_track=Track.UNCLASSIFIED)

FROM_TRACK = tuple(remarks(Move, "from_track"))
TO_TRACK = tuple(remarks(Move, "to_track"))
DIRECTION = Column(
    "direction",
    "Which way it went: up is towards Track 1, in and out are opening and ending. An "
    "attempted move has the direction of the attempt. Derived.",
    CellKind.CODE,
    always(HEADING),
    "to_track",
    codes=tuple(Direction.values),
    labels=labels_of(Direction.choices),
)
OTHER = of_other(Move)

COLUMNS = (
    *of_row("move"),
    *remarks(Move, "kind"),
    *asides(Move, "term"),
    *FROM_TRACK,
    why(FROM_TRACK[0], "from_track", always(~Q(from_track="")), NO_TRACK_FROM),
    *TO_TRACK,
    why(TO_TRACK[0], "to_track", always(~Q(to_track="")), NO_TRACK_TO),
    DIRECTION,
    why(DIRECTION, "direction", always(HAS_DIRECTION), NO_DIRECTION),
    *remarks(Move, "strand"),
    *facts(Move, "date"),
    *asides(Move, "known_since"),
    *remarks(Move, "standing", "ends_strand"),
    *OTHER,
    why(OTHER[0], "other_dialogue", other_is_seen, NO_OTHER),
    *remarks(Move, "other_title"),
    *facts(Move, "trigger", "evidence"),
    *remarks(Move, "account"),
    *facts(Move, "confidence"),
    *remarks(Move, "justification"),
    *cited("move"),
)

TABLE = Table(
    name="moves",
    one="turning point",
    many="turning points",
    row_is="a turning point of a dialogue, its opening included",
    model=Move,
    columns=COLUMNS,
    rows_for=of_dialogues(Move),
    joins={
        **JOIN_OF_DIALOGUE,
        "other_dialogue_ref": ("dialogues", "dialogue_ref"),
        **JOINS_OF_CITED,
    },
)
