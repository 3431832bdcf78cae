"""Recognises what was pasted and reads it."""

import re
from collections.abc import Callable

from dialogues.bibliography import addresses, bibtex, csl, ris
from dialogues.bibliography.building import Fields, entry_from
from dialogues.bibliography.entry import (
    ParsedReferences,
    ReferenceEntry,
    UnreadableReference,
)
from dialogues.bibliography.wording import line

MOST_CHARACTERS, MOST_ENTRIES = 100_000, 50
UNKNOWN = (
    "This is none of the forms that can be read. BibTeX begins with @, RIS with "
    "“TY  -”, CSL-JSON with [ or {, a DOI with 10. and an address with https. Copy it "
    "whole, or fill in the fields by hand."
)
FORMS: dict[str, Callable[[str], list[Fields | str]]] = {
    "BibTeX": bibtex.bibtex_fields,
    "RIS": ris.ris_fields,
    "CSL-JSON": csl.csl_fields,
}
#: Counted before anything is read, so that a long text is refused at once.
BEGINNINGS = {"BibTeX": bibtex.ENTRY, "RIS": ris.BEGINS}


def read(text: str) -> ParsedReferences:
    """Read a paste. Raises Unreadable, in words, where nothing of it can be read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    text = text.removeprefix("\ufeff").strip()
    if not text:
        raise UnreadableReference(
            "Nothing is pasted. Paste a reference first, then read it."
        )
    if len(text) > MOST_CHARACTERS:
        raise UnreadableReference(
            f"The text has {len(text)} characters; {MOST_CHARACTERS} are read at a "
            "time. Paste it in parts."
        )
    form = recognised(text)
    if form not in FORMS:
        return ParsedReferences(form, [_address_alone(text)], [])
    if form in BEGINNINGS:
        _refuse_many(len(BEGINNINGS[form].findall(text)))
    found = FORMS[form](text)
    if not found:
        raise UnreadableReference(
            f"This looks like {form} and holds no entry. Copy it whole."
        )
    _refuse_many(len(found))
    return _reading(form, found)


def _refuse_many(number: int) -> None:
    if number > MOST_ENTRIES:
        raise UnreadableReference(
            f"The text has {number} entries; {MOST_ENTRIES} are read at a time. "
            "Paste it in parts."
        )


def recognised(text: str) -> str:
    """Which form a text has. Raises Unreadable if it has none that is known."""
    if text[0] in "[{":
        return "CSL-JSON"
    if bibtex.BEGINS.search(text):
        return "BibTeX"
    if ris.BEGINS.search(text):
        return "RIS"
    if re.search(r"\s", re.sub(r"^doi:\s*", "", text, flags=re.I)):
        raise UnreadableReference(UNKNOWN)
    if addresses.is_doi_address(text) or text.startswith("10."):
        if not addresses.doi_in(text):
            raise UnreadableReference(
                "This DOI is not whole. It looks like 10.1177/0022343307075121."
            )
        return "DOI"
    if addresses.web_address(text):
        return "address"
    raise UnreadableReference(UNKNOWN)


def _reading(form: str, found: list[Fields | str]) -> ParsedReferences:
    entries, faults = [], []
    for each in found:
        if isinstance(each, str):
            faults.append(each)
        elif not each.title:
            faults.append(
                f"{each.label} has no title. Add one to the text and read again."
            )
        else:
            entries.append(entry_from(each))
    if len(found) == 1:
        for entry in entries:
            entry.label = "The entry"
    if not entries:
        raise UnreadableReference(" ".join(faults[:5]))
    return ParsedReferences(form, entries, faults)


def _address_alone(text: str) -> ReferenceEntry:
    """A DOI or an address says where a source is, and nothing else of it."""
    text = line(text)
    doi, url = addresses.doi_in(text), addresses.web_address(text)
    if addresses.is_doi_address(text) or not url:
        return ReferenceEntry("The DOI", doi=doi)
    return ReferenceEntry("The address", url=url, doi=doi)
