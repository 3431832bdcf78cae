"""The sources of a record and their citations, as far as the user may read them."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef

from dialogues.choices import Stance
from dialogues.models import (
    STATEMENTS,
    Citation,
    Dialogue,
    Row,
    Source,
    SourceEntry,
    script_of,
)
from dialogues.models.citation import statement_name
from dialogues.models.fields import EdtfField
from dialogues.rules import edtf


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A citation mark, with what the source says where that is more than yes."""

    number: str
    key: str = ""
    contradicts: bool = False
    locator: str = ""
    value_given: str = ""
    on: str = ""
    note: str = ""
    says: str = ""

    @property
    def has_remark(self) -> bool:
        return bool(self.locator or self.value_given or self.note)


@dataclass(frozen=True, slots=True)
class SourceEntryRow:
    """A source in the list of the record; without `source` its name is withheld."""

    key: str
    number: str
    was_read: bool
    source: Source | None = None
    script: str = ""
    host: str = ""
    background: str = ""
    note: str = ""


class Evidence:
    """All citations of a record by the row they speak of, in two queries."""

    def __init__(self, record: Dialogue, user):
        named = SourceEntry.objects.named_to(user).filter(pk=OuterRef("pk"))
        entries = record.entries.select_related("source").annotate(
            is_known=Exists(named)
        )
        self.entries = list(entries)
        self.keys = frozenset(entry.key for entry in self.entries)
        self._withheld = {e.pk for e in self.entries if not e.is_known}
        self._sources = {entry.pk: entry for entry in self.entries}
        self._cited = defaultdict(list)
        told = Citation.objects.told_to(user).filter(pk=OuterRef("pk"))
        for citation in record.citations.annotate(is_told=Exists(told)):
            self._cited[citation.points_to].append(citation)

    def marks(self, row: Row | Dialogue) -> list[CitationMark]:
        """The marks of a row, or of the record as a whole."""
        return [mark for _, mark in self.cited(row)]

    def cited(self, row: Row | Dialogue) -> list[tuple[Citation, CitationMark]]:
        """The citations of a row with their marks; of a withheld source there is none.

        Those of the record itself speak of no row.
        """
        is_row = isinstance(row, Row)
        points_to = (statement_name(row), row.pk) if is_row else ("", None)
        return [
            (citation, _mark(citation, self._sources[citation.entry_id]))
            for citation in self._cited[points_to]
            if citation.is_told
        ]

    def has_withheld(self, row: Row) -> bool:
        """Whether a withheld source speaks of the row."""
        cited = self._cited[(statement_name(row), row.pk)]
        return any(citation.entry_id in self._withheld for citation in cited)

    def listed(self) -> list[SourceEntryRow]:
        """The list of sources."""
        return [_listed(entry) for entry in self.entries]


def number_of(entry: SourceEntry) -> str:
    """The number of a source in its record: "4" for s4."""
    return entry.key.removeprefix(SourceEntry.key_prefix)


def value_given(citation: Citation) -> str:
    """The value that the source gives; of a date the words, if it reads as one."""
    name, _ = citation.points_to
    model = STATEMENTS.get(name, Dialogue)
    fields = {field.name: field for field in model._meta.fields}
    if isinstance(fields.get(citation.field), EdtfField):
        try:
            return edtf.words(citation.value_given)
        except edtf.EdtfError:
            pass  # a date in words
    return f"“{citation.value_given}”" if citation.value_given else ""


def _mark(citation: Citation, entry: SourceEntry) -> CitationMark:
    source = entry.source
    return CitationMark(
        number=number_of(entry),
        key=citation.key,
        contradicts=citation.stance == Stance.CONTRADICTS,
        locator=citation.locator,
        value_given=value_given(citation),
        on=citation.field.replace("_", " "),
        note=citation.note,
        says=source.publisher or source.author or source.title,
    )


def _listed(entry: SourceEntry) -> SourceEntryRow:
    if not entry.is_known:
        return SourceEntryRow(entry.key, number_of(entry), entry.was_read)
    source = entry.source
    return SourceEntryRow(
        key=entry.key,
        number=number_of(entry),
        was_read=entry.was_read,
        source=source,
        script=script_of(source.title),
        host=host_of(source.url),
        background=entry.background,
        note=entry.note,
    )


def host_of(url: str) -> str:
    """The host of an address, as it is shown for a link."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
