"""A table as CSV: one query, read as it is sent, so that memory stays flat."""

import csv
import io
import logging
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from dialogues.access import Reader
from dialogues.exports.column import Kind
from dialogues.exports.safe import GUARDED, safe
from dialogues.exports.table import Table
from dialogues.models import Dialogue

logger = logging.getLogger(__name__)

#: Rows that are sent at a time; read from the database at a time are more.
BATCH = 250
FETCHED = 2000
CONTENT_TYPE = "text/csv; charset=utf-8"

#: Begins the only cell of the last line of a file that ends too early. The first cell
#: of every other line is a number of DiploTrack or, in the first line, a header.
CUT_SHORT = "# cut short:"

#: Kinds of cells that never begin as a formula does.
HARMLESS = frozenset(
    {Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN, Kind.DATE, Kind.DATETIME, Kind.CODE}
)


def csv_lines(
    table: Table, dialogues: QuerySet[Dialogue], reader: Reader
) -> Iterator[str]:
    """The file in pieces of whole lines, headers first.

    Its last line tells of an error, if any.
    """
    yield _written([table.headers])
    written = 0
    try:
        rows = table.rows(dialogues, reader).iterator(chunk_size=FETCHED)
        texts = [
            place
            for place, column in enumerate(table.columns)
            if column.kind not in HARMLESS
        ]
        while batch := list(islice(rows, BATCH)):
            yield _written(guarded(batch, texts))
            written += len(batch)
    except Exception:
        logger.exception("%s.csv was cut short after %d rows", table.name, written)
        yield _written(
            [
                [
                    f"{CUT_SHORT} an error ended this file after {written} rows. "
                    "Download it again."
                ]
            ]
        )


def guarded(
    rows: Sequence[Sequence[Any]], texts: Sequence[int]
) -> Iterator[Sequence[Any]]:
    """The rows with the texts at these places made safe."""
    for row in rows:
        unsafe = [place for place in texts if (row[place] or " ")[0] in GUARDED]
        if unsafe:
            cells = list(row)
            for place in unsafe:
                cells[place] = safe(cells[place])
            yield cells
        else:
            yield row


def _written(rows: Any) -> str:
    """Rows as lines."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()


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
