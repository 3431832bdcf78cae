"""Files as a reader gets them: asked for by address, read back with the csv module."""

import csv
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.exports import TABLES
from dialogues.exports.cell_text import unsafe
from dialogues.exports.csv_stream import Csv
from dialogues.models import Dialogue
from tests.exports.headers import HEADERS

BOUNDS = ("SAVEPOINT", "RELEASE SAVEPOINT")
NAMES = list(HEADERS)
#: Tables whose rows belong to one dialogue.
OF_DIALOGUES = [name for name in NAMES if "dialogue_title" in HEADERS[name]]


def text_of(response) -> str:
    assert response.status_code == 200, response.content
    return response.getvalue().decode("utf-8")


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows by header, with the apostrophes taken off."""
    header, *rows = cells_of(text)
    return [
        {name: unsafe(cell) for name, cell in zip(header, row, strict=True)}
        for row in rows
    ]


def get_rows(client, table: str, query: str = "") -> list[dict[str, str]]:
    return rows_of(text_of(client.get(f"/export/{table}.csv?{query}")))


def file_for(user, table: str) -> str:
    """The text of a file, without a request."""
    visible = Dialogue.objects.visible_to(user)
    return "".join(Csv(TABLES[table], visible, user))


def queries_of(user, table: str) -> int:
    """How many queries a file takes; the bounds of its transaction are none."""
    with CaptureQueriesContext(connection) as queries:
        file_for(user, table)
    return sum(not each["sql"].startswith(BOUNDS) for each in queries)
