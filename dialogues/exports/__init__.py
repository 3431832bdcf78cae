"""The collection as files. `TABLES` holds the tables in the order to read them."""

from dialogues.exports import (
    around,
    attendance,
    authorities,
    bodies,
    citations,
    dialogues,
    episodes,
    meetings,
    moves,
    participants,
    sources,
)
from dialogues.exports.column import Cell, CellKind, Column
from dialogues.exports.table import Table
from dialogues.exports.typed import typed

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        dialogues.TABLE,
        moves.TABLE,
        episodes.TABLE,
        participants.TABLE,
        bodies.PARTIES,
        bodies.ORGANISATION_ROLES,
        meetings.TABLE,
        attendance.TABLE,
        around.TRACK_CLAIMS,
        around.DISAGREEMENTS,
        around.SECRECY,
        around.OUTCOMES,
        around.LINKS,
        sources.TABLE,
        citations.TABLE,
        authorities.PEOPLE,
        authorities.NAMES,
        authorities.ORGANISATIONS,
        authorities.ORGANISATION_NAMES,
        authorities.CONFLICTS,
    )
}

__all__ = ["TABLES", "Cell", "Column", "CellKind", "Table", "typed"]
