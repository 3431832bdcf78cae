"""Sources as entries of BibTeX, RIS and CSL-JSON, for reference managers.

Names stand as printed, each whole: which part of a name is the family is not recorded.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import bibtexparser
import rispy
from bibtexparser.model import Entry as Block
from bibtexparser.model import Field

from dialogues.bibliography.citing import Unnumbered
from dialogues.bibliography.latex import escaped
from dialogues.choices import SourceKind as Kind

#: The type of each kind in BibLaTeX, RIS and CSL.
TYPES = {
    Kind.AGREEMENT_DATABASE: ("dataset", "DATA", "dataset"),
    Kind.ARCHIVE: ("letter", "MANSCPT", "manuscript"),
    Kind.BLOG: ("online", "BLOG", "post-weblog"),
    Kind.BOOK: ("book", "BOOK", "book"),
    Kind.BOOK_CHAPTER: ("incollection", "CHAP", "chapter"),
    Kind.BOOK_EXCERPT: ("incollection", "CHAP", "chapter"),
    Kind.BOOK_NOTICE: ("review", "GEN", "review-book"),
    Kind.CONFERENCE_PAPER: ("inproceedings", "CPAPER", "paper-conference"),
    Kind.DATABASE: ("dataset", "DATA", "dataset"),
    Kind.DOCUMENT: ("misc", "GEN", "document"),
    Kind.ENCYCLOPEDIA: ("inreference", "ENCYC", "entry-encyclopedia"),
    Kind.INTERVIEW: ("misc", "GEN", "interview"),
    Kind.JOURNAL: ("article", "JOUR", "article-journal"),
    Kind.MAGAZINE: ("article", "MGZN", "article-magazine"),
    Kind.MEMOIR_EXCERPT: ("incollection", "CHAP", "chapter"),
    Kind.NEWS: ("article", "NEWS", "article-newspaper"),
    Kind.PAPER: ("unpublished", "UNPB", "article"),
    Kind.PRESS_RELEASE: ("misc", "GEN", "document"),
    Kind.REPORT: ("report", "RPRT", "report"),
    Kind.SPEECH: ("misc", "GEN", "speech"),
    Kind.THESIS: ("thesis", "THES", "thesis"),
    Kind.WEB: ("online", "ELEC", "webpage"),
}
#: Kinds whose publisher is the journal, newspaper or magazine they stand in.
CONTAINED = {Kind.JOURNAL, Kind.MAGAZINE, Kind.NEWS}
SUBTYPES = {Kind.MAGAZINE: "magazine", Kind.NEWS: "newspaper"}


@dataclass(frozen=True, slots=True)
class Printed:
    """One source as it is written; `key` tells it from the others of the file."""

    key: str
    kind: str
    title: str
    author: str = ""
    publisher: str = ""
    year: int | None = None
    url: str = ""
    doi: str = ""
    language: str = ""

    @property
    def types(self) -> tuple[str, str, str]:
        return TYPES[Kind(self.kind)]

    @property
    def names(self) -> list[str]:
        return [name for name in self.author.split(", ") if name]

    @property
    def container(self) -> str:
        return self.publisher if self.kind in CONTAINED else ""

    @property
    def house(self) -> str:
        return "" if self.container else self.publisher


def works_as_bibtex(works: Iterable[Printed]) -> str:
    library = bibtexparser.Library([_block(work) for work in works])
    return bibtexparser.write_string(library, unparse_stack=[])


def _block(work: Printed) -> Block:
    names = " and ".join(f"{{{escaped(name)}}}" for name in work.names)
    said = {
        "title": f"{{{escaped(work.title)}}}",
        "author": names,
        "journal": escaped(work.container),
        "entrysubtype": SUBTYPES.get(Kind(work.kind), ""),
        "publisher": work.house and f"{{{escaped(work.house)}}}",
        "year": str(work.year or ""),
        "url": work.url,
        "doi": work.doi,
        "language": work.language,
    }
    fields = [Field(name, f"{{{value}}}") for name, value in said.items() if value]
    return Block(work.types[0], work.key, fields)


def works_as_ris(works: Iterable[Printed]) -> str:
    entries = [
        {
            "type_of_reference": work.types[1],
            "id": work.key,
            "title": work.title,
            "authors": work.names,
            "secondary_title": work.container,
            "publisher": work.house,
            "year": str(work.year or ""),
            "urls": [work.url] if work.url else [],
            "doi": work.doi,
            "language": work.language,
        }
        for work in works
    ]
    said = [{name: value for name, value in each.items() if value} for each in entries]
    return rispy.dumps(said, implementation=Unnumbered).lstrip("\n")


def works_as_csl(works: Iterable[Printed]) -> str:
    items = [_item(work) for work in works]
    return f"{json.dumps(items, ensure_ascii=False, indent=2)}\n"


def _item(work: Printed) -> dict[str, Any]:
    said = {
        "id": work.key,
        "type": work.types[2],
        "title": work.title,
        "author": [{"literal": name} for name in work.names],
        "container-title": work.container,
        "publisher": work.house,
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "URL": work.url,
        "DOI": work.doi,
        "language": work.language,
    }
    return {name: value for name, value in said.items() if value}


#: How sources are written, by the code of the form as in `citing.FORMS`.
WRITERS: dict[str, Callable[[Iterable[Printed]], str]] = {
    "bib": works_as_bibtex,
    "ris": works_as_ris,
    "json": works_as_csl,
}
