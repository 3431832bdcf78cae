"""The order of time of the turning points."""

from collections.abc import Sequence

from dialogues.rules.chain.rows import ChainRow, is_before, numbered
from dialogues.rules.chain.types import Turn


def in_order(turns: Sequence[Turn]) -> list[Turn]:
    """The turns in order of time, each moved no further than its date makes certain.

    For a row that was added or dated anew. Rows whose dates may overlap, and rows
    without a readable date, keep the coder's order; nothing is put before the opening.
    """
    rows = numbered(turns)
    opening = next((row for row in rows if row.opens), None)
    ordered: list[ChainRow] = []
    for row in rows:
        ordered.insert(_place(row, ordered, opening), row)
    return [row.turn for row in ordered]


def _place(row: ChainRow, ordered: list[ChainRow], opening: ChainRow | None) -> int:
    for place, other in enumerate(ordered):
        if other is not opening and is_before(row.date, other.date):
            return place
    return len(ordered)
