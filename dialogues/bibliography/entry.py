"""What a reading gives: entries with our values, and what could not be read."""

from dataclasses import dataclass, field

#: The values of a source that a reading can fill, in the order of the form.
VALUES = (
    "title",
    "kind",
    "author",
    "publisher",
    "year",
    "url",
    "doi",
    "language",
    "note",
)


class UnreadableReference(Exception):
    """The text, or one entry of it, cannot be read: says which and what to do."""


@dataclass(slots=True)
class ReferenceEntry:
    """One source as it was read; a value that was not there is empty."""

    #: What messages call it: Entry 2 (quill1994).
    label: str
    title: str = ""
    kind: str = ""
    author: str = ""
    publisher: str = ""
    year: int | None = None
    url: str = ""
    doi: str = ""
    language: str = ""
    note: str = ""
    #: Names of fields that have no place in a source.
    left_out: list[str] = field(default_factory=list)
    #: Sentences on values that were not taken as they stood.
    remarks: list[str] = field(default_factory=list)

    def values(self) -> dict[str, str]:
        """The values that were read, as a form would send them."""
        found = {name: getattr(self, name) for name in VALUES}
        return {name: str(value) for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class ParsedReferences:
    """All that a paste held."""

    #: How it was recognised: BibTeX, RIS, CSL-JSON, DOI, address.
    form: str
    entries: list[ReferenceEntry]
    #: Sentences on entries that could not be read.
    faults: list[str]
