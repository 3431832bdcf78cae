"""BibTeX and BibLaTeX."""

import logging
import re

import bibtexparser
from bibtexparser.middlewares.names import parse_single_name_into_parts
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from dialogues.bibliography import kinds
from dialogues.bibliography.building import Fields
from dialogues.bibliography.latex import plain
from dialogues.bibliography.people import AuthorName
from dialogues.bibliography.strings import Strings
from dialogues.bibliography.wording import line, shortened

# What is wrong with a paste is said to whoever pasted it, not to the log.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

BEGINS = re.compile(r"^[ \t]*@[ \t]*[a-zA-Z]+[ \t]*[{(]", re.M)
#: Read all the same: the first field of a name counts.
TWICE = (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)
ENTRY = re.compile(r"@[ \t]*(?!string|comment|preamble)[a-z]+[ \t]*[{(]", re.I)
#: Many more names than any title page has.
MOST_NAMES = 200
SUBTYPES = {"newspaper": "newspaper", "magazine": "magazine"}
TAKEN = {
    "title",
    "subtitle",
    "author",
    "editor",
    "journal",
    "journaltitle",
    "booktitle",
    "publisher",
    "institution",
    "school",
    "organization",
    "howpublished",
    "address",
    "location",
    "volume",
    "number",
    "issue",
    "pages",
    "edition",
    "date",
    "year",
    "month",
    "day",
    "url",
    "doi",
    "language",
    "langid",
    "note",
    "addendum",
    "isbn",
    "entrysubtype",
}
#: Of no meaning to a reader, and so not worth a word.
SILENT = {"urldate", "timestamp", "keywords", "file", "bdsk-url-1", "shorttitle"}


def bibtex_fields(text: str) -> list[Fields | str]:
    """The entries of a text; a sentence in the place of one that cannot be read."""
    library = bibtexparser.parse_string(text, parse_stack=[])
    strings = Strings({each.key: each.value for each in library.strings})
    found: list[Fields | str] = []
    for each in library.blocks:
        block = each.ignore_error_block if isinstance(each, TWICE) else each
        if isinstance(block, Entry):
            found.append(_fields(block, strings, len(found) + 1))
        elif isinstance(block, ParsingFailedBlock) and _is_entry(block.raw or ""):
            found.append(_unclosed(block.raw or "", len(found) + 1))
    return found


def _is_entry(raw: str) -> bool:
    return not re.match(r"\s*@\s*(string|comment|preamble)\b", raw, re.I)


def _unclosed(raw: str, number: int) -> str:
    key = re.match(r"\s*@\s*\w+\s*[{(]\s*([^\s,{}()=]+)", raw)
    return (
        f"{_label(number, key.group(1) if key else '')} cannot be read: a brace, a "
        "quotation mark or a comma is missing. Mend it and read again."
    )


def _label(number: int, key: str) -> str:
    key = shortened(line(key), 40)
    return f"Entry {number} ({key})" if key else f"Entry {number}"


def _fields(entry: Entry, strings: Strings, number: int) -> Fields:
    raw = {
        each.key.lower(): strings.value(str(each.value))
        for each in reversed(entry.fields)
    }
    said = {name: line(plain(value)) for name, value in raw.items()}

    def first(*names: str) -> str:
        return next((said[name] for name in names if said.get(name)), "")

    kind = SUBTYPES.get(first("entrysubtype").lower(), entry.entry_type.lower())
    unknown = sorted({name for name, value in said.items() if value} - TAKEN)
    container = first("journal", "journaltitle")
    is_journal = bool(container)
    return Fields(
        _label(number, entry.key),
        kind=kinds.BIBTEX.get(kind, "") or ("web" if first("url") else ""),
        title=": ".join(filter(None, (first("title"), first("subtitle")))),
        authors=_names(raw.get("author", "")),
        editors=_names(raw.get("editor", "")),
        container=container,
        book=first("booktitle"),
        publisher=first(
            "publisher", "institution", "school", "organization", "howpublished"
        ),
        place=first("address", "location"),
        volume=first("volume"),
        issue=first("number", "issue") if is_journal else first("issue", "number"),
        pages=first("pages"),
        edition=first("edition"),
        date=first("date") or _date(first("day"), first("month"), first("year")),
        url=line(raw.get("url", "")),
        doi=line(raw.get("doi", "").replace("\\", "")),
        language=first("language", "langid"),
        notes=[*filter(None, (first("note"), first("addendum"))), *_isbn(said)],
        left_out=[shortened(name, 30) for name in unknown if name not in SILENT],
    )


def _isbn(said: dict[str, str]) -> list[str]:
    return [f"ISBN {said['isbn']}"] if said.get("isbn") else []


def _date(day: str, month: str, year: str) -> str:
    return " ".join(part for part in (day, month, year) if part)


def _names(text: str) -> list[AuthorName]:
    return [_name(each) for each in _divided(text)[:MOST_NAMES] if each]


def _divided(text: str) -> list[str]:
    """Names between the word "and"; within braces it belongs to a name."""
    names: list[str] = []
    words: list[str] = []
    depth = 0
    for word in text.split():
        if word.lower() == "and" and depth <= 0:
            names.append(" ".join(words))
            words = []
        else:
            words.append(word)
            depth += word.count("{") - word.count("}")
    return [*names, " ".join(words)]


def _name(text: str) -> AuthorName:
    parts = parse_single_name_into_parts(text, strict=False)
    words = (parts.last, parts.first, parts.von, parts.jr)
    return AuthorName(*(line(plain(" ".join(each))) for each in words))
