"""The abbreviations of BibTeX (@string) and values joined with #."""

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
USUAL = {name[:3].lower(): name for name in MONTHS}
PIECE = re.compile(r"\s*(#|[^#{}\"\s]+)")
#: A value that grows beyond this by its abbreviations is no reference.
LONGEST, DEEPEST = 20_000, 8


class Strings:
    """Resolves values; an abbreviation that names itself stays as it is written."""

    def __init__(self, raw: dict[str, str]):
        self.raw = {key.lower(): value for key, value in raw.items()}
        self.known = dict(USUAL)

    def value(self, raw: str, depth: int = 0) -> str:
        """A raw value without its braces or quotes, abbreviations written out."""
        pieces, length = [], 0
        for text, quoted in _pieces(raw):
            piece = text if quoted else self._written_out(text, depth)
            length += len(piece)
            if length > LONGEST:
                break
            pieces.append(piece)
        return "".join(pieces)

    def _written_out(self, name: str, depth: int) -> str:
        key = name.lower()
        if key not in self.known and key in self.raw and depth < DEEPEST:
            self.known[key] = name  # what a cycle finds
            self.known[key] = self.value(self.raw[key], depth + 1)
        return self.known.get(key, name)


def _pieces(raw: str):
    """The parts of a value between #, each with whether it stood in braces."""
    at = 0
    while at < len(raw):
        if raw[at] in '{"':
            end = _closing(raw, at)
            yield raw[at + 1 : end], True
            at = end + 1
        elif found := PIECE.match(raw, at):
            if found.group(1) != "#":
                yield found.group(1), False
            at = found.end()
        else:
            at += 1


def _closing(raw: str, start: int) -> int:
    """Where the brace or quotation mark at `start` is closed."""
    depth, quoted = 0, raw[start] == '"'
    for at in range(start, len(raw)):
        letter = raw[at]
        if at and raw[at - 1] == "\\":
            continue
        if letter == '"' and quoted and depth == 0 and at > start:
            return at
        depth += (letter == "{") - (letter == "}")
        if depth == 0 and not quoted:
            return at
    return len(raw)
