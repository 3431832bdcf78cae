"""From EDTF text to shapes: ISO 8601-2:2019 and the Library of Congress's EDTF.

The library `edtf` (5.0.2) judges each single date but the plain ones, for which it
takes 2.5 ms and the calendar is enough. Intervals, sets and qualifiers are taken
apart here: the library refuses some that the specification allows (199X/..,
2001-21~, 156X-12-25~) and takes some that mean nothing (2008/2004).
"""

import re
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf

from dialogues.rules.edtf.days import SEASON_MONTHS, extent, month_length
from dialogues.rules.edtf.errors import EdtfError
from dialogues.rules.edtf.shapes import (
    APPROXIMATE,
    BOTH,
    UNCERTAIN,
    Choice,
    EdtfInterval,
    EdtfPoint,
    Shape,
)

POINT = re.compile(
    r"(?P<before_year>[?~%])?(?P<year>-?[0-9X]{4})"
    r"(?:S(?P<digits>[1-9]))?(?P<after_year>[?~%])?"
    r"(?:-(?P<before_month>[?~%])?(?P<month>[0-9X]{2})(?P<after_month>[?~%])?"
    r"(?:-(?P<before_day>[?~%])?(?P<day>[0-9X]{2})(?P<after_day>[?~%])?)?)?"
)
#: A year, a month or a day of the calendar, without anything missing.
PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
LONG_YEAR = re.compile(
    r"Y(?P<base>-?[1-9][0-9]*)(?:E(?P<power>[1-9][0-9]*))?(?:S(?P<digits>[1-9][0-9]?))?"
)
#: Past this many digits a year says nothing about people.
LONGEST_YEAR = 15


@lru_cache(maxsize=4096)
def shape_of(text: str) -> Shape:
    """Take a text apart, or raise EdtfError; the text is not empty."""
    if text == "..":
        return EdtfInterval(None, None)
    if text[:1] in ("[", "{"):
        return _choice(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _interval(text: str) -> EdtfInterval:
    start, slash, end = text.partition("/")
    if not start and not end:
        raise _not_edtf()
    if start == end == "..":
        sentence = "Neither end of this interval is known. Write .. alone."
        raise EdtfError("both_ends_open", sentence)
    if start and not end:
        sentence = f"Write .. for an end that is not known: {_shown(start)}/.."
        raise EdtfError("end_missing", sentence)
    if end and not start:
        sentence = f"Write .. for a start that is not known: ../{_shown(end)}"
        raise EdtfError("start_missing", sentence)
    return _stretch(start, end, slash)


def _shown(side: str) -> str:
    """Return a side of an interval if it is a date, or an example in its place."""
    return side if POINT.fullmatch(side) else "1985"


def _stretch(start: str, end: str, sign: str) -> EdtfInterval:
    stretch = EdtfInterval(
        None if start in ("", "..") else _point(start),
        None if end in ("", "..") else _point(end),
    )
    days = extent(stretch)
    if days and days[0] > days[1]:
        sentence = (
            f"The end, {end}, is before the start, {start}. "
            f"Put the earlier date first: {end}{sign}{start}."
        )
        raise EdtfError("reversed", sentence)
    return stretch


def _choice(text: str) -> Choice:
    """Read [one of a set] or {all of a set} (LoC EDTF, level 2, set representation)."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        sentence = "A set ends with the bracket that closes it: [2008,2009]."
        raise EdtfError("bracket_open", sentence)
    members = tuple(_member(part) for part in text[1:-1].split(","))
    if len(members) == 1 and isinstance(members[0], EdtfPoint):
        sentence = (
            "A set has two dates or more: [2008,2009]. "
            "Write a single date without brackets."
        )
        raise EdtfError("set_of_one", sentence)
    return Choice(members, all_of=text[0] == "{")


def _member(part: str) -> EdtfPoint | EdtfInterval:
    start, dots, end = part.partition("..")
    if not dots:
        return _point(part)
    if not (start or end) or end == "..":
        raise _not_edtf()
    stretch = _stretch(start, end, dots)
    ends = [point for point in (stretch.first, stretch.last) if point]
    if not all(point.is_plain for point in ends):
        sentence = (
            "Inside a set, .. joins two whole dates without ~, ?, % or X: [2001..2003]."
        )
        raise EdtfError("range_in_doubt", sentence)
    return stretch


def _point(text: str) -> EdtfPoint:
    if match := LONG_YEAR.fullmatch(text):
        return _long_year(match)
    match = POINT.fullmatch(text)
    if not match or match["year"] == "-0000":
        raise _not_edtf()
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if match["digits"] and (month or "X" in year):
        raise _not_edtf()
    rounding = _rounding(year, match["digits"])
    point = EdtfPoint(year, month, day, rounding, _doubts(match))
    _refuse_unreal(point)
    _ask_library(year, month, day, match["digits"])
    return point


def _refuse_unreal(point: EdtfPoint) -> None:
    """Raise EdtfError for a month, a season or a day that no calendar has."""
    if point.season:
        if point.season not in SEASON_MONTHS or point.day or "X" in point.year:
            raise _no_such_month(point)
    elif extent(EdtfPoint(point.year, point.month)) is None:
        raise _no_such_month(point)
    elif extent(point) is None:
        raise _no_such_day(point)


def _long_year(match: re.Match[str]) -> EdtfPoint:
    """Read Y170000002, Y-17E7 or Y17E8S3 (LoC EDTF, levels 1 and 2)."""
    base, power = match["base"], int(match["power"] or 0)
    if len(base) + power > LONGEST_YEAR:
        sentence = f"This year has too many digits. Write {LONGEST_YEAR} at most."
        raise EdtfError("year_too_far", sentence)
    _library_takes(match[0])
    year = str(int(base) * 10**power)
    return EdtfPoint(year, rounding=_rounding(year, match["digits"]))


def _rounding(year: str, digits: str | None) -> int:
    """Return the size of the step that significant digits leave: 100 for 1950S2."""
    if not digits or "X" in year:
        return 1
    known = len(str(abs(int(year))))
    return int(10 ** max(0, known - int(digits)))


def _doubts(match: re.Match[str]) -> tuple[str, ...]:
    """Return the qualifier of each component written.

    A sign left of a component qualifies it alone; a sign right of a component
    qualifies it and all to its left (LoC EDTF, level 2, qualification).
    """
    written = [name for name in ("year", "month", "day") if match[name]]
    doubts = []
    for place, name in enumerate(written):
        if match[f"before_{name}"] and match[f"after_{name}"]:
            sentence = "Write one sign at a date: % stands for both ? and ~."
            raise EdtfError("two_signs", sentence)
        signs = [match[f"before_{name}"]]
        signs += [match[f"after_{later}"] for later in written[place:]]
        doubts.append(_merged({sign for sign in signs if sign}))
    return tuple(doubts)


def _merged(signs: set[str]) -> str:
    if len(signs) > 1 or BOTH in signs:
        return BOTH
    return UNCERTAIN if UNCERTAIN in signs else APPROXIMATE if signs else ""


def _not_edtf() -> EdtfError:
    sentence = (
        "This is not a date that can be read. Write year-month-day, as far as it is "
        "known: 1993, 1993-05 or 1993-05-17."
    )
    return EdtfError("not_edtf", sentence)


def _no_such_month(point: EdtfPoint) -> EdtfError:
    year, month = point.year, point.month
    sentence = f"{month} is not a month. Write the month as 01 to 12: {year}-12."
    if point.season in SEASON_MONTHS:
        sentence = f"{month} is a season. Write it after a whole year: 2001-{month}."
    elif year.isdigit() and point.season > max(SEASON_MONTHS):
        last = f"{year[:2]}{month}"
        if last > year:
            sentence = (
                f"{month} is not a month. For {year} to {last} write {year}/{last}."
            )
    return EdtfError("no_such_month", sentence)


def _no_such_day(point: EdtfPoint) -> EdtfError:
    month = f"{point.year}-{point.month}"
    sentence = f"{point.day} is not a day of {month}. Write a day that month has."
    if "X" not in month:
        days = month_length(int(point.year), int(point.month))
        sentence = (
            f"{point.day} is not a day of {month}, which has {days} days. "
            f"Write the day as 01 to {days}: {month}-{days}."
        )
    return EdtfError("no_such_day", sentence)


def _ask_library(year: str, month: str, day: str, digits: str | None) -> None:
    """Let the library judge a date without its qualifiers, or raise EdtfError.

    Two shapes stand in for others like them, on which edtf 5.0.2 fails: a month
    half known without a day (2004-1X), and missing digits in a year before 0000.
    """
    if "X" in month and not day:
        month = "XX"
    if "X" in year + month + day:
        year = year.removeprefix("-")
    if digits:
        year = f"{year}S{digits}"
    text = "-".join(part for part in (year, month, day) if part)
    if not PLAIN.fullmatch(text):
        _library_takes(text)


@lru_cache(maxsize=4096)
def _library_takes(text: str) -> None:
    try:
        parse_edtf(text)
    except EDTFParseException:
        raise _not_edtf() from None
