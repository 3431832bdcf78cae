"""moves.csv: one row a turning point, openings included."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from dialogues.choices import Missing, MoveKind, Track
from dialogues.exports.columns import (
    Cell,
    Column,
    asides,
    cited,
    facts,
    of_row,
    remarks,
    why,
)
from dialogues.exports.table import Table, citations_for
from dialogues.models import Dialogue, Move
from dialogues.rules import chain


def _may_have_track(move: Move) -> bool:
    return move.kind in chain.TRACK_KINDS | chain.OTHER_TRACK_KINDS


def _no_track_to(move: Any) -> str:
    return Missing.NOT_CODED if _may_have_track(move) else Missing.NOT_APPLICABLE


def _no_track_from(move: Any) -> str:
    first = move.kind == MoveKind.OPENING
    return Missing.NOT_APPLICABLE if first else Missing.NOT_CODED


def _direction(move: Any) -> str:
    """Which way it went; "" for what goes nowhere, as a pause does."""
    ends = move.ends_strand or move.kind == MoveKind.ENDING
    if not move.to_track and not ends:
        return ""
    start, end = (
        Track(track) if track else None for track in (move.from_track, move.to_track)
    )
    return chain.direction(start, end)


def _no_direction(move: Any) -> str:
    unclassified = Track.UNCLASSIFIED in (move.from_track, move.to_track)
    return Missing.NOT_KNOWN if unclassified else Missing.NOT_APPLICABLE


def _no_other(move: Any) -> str:
    expected = move.kind in chain.OTHER_TRACK_KINDS and not move.other_title
    return Missing.NOT_CODED if expected else Missing.NOT_APPLICABLE


def _of_other(attribute: str, help_text: str) -> Column:
    """Of another dialogue what this user may see: of a draft not that it exists."""

    def cell(move: Any) -> Cell:
        seen = move.other_is_visible
        return getattr(move.other_dialogue, attribute) if seen else None

    name = {"ref": "other_dialogue_ref", "title": "other_dialogue_name"}[attribute]
    return Column(name, help_text, cell, "other_dialogue")


FROM_TRACK = tuple(remarks(Move, "from_track"))
TO_TRACK = tuple(remarks(Move, "to_track"))
DIRECTION = Column(
    "direction",
    "Which way it went: up is towards Track 1, in and out are opening and ending. An "
    "attempted move has the direction of the attempt. Derived.",
    _direction,
    "to_track",
    codes=("up", "down", "lateral", "in", "out"),
)
OTHER = _of_other(
    "ref", Move._meta.get_field("other_dialogue").help_text + " Its number."
)

COLUMNS = (
    *of_row("move"),
    *remarks(Move, "kind"),
    *asides(Move, "term"),
    *FROM_TRACK,
    why(FROM_TRACK[0], "from_track", _no_track_from),
    *TO_TRACK,
    why(TO_TRACK[0], "to_track", _no_track_to),
    DIRECTION,
    why(DIRECTION, "direction", _no_direction),
    *remarks(Move, "strand"),
    *facts(Move, "date"),
    *asides(Move, "known_since"),
    *remarks(Move, "standing", "ends_strand"),
    OTHER,
    _of_other("title", "Its title."),
    why(OTHER, "other_dialogue", _no_other),
    *remarks(Move, "other_title"),
    *facts(Move, "trigger", "evidence"),
    *remarks(Move, "account"),
    *facts(Move, "confidence"),
    *remarks(Move, "justification"),
    *cited(),
)


def loaded(user: Any) -> list[Prefetch | str]:
    visible = Dialogue.objects.visible_to(user).filter(pk=OuterRef("other_dialogue"))
    moves = (
        Move.objects.annotate(other_is_visible=Exists(visible))
        .select_related("term", "other_dialogue")
        .prefetch_related(citations_for(user))
    )
    return [Prefetch("moves", moves)]


def rows(dialogue: Dialogue) -> Iterable[Move]:
    return dialogue.moves.all()


TABLE = Table(
    name="moves",
    one="turning point",
    many="turning points",
    row_is="a turning point of a dialogue, its opening included",
    model=Move,
    columns=COLUMNS,
    loaded=loaded,
    rows=rows,
)
