"""How a record of ours is cited: as text, BibTeX, RIS, CSL-JSON and COinS.

A record is one entry of a data set. It names no author: the evidence has its own.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

import bibtexparser
import rispy
from bibtexparser.model import Entry, Field

from dialogues.bibliography.latex import escaped

DATABASE = "DiploTrack"
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Cited:
    """One version of a record, as it was read on a day."""

    ref: str
    title: str
    version: int
    url: str
    #: The day of this version; None where it is not known.
    issued: date | None
    accessed: date

    @property
    def numbered(self) -> str:
        return f"Record {self.ref}, version {self.version}"


def as_bibtex(cited: Cited) -> str:
    """One entry of BibLaTeX; its braces keep the capitals of the title."""
    fields = {
        "title": f"{{{{{escaped(cited.title)}}}}}",
        "publisher": f"{{{{{DATABASE}}}}}",
        "date": f"{{{cited.issued}}}" if cited.issued else "",
        "year": f"{{{cited.issued.year}}}" if cited.issued else "",
        "version": f"{{{cited.version}}}",
        "note": f"{{{cited.numbered}}}",
        "url": f"{{{cited.url}}}",
        "urldate": f"{{{cited.accessed}}}",
        "langid": "{english}",
    }
    entry = Entry(
        "dataset",
        f"{DATABASE.lower()}-{cited.ref}",
        [Field(name, value) for name, value in fields.items() if value],
    )
    return bibtexparser.write_string(bibtexparser.Library([entry]), unparse_stack=[])


class Unnumbered(rispy.RisWriter):
    """Writes no number above an entry: the format has none."""

    def set_header(self, count: int) -> str:
        return ""


def as_ris(cited: Cited) -> str:
    """One entry of RIS."""
    said = {
        "type_of_reference": "DATA",
        "title": cited.title,
        "publisher": DATABASE,
        "year": f"{cited.issued.year}" if cited.issued else "",
        "date": f"{cited.issued:%Y/%m/%d}" if cited.issued else "",
        "edition": f"{cited.version}",
        "accession_number": cited.ref,
        "name_of_database": DATABASE,
        "notes": [cited.numbered],
        "urls": [cited.url],
        "access_date": f"{cited.accessed:%Y/%m/%d}",
        "language": LANGUAGE,
    }
    entry = {name: value for name, value in said.items() if value}
    return rispy.dumps([entry], implementation=Unnumbered).lstrip("\n")


def as_csl(cited: Cited) -> str:
    """A list of one item of CSL-JSON."""
    item = {
        "id": f"{DATABASE.lower()}-{cited.ref}",
        "type": "dataset",
        "title": cited.title,
        "publisher": DATABASE,
        "number": cited.ref,
        "version": f"{cited.version}",
        "note": cited.numbered,
        "URL": cited.url,
        "language": LANGUAGE,
        "accessed": _parts(cited.accessed),
    }
    if cited.issued:
        item["issued"] = _parts(cited.issued)
    return f"{json.dumps([item], ensure_ascii=False, indent=2)}\n"


def as_coins(cited: Cited) -> str:
    """The title of a COinS span, which reference managers look for in a page."""
    said = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "dataset",
        "rft.title": cited.title,
        "rft.publisher": DATABASE,
        "rft.source": f"{DATABASE}, record {cited.ref}, version {cited.version}",
        "rft.date": str(cited.issued or ""),
        "rft.identifier": cited.url,
        "rft.language": LANGUAGE,
    }
    there = {name: value for name, value in said.items() if value}
    return urlencode(there, quote_via=quote)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a citation: its name, how it is written, what a file of it is."""

    code: str
    name: str
    write: Callable[[Cited], str]
    content_type: str


FORMS = {
    form.code: form
    for form in (
        Form("bib", "BibTeX", as_bibtex, "application/x-bibtex"),
        Form("ris", "RIS", as_ris, "application/x-research-info-systems"),
        Form(
            "json",
            "CSL-JSON",
            as_csl,
            "application/vnd.citationstyles.csl+json",
        ),
    )
}
