"""Authors as one line, given names first, with commas between them.

"Ada Quill, Ben de la Roche, Institute of Harbours". No "and", since the line stands
beside titles in any language; names in Chinese, Japanese and Korean letters keep the
family first and take no space.
"""

import re
from dataclasses import dataclass

MOST = 300
OTHERS = "and others"
FAMILY_FIRST = re.compile("^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・·]+$")


@dataclass(frozen=True, slots=True)
class AuthorName:
    """A person in parts, or a body under `family` alone."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    def printed(self) -> str:
        if self.given and FAMILY_FIRST.match(self.family + self.given):
            return self.family + self.given
        family = f"{self.particle}{self.family}"
        if self.particle and not self.particle.endswith(("'", "’", "-")):
            family = f"{self.particle} {self.family}"
        return " ".join(part for part in (self.given, family, self.suffix) if part)


def name_of(text: str) -> AuthorName:
    """A name as RIS writes it: "Last, First, Suffix", or a body as it is called."""
    parts = [part.strip() for part in text.split(",", 2)] + ["", ""]
    return AuthorName(family=parts[0], given=parts[1], suffix=parts[2])


def author_line(names: list[AuthorName]) -> tuple[str, int]:
    """The names as one line that fits the field, and how many did not fit."""
    printed = [each.printed() for each in names]
    printed = [each for each in dict.fromkeys(printed) if each]
    open_ended = any(each.lower() in ("others", "et al.") for each in printed)
    printed = [each for each in printed if each.lower() not in ("others", "et al.")]
    fitting = len(printed)
    while fitting > 1 and len(_joined(printed[:fitting], True)) > MOST:
        fitting -= 1
    left = len(printed) - fitting
    return _joined(printed[:fitting], bool(left) or open_ended), left


def _joined(printed: list[str], open_ended: bool) -> str:
    line = ", ".join(printed)
    return f"{line} {OTHERS}" if open_ended and line else line


def editor_line(names: list[AuthorName]) -> tuple[str, int]:
    """Editors where a work has no author: "Ada Quill (ed.)"."""
    line, left = author_line(names)
    if not line:
        return "", 0
    return f"{line} ({'ed.' if len(names) == 1 else 'eds'})", left
