"""One line of plain text from what a reference holds."""

import html
import re
import unicodedata

#: The few tags that titles carry in CSL-JSON and RIS.
TAGS = re.compile(
    r"</?(?:i|b|em|strong|sup|sub|sc|span|nc|p|br|jats:[a-z]{1,9})\b[^<>]{0,200}>", re.I
)
#: Reversing, embedding and isolating characters, the soft hyphen, the byte order mark.
UNSEEN = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def line(text: object) -> str:
    """Text on one line without control characters, which nobody could see."""
    if not isinstance(text, (str, int, float)) or isinstance(text, bool):
        return ""
    seen = UNSEEN.sub("", str(text))
    letters = (
        " " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in seen
    )
    return " ".join(unicodedata.normalize("NFC", "".join(letters)).split())


def untagged(text: object) -> str:
    """A line without the entities and tags of web pages."""
    return line(TAGS.sub("", html.unescape(line(text))))


def shortened(text: str, most: int) -> str:
    """A text for a message."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
