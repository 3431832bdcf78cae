"""The order of rows: by hand, and of turning points by time."""

from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from dialogues.actions.changes import changing
from dialogues.models import Dialogue, Move, Row
from dialogues.rules import chain

AnyRow = TypeVar("AnyRow", bound=Row)


def put_in_order(record: Dialogue) -> None:
    """Give the turning points the order of time, where their dates settle it."""
    moves = {move.key: move for move in record.moves.all()}
    turns = chain.in_order([move.as_turn() for move in moves.values()])
    for position, turn in enumerate(turns, start=1):
        move = moves[turn.key]
        if move.position != position:
            move.position = position
            move.save(update_fields=["position"])


def move_row(*, row: AnyRow, by: User, up: bool) -> AnyRow:
    """Put a row one place up or down in its list; give the row it changed places with.

    Raises what `changing` raises, and ValidationError if the row stands at the edge,
    or if it is a turning point and the dates of the two settle their order.
    """
    with changing(dialogue_id=row.dialogue_id, by=by) as record:
        rows = list(type(row)._default_manager.filter(dialogue=record))
        keys = [each.key for each in rows]
        here = keys.index(row.key)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(rows):
            raise ValidationError("The row stands at the edge already.", code="edge")
        rows[here], rows[there] = rows[there], rows[here]
        for position, each in enumerate(rows, start=1):
            if each.position != position:
                each.position = position
                each.save(update_fields=["position"])
        if isinstance(row, Move):
            put_in_order(record)
            stored = list(record.moves.values_list("key", flat=True))
            if stored == keys:
                raise ValidationError(
                    "Turning points stand in order of time, and the dates of these two "
                    "settle it. Change a date to move the row.",
                    code="settled_by_dates",
                )
    return rows[here]
