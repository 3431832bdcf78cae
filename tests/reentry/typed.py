"""A record as it is typed: its document, what it names, and columns as form fields."""

from collections.abc import Iterable, Mapping
from typing import Any

from dialogues.documents import authority_document, full_document
from dialogues.models import Conflict, Dialogue, Organisation, Person, Source

AUTHORITIES = (Person, Organisation, Conflict, Source, Dialogue)


class Original:
    """A record to be entered anew: its document and those it names."""

    def __init__(self, record: Dialogue):
        self.document = full_document(record)
        self.named: dict[str, Mapping[str, Any]] = {}
        for ref in set(_refs(self.document)):
            self.named[ref] = self._read(ref)

    def _read(self, ref: str) -> Mapping[str, Any]:
        model = next(each for each in AUTHORITIES if each.ref_prefix == ref[0])
        found = model.objects.get(ref=ref)
        if model is Dialogue:
            opening = found.moves.get(kind="opening")
            keys = ("title", "start", "first_track")
            return dict(
                zip(keys, (found.title, opening.date, opening.to_track), strict=True)
            )
        return authority_document(found)


def _refs(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        if set(value) == {"ref", "name"}:
            yield value["ref"]
        for each in value.values():
            yield from _refs(each)
    elif isinstance(value, list):
        for each in value:
            yield from _refs(each)


def in_order_of_keys(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows in the order in which they were first entered."""
    return sorted(rows, key=lambda row: int(row["key"][1:]))


def plain(fields: Iterable[str], row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row as they are typed: emptied where the row has nothing."""
    typed: dict[str, Any] = {}
    for name in fields:
        value = row.get(name, "")
        if name == "is_series":
            value = {True: "true", False: "false"}.get(value, "unknown")
        if isinstance(value, bool):
            typed[name] = "on" if value else None
        else:
            typed[name] = value if isinstance(value, list) else str(value)
    return typed


def other_names(of: str, document: Mapping[str, Any]) -> dict[str, str]:
    """The other names of somebody new, a line each."""
    return {
        f"{of}_{column}_{number}": each[column]
        for number, each in enumerate(document.get("names", ()), start=1)
        for column in ("name", "kind", "used")
        if column in each
    }
