"""A table as CSV: one query, read as it is sent, so that memory stays flat."""

import logging
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from dialogues.access import Reader
from dialogues.exports.csv_lines import writer_of, written
from dialogues.exports.file_style import PLAIN, Style
from dialogues.exports.table import Table
from dialogues.models import Dialogue

logger = logging.getLogger(__name__)

#: Rows that are sent at a time, and that are read from the database at a time.
BATCH = 250
FETCHED = 500

BYTE_ORDER_MARK = "\ufeff"

#: Begins the only cell of the last line of a file that ends too early. The first cell
#: of every other line is a number of DiploTrack or, in the first line, a header.
CUT_SHORT = "# cut short:"


class Csv:
    """One table as a file: iterate over it once for its pieces of whole lines.

    Headers come first; the last line tells of an error, if any. Afterwards `rows` says
    how many rows there were, `is_whole` whether all of them.
    """

    def __init__(
        self,
        table: Table,
        dialogues: QuerySet[Dialogue],
        reader: Reader,
        style: Style = PLAIN,
    ) -> None:
        self.table, self.style = table, style
        self.dialogues, self.reader = dialogues, reader
        self.rows = 0
        self.is_whole = False

    def __iter__(self) -> Iterator[str]:
        head = written([self.table.headers], self.style)
        yield BYTE_ORDER_MARK + head if self.style.bom else head
        try:
            write = writer_of(self.table, self.style)
            rows = read(self.table.rows(self.dialogues, self.reader))
            while batch := list(islice(rows, BATCH)):
                yield write(batch)
                self.rows += len(batch)
            self.is_whole = True
        except Exception:
            name, rows_sent = self.table.name, self.rows
            logger.exception("%s.csv was cut short after %d rows", name, rows_sent)
            yield written([[self._cut_short()]], self.style)

    def _cut_short(self) -> str:
        return (
            f"{CUT_SHORT} an error ended this file after {self.rows} rows. Download "
            "it again."
        )


def read(rows: QuerySet[Any, Any]) -> Iterator[Any]:
    """The rows as the database finds them."""
    # Outside a transaction PostgreSQL works out all rows before it sends the first;
    # inside one SQLite would lock out every writer.
    streams = connection.vendor == "postgresql"
    with transaction.atomic() if streams else nullcontext():
        yield from rows.iterator(chunk_size=FETCHED)
