"""CSL-JSON, as reference managers and DOI services give it."""

import json
from typing import Any

from dialogues.bibliography import kinds
from dialogues.bibliography.building import Fields
from dialogues.bibliography.entry import UnreadableReference
from dialogues.bibliography.people import AuthorName
from dialogues.bibliography.wording import shortened, untagged
from dialogues.texts import read_json

NOT_JSON = (
    "This begins like CSL-JSON and cannot be read as JSON: {where}. Copy it once more, "
    "whole."
)
IN_BOOK = {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
TAKEN = {
    "id",
    "type",
    "title",
    "author",
    "editor",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "edition",
    "issued",
    "URL",
    "DOI",
    "language",
    "note",
    "genre",
    "ISBN",
    "event-title",
    "archive",
}
SILENT = {"accessed", "citation-key", "title-short", "source", "system_id", "schema"}


def csl_fields(text: str) -> list[Fields | str]:
    """The entries of a text; a sentence in the place of one that cannot be read."""
    items = _items(text)
    return [_read(item, number) for number, item in enumerate(items, start=1)]


def _items(text: str) -> list[Any]:
    try:
        found = read_json(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}"
        raise UnreadableReference(NOT_JSON.format(where=where)) from error
    except ValueError as error:
        raise UnreadableReference(
            NOT_JSON.format(where="it is nested too deep")
        ) from error
    if isinstance(found, dict):
        found = found["items"] if isinstance(found.get("items"), list) else [found]
    return found if isinstance(found, list) else [found]


def _read(item: Any, number: int) -> Fields | str:
    if not isinstance(item, dict):
        return (
            f"Entry {number} is no reference: it has no fields. Take it out and read "
            "again."
        )

    def said(name: str) -> str:
        return _one(item.get(name))

    kind = said("type")
    within = said("container-title") or said("event-title")
    in_book = kind in IN_BOOK
    key = shortened(said("citation-key") or said("id"), 40)
    isbn = [f"ISBN {said('ISBN')}"] if said("ISBN") else []
    unknown = sorted(str(name) for name in set(item) - TAKEN - SILENT if item[name])
    return Fields(
        f"Entry {number} ({key})" if key else f"Entry {number}",
        kind=kinds.CSL.get(kind, ""),
        title=said("title"),
        authors=_names(item.get("author")),
        editors=_names(item.get("editor")),
        container="" if in_book else within,
        book=within if in_book else "",
        publisher=said("publisher") or said("archive"),
        place=said("publisher-place"),
        volume=said("volume"),
        issue=said("issue"),
        pages=said("page").replace("--", "-").replace("-", "–"),
        edition=said("edition"),
        date=_date(item.get("issued")),
        url=said("URL"),
        doi=said("DOI"),
        language=said("language"),
        notes=[part for part in (said("genre"), said("note")) if part] + isbn,
        left_out=[shortened(untagged(name), 30) for name in unknown[:20]],
    )


def _one(value: Any) -> str:
    """A text; the first of several, as DOI services give titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return untagged(value)


def _names(people: Any) -> list[AuthorName]:
    people = people if isinstance(people, list) else []
    return [_name(each) for each in people[:200] if isinstance(each, dict)]


def _name(person: dict) -> AuthorName:
    def said(*names: str) -> str:
        parts = (untagged(person.get(name)) for name in names)
        return " ".join(part for part in parts if part)

    if literal := said("literal") or said("name"):
        return AuthorName(literal)
    particle = said("dropping-particle", "non-dropping-particle")
    if not said("family"):
        return AuthorName(said("given"))
    return AuthorName(said("family"), said("given"), particle, said("suffix"))


def _date(issued: Any) -> str:
    """1994, 1994-05, 1994-05-03, a span with a slash, or what stands there in words."""
    if not isinstance(issued, dict):
        return _one(issued)
    spans = issued.get("date-parts")
    spans = spans if isinstance(spans, list) else []
    days = [_day(each) for each in spans[:2] if isinstance(each, list)]
    written = "/".join(filter(None, days))
    words = _one(issued.get("literal")) or _one(issued.get("raw"))
    about = "c. " if issued.get("circa") not in (None, False, "", "0") else ""
    return f"{about}{written}" if written else words


def _day(parts: list) -> str:
    texts = (_one(part) for part in parts[:3])
    return "-".join(f"{text:0>2}" for text in texts if text.isdecimal())
