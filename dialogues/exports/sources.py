"""sources.csv: one row a source in the bibliography of a dialogue."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Value

from dialogues.access import (
    SHOWN_OF_WITHHELD_SOURCE,
    SOURCE_WITHHELD,
    entries_named_to,
)
from dialogues.choices import Missing
from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import labels_of, remarks, renamed
from dialogues.exports.row_columns import of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Source, SourceEntry


def _of_source(*names: str) -> Iterator[Column]:
    """Columns of the bibliographic record behind the entry."""
    for column in remarks(Source, *names, via="source__"):
        withheld = SOURCE_WITHHELD if column.name == "title" else ""
        yield replace(column, field_name="source", withheld=withheld)


COLUMNS = (
    *of_row("entry"),
    *renamed(_of_source("ref"), ref="source_ref"),
    Column(
        "source_missing",
        "withheld for a restricted source, which is not named to readers; else empty.",
        CellKind.CODE,
        always(Value("")),
        "source",
        withheld=Missing.WITHHELD.value,
        codes=(Missing.WITHHELD.value,),
        labels=labels_of(Missing.choices),
    ),
    *_of_source(
        "kind",
        "author",
        "title",
        "publisher",
        "year",
        "url",
        "doi",
        "language",
        "access",
    ),
    *renamed(_of_source("note"), note="source_note"),
    *remarks(SourceEntry, "was_read", "background", "note"),
)

TABLE = Table(
    name="sources",
    one="source",
    many="sources",
    row_is="a source in the bibliography of a dialogue",
    model=SourceEntry,
    columns=COLUMNS,
    rows_for=of_dialogues(SourceEntry),
    joins={"dialogue_ref": ("dialogues", "dialogue_ref")},
    visibility_rule=entries_named_to,
    always_shown=SHOWN_OF_WITHHELD_SOURCE,
)
