"""All tables as one zip archive, written as it is sent."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.db.models import QuerySet

from dialogues.access import Reader
from dialogues.exports.csv_stream import Csv
from dialogues.exports.file_style import Style
from dialogues.exports.table import Table
from dialogues.models import Dialogue


class _Pipe:
    """A file without a back: what is written to it is taken away piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        data = b"".join(self.pieces)
        self.pieces.clear()
        return data


def archive(
    tables: Iterable[Table],
    dialogues: QuerySet[Dialogue],
    reader: Reader,
    style: Style,
    *,
    made: datetime,
    about: Sequence[str],
) -> Iterator[bytes]:
    """The pieces of an archive with each table as CSV, and a README.txt at its end.

    `about` are the first paragraphs of the README: what the archive holds, and from
    which address it comes.
    """
    pipe = _Pipe()
    files: list[Csv] = []
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as zipped:  # type: ignore[call-overload]
        for table in tables:
            file = Csv(table, dialogues, reader, style)
            files.append(file)
            with zipped.open(
                _entry(f"{table.name}.csv", made), "w", force_zip64=True
            ) as entry:
                for lines in file:
                    entry.write(lines.encode("utf-8"))
                    if data := pipe.taken():
                        yield data
        text = "\n\n".join([*about, *_listed(files), READING]) + "\n"
        zipped.writestr(_entry("README.txt", made), text.encode("utf-8"))
    yield pipe.taken()


def _entry(name: str, made: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, made.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _listed(files: Sequence[Csv]) -> Iterator[str]:
    """Each file with its rows, its key and the files that it joins."""
    for file in files:
        table = file.table
        of = table.one if file.rows == 1 else table.many
        lines = [
            f"{table.name}.csv: {file.rows} {of}. A row is {table.row_is}.",
            f"  Key: {', '.join(table.key)}.",
            *(
                f"  {header} leads to {there} in {other}.csv."
                for header, (other, there) in table.joins.items()
            ),
        ]
        if not file.is_whole:
            lines.append("  AN ERROR CUT THIS FILE SHORT. Download it again.")
        yield "\n".join(lines)


READING = """\
Keys of rows (move, party, entry ...) are those of one dialogue: join by dialogue_ref
as well.
Missing values: the reason stands in the column of the same name with _missing.
Dates stand as entered, in EDTF; _earliest and _latest are the days between which they
lie.
Lists are separated by a semicolon and a space. In an item %3B is a semicolon and %25 a
percent sign.
A text that begins with = + - @, a tab, a return or an apostrophe has one apostrophe in
front, so that no spreadsheet runs it. Take it off before use."""
