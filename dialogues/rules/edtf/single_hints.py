"""One date as people write it, in EDTF: a day, a month, a part of a year or decade.

The forms are tried in order; the first that gives EDTF is taken. A form gives several
where its wording has several meanings, the likeliest first. Each is a pattern without
nested repeats, so that no text can keep us busy for long.
"""

import re
from collections.abc import Callable, Iterable

from dialogues.rules.edtf.days import month_length
from dialogues.rules.edtf.errors import EdtfError
from dialogues.rules.edtf.grammar import shape_of

Build = Callable[[re.Match[str]], Iterable[str]]
Forms = list[tuple[re.Pattern[str], Build]]

MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
#: Which third of a year, a month or a decade is meant.
THIRDS = {
    **{"early": 0, "beginning of": 0, "start of": 0},
    **{"mid": 1, "middle of": 1},
    **{"late": 2, "end of": 2},
}
MONTHS_OF_THIRDS = (("01", "04"), ("05", "08"), ("09", "12"))
YEARS_OF_THIRDS = ((0, 3), (4, 6), (7, 9))
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36}
UNKNOWN = frozenset(
    {"unknown", "not known", "undated", "none", "uuuu", "?"}
    | {"no date", "n.d.", "date unknown", "date not known", "end not known"}
    | {"open", "present", "the present", "ongoing", "now", "today", "date"}
)

DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?P<year>[0-9]{4})"
DECADE = r"(?:the )?(?P<decade>[0-9]{3})0'?s"
THIRD = r"(?:the )?(?P<third>early|mid|late|(?:beginning|start|middle|end) of)"
HALF = r"(?:the )?(?P<half>first|second) half of"
MONTH_NUMBER, DAY_NUMBER = r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"


def found_in(folded: str, forms: Forms) -> tuple[str, ...]:
    """Return what the first fitting form makes of a text in small letters."""
    for pattern, build in forms:
        match = pattern.fullmatch(folded)
        if found := readable(build(match) if match else ()):
            return found
    return ()


def readable(candidates: Iterable[str]) -> tuple[str, ...]:
    """Return the candidates that are EDTF, each once."""
    signs = dict.fromkeys(each.upper() for each in candidates if each)
    return tuple(filter(_reads, signs))


def _reads(candidate: str) -> bool:
    try:
        shape_of(candidate)
    except EdtfError:
        return False
    return True


def forms(*pairs: tuple[str, Build]) -> Forms:
    return [(re.compile(pattern), build) for pattern, build in pairs]


def _month_number(written: str) -> int:
    return int(written) if written.isdigit() else MONTHS.index(written[:3]) + 1


def _day(match: re.Match[str]) -> list[str]:
    """Write the named groups day, month and year of a match as EDTF."""
    parts = match.groupdict()
    written = [f"{_month_number(parts['month']):02}"]
    if day := parts.get("day"):
        written.append(f"{int(day):02}")
    return ["-".join([parts["year"], *written])]


def _day_or_month_first(match: re.Match[str]) -> list[str]:
    """Give both orders of 12/04/1985: the text does not say which is meant."""
    one, other, year = int(match[1]), int(match[3]), match[4]
    return [f"{year}-{other:02}-{one:02}", f"{year}-{one:02}-{other:02}"]


def _year_and_two_digits(match: re.Match[str]) -> list[str]:
    """Give a month and a second year for 2003/04."""
    year, digits = match["year"], match[2]
    return [f"{year}-{digits}", f"{year}/{year[:2]}{digits}"]


def _third_of_year(match: re.Match[str]) -> list[str]:
    year = match["year"]
    first, last = MONTHS_OF_THIRDS[THIRDS[match["third"]]]
    return [f"[{year}-{first}..{year}-{last}]", year]


def _third_of_decade(match: re.Match[str]) -> list[str]:
    decade = match["decade"]
    first, last = YEARS_OF_THIRDS[THIRDS[match["third"]]]
    return [f"[{decade}{first}..{decade}{last}]", f"{decade}x"]


def _days_of_month(match: re.Match[str], first: int, last: int) -> list[str]:
    month = _day(match)[0]
    return [f"[{month}-{first:02}..{month}-{last:02}]", month]


def _third_of_month(match: re.Match[str]) -> list[str]:
    third = THIRDS[match["third"]]
    first = 10 * third + 1
    return _days_of_month(match, first, first + 9 if third < 2 else _length(match))


def _half_of_month(match: re.Match[str]) -> list[str]:
    if match["half"] == "first":
        return _days_of_month(match, 1, 15)
    return _days_of_month(match, 16, _length(match))


def _length(match: re.Match[str]) -> int:
    return month_length(int(match["year"]), _month_number(match["month"]))


def _half_of_year(match: re.Match[str]) -> list[str]:
    return [f"{match['year']}-{40 if match['half'] == 'first' else 41}"]


def _two_years(match: re.Match[str]) -> int | None:
    """Return the second year of 1993/94, or None if it is not the next one."""
    year = int(match["year"]) + 1
    return year if year % 100 == int(match["next"]) else None


def _turn(match: re.Match[str]) -> list[str]:
    following = _two_years(match)
    return [f"[{match['year']}-12,{following}-01]"] if following else []


def _winter(match: re.Match[str]) -> list[str]:
    following = _two_years(match)
    return [f"[{match['year']}-12..{following}-02]"] if following else []


def _decade(match: re.Match[str]) -> list[str]:
    """Give ten years and, for the 1900s, a hundred."""
    digits = match["decade"]
    return [f"{digits}x", f"{digits[:2]}xx" if digits[2] == "0" else ""]


NEXT_YEAR = r"[-/ ](?:[0-9]{2})?(?P<next>[0-9]{2})"
SINGLE = forms(
    (r".*", lambda m: [".."] if m[0] in UNKNOWN else []),
    (r".*", lambda m: [m[0].replace(" ", "").replace("u", "x")]),
    (rf"{DAY} (?:of )?{MONTH},? {YEAR}", _day),
    (rf"{MONTH} {DAY},? {YEAR}", _day),
    (rf"{MONTH}(?:,| of)? {YEAR}", _day),
    (rf"{YEAR},? {MONTH}(?: {DAY})?", _day),
    (rf"{YEAR}([-/. ]){MONTH_NUMBER}\2{DAY_NUMBER}", _day),
    (r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4})", _day_or_month_first),
    (rf"{MONTH_NUMBER}[-/.]{YEAR}", _day),
    (rf"{YEAR}[-/]([0-9]{{2}})", _year_and_two_digits),
    (rf"{YEAR}[-/.]{MONTH_NUMBER}", _day),
    (r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9:.]+z?", lambda m: [m[1]]),
    (DECADE, _decade),
    (r"(?:the )?([0-9]{2})(?:st|nd|rd|th) century", lambda m: [f"{int(m[1]) - 1}xx"]),
    (
        rf"([a-z]+) (?:of )?{YEAR}",
        lambda m: [f"{m['year']}-{SEASONS[m[1]]}"] if m[1] in SEASONS else [],
    ),
    (rf"(?:the )?winter (?:of )?{YEAR}{NEXT_YEAR}", _winter),
    (rf"(?:at |around )?(?:the )?turn of (?:the year )?{YEAR}{NEXT_YEAR}", _turn),
    (rf"{THIRD}(?: in |[- ]){YEAR}", _third_of_year),
    (rf"{THIRD}[- ]{MONTH},? {YEAR}", _third_of_month),
    (rf"{THIRD}[- ]{DECADE}", _third_of_decade),
    (rf"{HALF} {MONTH},? {YEAR}", _half_of_month),
    (rf"{HALF} {YEAR}", _half_of_year),
    (
        rf"(?:the )?(first|second|third|fourth|last) quarter of {YEAR}",
        lambda m: [f"{m['year']}-{QUARTERS[m[1]]}"],
    ),
    (rf"q([1-4])[ /]{YEAR}", lambda m: [f"{m['year']}-{32 + int(m[1])}"]),
)
