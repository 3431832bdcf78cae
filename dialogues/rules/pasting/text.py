"""Lines as they were copied from Word, a table or a PDF, without what only lays out."""

import re

#: Blanks that break no line, and the tab of a table apart: all are one blank.
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: Marks that nobody sees: directions, soft hyphens, joints of words. The joiners
#: U+200C and U+200D stay, which Persian and Urdu names need.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
#: Word ends a line within a paragraph with a vertical tab, a PDF a page with a form
#: feed.
BREAKS = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
MARK = re.compile(
    r"""\s*(?:
        [-–—*•◦▪▸►‣·∙●○■□✓]\s+ | [•◦▪▸►‣∙●○■□✓]
      | \(?\d{1,3}[.)](?!\d)
      | \(?[a-z]\)\s
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines that hold something, each with its number in the text."""
    found = []
    for number, line in enumerate(BREAKS.split(text), start=1):
        tidy = UNSEEN.sub("", BLANKS.sub(" ", line)).strip(" ")
        if tidy.strip():
            found.append((number, tidy))
    return found


def without_mark(line: str) -> str:
    """A line without the bullet or the number that stood before it."""
    return MARK.sub("", line, count=1) if MARK.match(line) else line


def squeezed(text: str) -> str:
    """Single blanks, and none around the text."""
    return " ".join(text.split())
