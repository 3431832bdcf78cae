"""RIS, also with the small liberties that exports take."""

import re

import rispy

from dialogues.bibliography import kinds
from dialogues.bibliography.building import Fields
from dialogues.bibliography.people import AuthorName, name_of
from dialogues.bibliography.wording import shortened, untagged

BEGINS = re.compile(r"^\s*TY {0,3}- ?", re.M)
TAG = re.compile(r"^\s*([A-Z][A-Z0-9]) {0,3}-(?: |$)")
#: Newspapers, magazines and sites, whose title stands where a book's would.
IN_CONTAINER = {"JOUR", "EJOUR", "JFULL", "ABST", "NEWS", "MGZN", "BLOG", "ELEC", "WEB"}
LEFT_OUT = {
    "abstract": "abstract",
    "notes_abstract": "abstract",
    "keywords": "keywords",
    "issn": "ISSN or ISBN",
    "accession_number": "accession number",
    "call_number": "call number",
    "custom1": "C1",
    "custom2": "C2",
    "section": "section",
}


class Parser(rispy.RisParser):
    """Takes an address whole, though it may hold a semicolon."""

    DEFAULT_DELIMITER_MAPPING: dict[str, str] = {}  # noqa: RUF012


def ris_fields(text: str) -> list[Fields | str]:
    """The entries of a text; a sentence in the place of one that cannot be read."""
    starts = [found.start() for found in BEGINS.finditer(text)]
    ends = [*starts[1:], len(text)]
    records = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return [_read(record, number) for number, record in enumerate(records, start=1)]


def _read(record: str, number: int) -> Fields | str:
    lines = [_regular(each) for each in record.strip().splitlines()]
    lines = [each for each in lines if not each.startswith("ER  -")]
    try:
        (found,) = Parser().parse("\n".join([*lines, "ER  - "]))
    except (ValueError, KeyError, TypeError):
        return (
            f"Entry {number} cannot be read as RIS: each line begins with a tag, such "
            "as “TI  - ”. Mend it and read again."
        )
    return _fields(found, number)


def _regular(text: str) -> str:
    """A line with its tag as the format wants it: two letters, two blanks, a dash."""
    found = TAG.match(text)
    return f"{found.group(1)}  - {text[found.end() :]}" if found else text.rstrip()


def _fields(found: dict, number: int) -> Fields:
    # Tags outside the standard that are met all the same: editors, title of a book.
    found |= {f"tag_{tag}": said for tag, said in found.get("unknown_tag", {}).items()}

    def first(*names: str) -> str:
        said = (_one(found.get(name)) for name in names)
        return next((value for value in said if value), "")

    kind = first("type_of_reference").upper()
    within = first("journal_name", "alternate_title3", "alternate_title2")
    within = within or first("secondary_title") or (first("title") and first("tag_BT"))
    in_container = kind in IN_CONTAINER
    pages = "–".join(filter(None, (first("start_page"), first("end_page"))))
    left = {LEFT_OUT[name] for name in found if name in LEFT_OUT}
    return Fields(
        f"Entry {number}" + (f" ({shortened(first('id'), 40)})" if first("id") else ""),
        kind=kinds.RIS.get(kind, ""),
        title=first("title", "primary_title", "tag_BT", "tag_CT"),
        authors=_names(found, "authors", "first_authors"),
        editors=_names(found, "secondary_authors", "tag_ED"),
        container=within if in_container else "",
        book="" if in_container else within,
        publisher=first("publisher"),
        place=first("place_published"),
        volume=first("volume"),
        issue=first("number"),
        pages=pages,
        edition=first("edition"),
        date=_date(first("year", "publication_year"), first("date")),
        url=first("urls"),
        doi=first("doi"),
        language=first("language"),
        notes=[first("notes")] if first("notes") else [],
        left_out=sorted(left),
    )


def _one(value: object) -> str:
    """The first text of a tag, however often it stands there."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return untagged(value)


def _names(found: dict, *fields: str) -> list[AuthorName]:
    written = [each for name in fields for each in _all(found.get(name))]
    return [name_of(untagged(each)) for each in written[:200]]


def _all(value: object) -> list:
    return value if isinstance(value, list) else [value] if value else []


def _date(year: str, date: str) -> str:
    """A date of the form 1994/05/03/ as 1994-05-03; the longer of the two."""
    dates = [
        "-".join(filter(None, each.strip("/").split("/"))) for each in (date, year)
    ]
    return max(dates, key=len)
