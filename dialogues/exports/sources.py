"""sources.csv: one row a source in the bibliography of a dialogue."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from dialogues.access import SOURCE_WITHHELD
from dialogues.choices import Missing
from dialogues.documents.writing import SHOWN_OF_WITHHELD_SOURCE
from dialogues.exports.columns import Column, of_row, remarks, renamed
from dialogues.exports.table import Table
from dialogues.models import Dialogue, Source, SourceEntry


def _of_source(*names: str) -> Iterator[Column]:
    """Columns of the bibliographic record behind the entry."""
    for column in remarks(Source, *names):

        def cell(row: Any, column: Column = column) -> Any:
            return column.cell(row.source)

        withheld = SOURCE_WITHHELD if column.name == "title" else ""
        yield replace(column, cell=cell, tells="source", withheld=withheld)


COLUMNS = (
    *of_row("entry"),
    *renamed(_of_source("ref"), ref="source_ref"),
    Column(
        "source_missing",
        "withheld for a restricted source, which is not named to readers; else empty.",
        lambda row: "",
        "source",
        withheld=Missing.WITHHELD,
        codes=(Missing.WITHHELD.value,),
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


def loaded(user: Any) -> list[Prefetch | str]:
    known = Source.objects.visible_to(user).filter(pk=OuterRef("source"))
    entries = SourceEntry.objects.annotate(is_known=Exists(known))
    return [Prefetch("entries", entries.select_related("source"))]


def rows(dialogue: Dialogue) -> Iterable[SourceEntry]:
    return dialogue.entries.all()


def shown_of(row: Any) -> frozenset[str] | None:
    return None if row.is_known else SHOWN_OF_WITHHELD_SOURCE


TABLE = Table(
    name="sources",
    one="source",
    many="sources",
    row_is="a source in the bibliography of a dialogue",
    model=SourceEntry,
    columns=COLUMNS,
    loaded=loaded,
    rows=rows,
    shown_of=shown_of,
)
