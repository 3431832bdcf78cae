"""What to write instead: EDTF for dates as people write them.

A hint is only ever shown to the person who typed the date, who decides; nothing is
turned into a date unseen. (The library's `text_to_edtf` is not used: it makes
"Oslo round 3" the third of an unknown month.)
"""

import re
from collections.abc import Callable

from dialogues.rules.edtf.errors import EdtfError
from dialogues.rules.edtf.grammar import shape_of

MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
PARTS = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}
UNKNOWN = frozenset(
    {"unknown", "not known", "undated", "none", "uuuu", "?"}
    | {"open", "present", "ongoing", "now", "today"}
)
Forms = list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]

DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
YEAR = r"(?P<year>[0-9]{4})"


def hint_for(text: str) -> str:
    """Return EDTF that may be what the text means, or "" where none comes to mind."""
    folded = " ".join(text.translate(DASHES).casefold().split())
    return _first_reading(folded, SINGLE + QUALIFIED + JOINED)


def _first_reading(folded: str, forms: Forms) -> str:
    for pattern, build in forms:
        if match := pattern.fullmatch(folded):
            candidate = build(match).upper()
            if _reads(candidate):
                return candidate
    return ""


def _reads(candidate: str) -> bool:
    try:
        shape_of(candidate)
    except EdtfError:
        return False
    return True


def _day(match: re.Match[str]) -> str:
    """Write the named groups day, month and year of a match as EDTF."""
    parts = match.groupdict()
    month = parts.get("month") or ""
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month or 0)
    written = [f"{number:02}"] if month else []
    if day := parts.get("day"):
        written.append(f"{int(day):02}")
    return "-".join([parts["year"] or "", *written])


def _single(part: str) -> str:
    return _first_reading(part, SINGLE)


def _two(form: str) -> Callable[[re.Match[str]], str]:
    """Build a form of two dates, of which the first may leave out what both share."""
    return lambda match: form.format(_first(match[1], match[2]), _one(match[2]))


def _one(part: str) -> str:
    return _first_reading(part, SINGLE + QUALIFIED)


def _first(part: str, second: str) -> str:
    """Complete the first of two dates from the second: 19 of "19-20 August 1993"."""
    tail = second.split()
    for place in range(len(tail), max(len(tail) - 3, -1), -1):
        if found := _one(" ".join([part, *tail[place:]])):
            return found
    return ""


def _part_of_year(match: re.Match[str]) -> str:
    first, last = PARTS[match["part"]]
    return f"[{match['year']}-{first}..{match['year']}-{last}]"


def _forms(*forms: tuple[str, Callable[[re.Match[str]], str]]) -> Forms:
    return [(re.compile(form), build) for form, build in forms]


# The forms of each list are tried in order; the first whose EDTF reads is the hint.
# A list uses only the lists above it, so that no text can keep us busy for long.
SINGLE = _forms(
    (r".*", lambda m: ".." if m[0] in UNKNOWN else ""),
    (r".*", lambda m: m[0].replace(" ", "").replace("u", "x")),
    (rf"{DAY} {MONTH},? {YEAR}", _day),
    (rf"{MONTH} {DAY},? {YEAR}", _day),
    (rf"{MONTH},? {YEAR}", _day),
    (rf"{YEAR}([-/. ])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}})", _day),
    (rf"{YEAR}[-. ](?P<month>[0-9]{{1,2}})", _day),
    (r"(?:the )?([0-9]{3})0'?s", lambda m: f"{m[1]}x"),
    (rf"([a-z]+) (?:of )?{YEAR}", lambda m: f"{m['year']}-{SEASONS.get(m[1], '')}"),
    (rf"(?P<part>early|mid|late)(?: in |[- ]){YEAR}", _part_of_year),
)
QUALIFIED = _forms(
    (
        r"(?:about|around|circa|ca?\.?|approximately|roughly) ?(.+)",
        lambda m: f"{_single(m[1])}~",
    ),
    (r"(?:perhaps|possibly|probably|maybe) (.+)", lambda m: f"{_single(m[1])}?"),
)
JOINED = _forms(
    (r"between (.+) and (.+)", _two("[{}..{}]")),
    (r"([0-9]{2})([0-9]{2})-([0-9]{2})", lambda m: f"{m[1]}{m[2]}/{m[1]}{m[3]}"),
    (r"(?:from )?(.+?)(?: to | until | ?- ?)(.+)", _two("{}/{}")),
    (r"(.+) or (.+)", _two("[{},{}]")),
    (r"(.+) and (.+)", _two("{{{},{}}}")),
    (r"(?:from|since) (.+)", lambda m: f"{_one(m[1])}/.."),
    (r"(?:until|till|to) (.+)", lambda m: f"../{_one(m[1])}"),
)
