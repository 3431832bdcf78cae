"""From the fields of a reference, whatever its format, to the values of a source."""

from dataclasses import dataclass, field

from dialogues.bibliography import addresses
from dialogues.bibliography.entry import ReferenceEntry
from dialogues.bibliography.languages import language_code
from dialogues.bibliography.people import AuthorName, author_line, editor_line
from dialogues.bibliography.wording import shortened
from dialogues.bibliography.years import is_plain_year, year_in

LONGEST_TITLE, LONGEST_PUBLISHER, LONGEST_NOTE = 500, 300, 2000


@dataclass(slots=True)
class Fields:
    """What a reference said, as lines of plain text."""

    label: str
    kind: str = ""
    title: str = ""
    authors: list[AuthorName] = field(default_factory=list)
    editors: list[AuthorName] = field(default_factory=list)
    #: Journal, newspaper, magazine or site.
    container: str = ""
    #: The book of a chapter, the proceedings of a paper.
    book: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    date: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    notes: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def entry_from(found: Fields) -> ReferenceEntry:
    """The values of a source; what they cannot hold is remarked on."""
    made = ReferenceEntry(found.label, title=found.title, kind=str(found.kind))
    made.left_out = found.left_out
    _who(made, found)
    made.year = year_in(found.date)
    _where(made, found)
    made.publisher = _publisher(found)
    made.note = _note(found)
    _fit(made)
    return made


def _who(made: ReferenceEntry, found: Fields) -> None:
    made.author, left = author_line(found.authors)
    if not made.author and not found.book:
        made.author, left = editor_line(found.editors)
        found.editors = []
    if left:
        made.remarks.append(f"{left} of the authors did not fit the line.")


def _where(made: ReferenceEntry, found: Fields) -> None:
    made.url = addresses.web_address(found.url)
    made.doi = addresses.doi_in(found.doi) or (
        addresses.doi_in(made.url) if addresses.is_doi_address(made.url) else ""
    )
    if addresses.is_doi_address(made.url) and made.doi:
        made.url = ""
    made.language = language_code(found.language)
    odd = {
        "address": found.url and not (made.url or made.doi) and found.url,
        "DOI": found.doi and not made.doi and found.doi,
        "language": found.language and not made.language and found.language,
    }
    for word, text in odd.items():
        if text:
            made.remarks.append(
                f"The {word} “{shortened(text, 60)}” is none that can be kept, and "
                "was left out."
            )


def _publisher(found: Fields) -> str:
    if not found.container:
        return found.publisher
    issue = f"{found.volume}({found.issue})" if found.issue else found.volume
    return f"{found.container} {issue}".strip()


def _note(found: Fields) -> str:
    """What has no field of its own, in sentences."""
    several = any(mark in found.pages for mark in "-–,")
    book = f"In {found.book}" if found.book else ""
    if book and found.editors:
        book += f", edited by {author_line(found.editors)[0]}"
    inner = found.publisher if found.container else ""
    issue = "" if found.container else found.volume
    pages = f"{'pp.' if several else 'p.'} {found.pages}" if found.pages else ""
    parts = [
        ", ".join(filter(None, (book, pages))),
        f"Volume {issue}" if issue else "",
        f"Number {found.issue}" if found.issue and not found.container else "",
        f"Edition {found.edition}" if found.edition else "",
        ": ".join(filter(None, (found.place, inner))),
        f"Dated {found.date}" if found.date and not is_plain_year(found.date) else "",
        *found.notes,
    ]
    sentences = (part.rstrip(".") + "." for part in parts if part.strip(". "))
    return shortened(" ".join(sentences), LONGEST_NOTE)


def _fit(made: ReferenceEntry) -> None:
    if len(made.title) > LONGEST_TITLE:
        made.remarks.append(
            f"The title has {len(made.title)} characters and was cut: "
            f"{LONGEST_TITLE} fit."
        )
        made.title = shortened(made.title, LONGEST_TITLE)
    made.author = shortened(made.author, LONGEST_PUBLISHER)
    made.publisher = shortened(made.publisher, LONGEST_PUBLISHER)
