"""A table as CSV, row by row: memory stays flat however large the collection is."""

import csv
import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from dialogues.exports.columns import Cell
from dialogues.exports.safe import safe
from dialogues.exports.table import Table
from dialogues.models import Dialogue

logger = logging.getLogger(__name__)

#: Dialogues that are loaded at a time.
CHUNK = 200
CONTENT_TYPE = "text/csv; charset=utf-8"

#: Begins the only cell of the last line of a file that ends too early. The first cell
#: of every other line is a number of DiploTrack or, in the first line, a header.
CUT_SHORT = "# cut short:"


class _Line:
    """Stands in for a file: what is written to it comes back."""

    @staticmethod
    def write(text: str) -> str:
        return text


def rows_of(table: Table, dialogues: QuerySet[Dialogue], user: Any) -> Iterator[Any]:
    """The rows of the dialogues in order of their numbers, a chunk at a time.

    Each chunk asks anew for what may be seen: what is withdrawn meanwhile is left out.
    """
    loaded = dialogues.prefetch_related(*table.loaded(user)).order_by("ref")
    chunk = list(loaded[:CHUNK])
    while chunk:
        for dialogue in chunk:
            yield from table.rows(dialogue)
        last = chunk[-1].ref
        full = len(chunk) == CHUNK
        chunk = list(loaded.filter(ref__gt=last)[:CHUNK]) if full else []


def csv_lines(table: Table, dialogues: QuerySet[Dialogue], user: Any) -> Iterator[str]:
    """The lines of the file, headers first; the last one tells of an error, if any."""
    write = csv.writer(_Line).writerow
    yield write(table.headers)
    written = 0
    try:
        for row in rows_of(table, dialogues, user):
            yield write([guarded(cell) for cell in table.cells(row)])
            written += 1
    except Exception:
        logger.exception("%s.csv was cut short after %d rows", table.name, written)
        yield write(
            [
                f"{CUT_SHORT} an error ended this file after {written} rows. Download "
                "it again."
            ]
        )


def guarded(cell: Cell) -> Cell:
    """The cell as it is written: numbers as they are, texts made safe."""
    return safe(cell) if isinstance(cell, str) else cell


def csv_response(
    table: Table,
    dialogues: QuerySet[Dialogue],
    user: Any,
    *,
    today: date,
    only_head: bool = False,
) -> HttpResponseBase:
    """The file as a download; for a HEAD request its head alone."""
    response: HttpResponseBase
    if only_head:
        response = HttpResponse(content_type=CONTENT_TYPE)
    else:
        response = StreamingHttpResponse(
            csv_lines(table, dialogues, user), content_type=CONTENT_TYPE
        )
    name = f"diplotrack-{table.name}-{today.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    # What a file holds depends on who asks.
    response["Cache-Control"] = "private, no-store"
    return response
