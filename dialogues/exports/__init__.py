"""The collection as files. `TABLES` holds the tables in the order to read them."""

from dialogues.exports import (
    attendance,
    authorities,
    bodies,
    citations,
    dialogues,
    episodes,
    meetings,
    moves,
    participants,
    side_tables,
    sources,
)
from dialogues.exports.column import Cell, CellKind, Column
from dialogues.exports.json_values import json_value
from dialogues.exports.table import Table

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
        side_tables.TRACK_CLAIMS,
        side_tables.DISAGREEMENTS,
        side_tables.SECRECY,
        side_tables.OUTCOMES,
        side_tables.LINKS,
        sources.TABLE,
        citations.TABLE,
        authorities.PEOPLE,
        authorities.NAMES,
        authorities.ORGANISATIONS,
        authorities.ORGANISATION_NAMES,
        authorities.CONFLICTS,
    )
}

__all__ = ["TABLES", "Cell", "Column", "CellKind", "Table", "json_value"]
