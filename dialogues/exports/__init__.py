"""The collection as files. `TABLES` holds the tables in the order to read them."""

from dialogues.exports import dialogues, meetings, moves, participants, sources
from dialogues.exports.csv_stream import csv_response
from dialogues.exports.table import Table

TABLES: dict[str, Table] = {
    module.TABLE.name: module.TABLE
    for module in (dialogues, moves, participants, meetings, sources)
}

__all__ = ["TABLES", "Table", "csv_response"]
