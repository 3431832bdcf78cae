"""What of one document begins another: rows taken, and nothing that rests elsewhere.

Works on the document as its reader may have it (`document_for`), so that what is
withheld there is not taken here.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any

from dialogues.choices import Stance
from dialogues.documents.reading import Plain


class CopyPart(StrEnum):
    """What can be taken from a record into a new one."""

    CONFLICTS = "conflicts"
    REGIONS = "regions"
    COUNTRIES = "countries"
    PURPOSES = "purposes"
    FORMS = "forms"
    PARTIES = "parties"
    ORGANISATIONS = "organisation_roles"
    PARTICIPANTS = "participations"
    SOURCES = "entries"


OVERVIEW = (
    CopyPart.CONFLICTS,
    CopyPart.REGIONS,
    CopyPart.COUNTRIES,
    CopyPart.PURPOSES,
    CopyPart.FORMS,
)
#: What a taken row keeps: neither dates nor remarks, which are of the other dialogue.
KEPT: Mapping[CopyPart, Collection[str]] = {
    CopyPart.SOURCES: ("key", "source"),
    CopyPart.PARTIES: ("key", "name", "kind", "organisation"),
    CopyPart.ORGANISATIONS: ("key", "organisation", "roles"),
    CopyPart.PARTICIPANTS: (
        "key",
        "person",
        "organisation",
        "unnamed_as",
        "number",
        "number_is",
        "party",
        "office",
        "capacity",
        "functions",
        "identity",
        "identity_open_from",
    ),
}
#: What `document_for` writes in the place of what the reader may not know.
WITHHELD = {CopyPart.SOURCES: "title", CopyPart.PARTICIPANTS: "name"}
#: The rows that a citation may speak of, by its field for them.
CITED = {
    "party": CopyPart.PARTIES,
    "participation": CopyPart.PARTICIPANTS,
    "organisation_role": CopyPart.ORGANISATIONS,
}
PREFIXES = {
    CopyPart.SOURCES: "s",
    CopyPart.PARTIES: "y",
    CopyPart.ORGANISATIONS: "o",
    CopyPart.PARTICIPANTS: "p",
}

Keys = dict[CopyPart, dict[str, str]]


def open_rows(document: Plain, part: CopyPart) -> list[dict[str, Any]]:
    """The rows of a part of which nothing is withheld."""
    label = WITHHELD.get(part, "")
    # A party has a name of its own; only a withheld row has this label.
    return [row for row in document.get(part, ()) if not label or label not in row]


def taken_from(document: Plain, parts: Iterable[CopyPart]) -> dict[str, Any]:
    """The parts of a document that a new one begins with, under keys from 1."""
    wanted = set(parts)
    taken: dict[str, Any] = {
        part.value: document[part]
        for part in OVERVIEW
        if part in wanted & set(document)
    }
    keys: Keys = {part: {} for part in KEPT}
    for part, fields in KEPT.items():
        rows = open_rows(document, part) if part in wanted else []
        keys[part] = {
            row["key"]: f"{PREFIXES[part]}{number}"
            for number, row in enumerate(rows, start=1)
        }
        if rows:
            taken[part.value] = [_row(row, fields, part, keys) for row in rows]
    for row in taken.get(CopyPart.SOURCES, ()):
        row["was_read"] = False
    if cited := _citations(document, keys):
        taken["citations"] = cited
    return taken


def _row(
    row: Plain, fields: Collection[str], part: CopyPart, keys: Keys
) -> dict[str, Any]:
    kept = {name: row[name] for name in fields if name in row}
    kept["key"] = keys[part][row["key"]]
    if part is CopyPart.PARTICIPANTS and "party" in kept:
        side = keys[CopyPart.PARTIES].get(kept.pop("party"))
        kept |= {"party": side} if side else {}
    return kept


def _citations(document: Plain, keys: Keys) -> list[dict[str, Any]]:
    """Those that only say that a source supports a row, where both are taken."""
    found: list[dict[str, Any]] = []
    for cited in document.get("citations", ()):
        entry = keys[CopyPart.SOURCES].get(cited["entry"])
        row = next((name for name in CITED if name in cited), "")
        key = keys[CITED[row]].get(cited[row]) if row else None
        is_plain = cited.get("stance") == Stance.SUPPORTS and not (
            {"field", "locator", "value_given"} & set(cited)
        )
        if entry and key and is_plain:
            found.append({"key": f"e{len(found) + 1}", "entry": entry, row: key})
    return found
