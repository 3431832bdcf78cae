"""How large a file will be, before it is made."""

from dataclasses import dataclass

from django.db.models import QuerySet

from dialogues.access import Reader
from dialogues.exports.csv_lines import writer_of, written
from dialogues.exports.file_style import PLAIN, Style
from dialogues.exports.table import Table
from dialogues.models import Dialogue

#: Rows from which the size of all is judged.
SAMPLE = 50


@dataclass(frozen=True, slots=True)
class FileSize:
    """The rows of a file and its bytes; `is_exact` unless the bytes are judged."""

    rows: int
    size: int
    is_exact: bool


def size_of(
    table: Table, dialogues: QuerySet[Dialogue], reader: Reader, style: Style = PLAIN
) -> FileSize:
    """The size of a file, from its first rows."""
    first = list(table.rows(dialogues, reader)[: SAMPLE + 1])
    is_exact = len(first) <= SAMPLE
    rows = len(first) if is_exact else table.count(dialogues, reader)
    sample = first[:SAMPLE]
    lines = len(writer_of(table, style)(sample).encode("utf-8"))
    if not is_exact:
        lines = lines * rows // len(sample)
    head = len(written([table.headers]).encode("utf-8"))
    return FileSize(rows, head + lines, is_exact)
