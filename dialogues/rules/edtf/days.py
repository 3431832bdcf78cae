"""The first and last day a date may mean: the calendar behind the signs.

Bounds are strict: a qualifier (`~ ? %`) says how sure a date is and never adds a
day, so 2003~ runs from 1 January to 31 December 2003.

Seasons have no months in ISO 8601-2:2019 (4.8), and spring comes at other times
in Ireland, China and south of the equator. The bounds below hold for every usual
reckoning (by the weather, by the sun, by the cross-quarter days), so none can be
wrong: they are wide. A winter, and a summer without a hemisphere (it may be a
southern one), may begin in the year before the one written and end in the year
after it.
"""

from calendar import isleap
from collections.abc import Iterable
from functools import cache
from itertools import product
from math import inf

from dialogues.rules.edtf.shapes import Choice, EdtfInterval, EdtfPoint, Shape

#: Year, month, day. Years are plain numbers, since EDTF goes before 1 and past 9999.
Day = tuple[float, int, int]
OPEN_START: Day = (-inf, 0, 0)
OPEN_END: Day = (inf, 0, 0)

#: First and last month by season code (LoC EDTF, level 2); the number of years
#: before the written one, and after it, comes last.
SEASON_MONTHS: dict[int, tuple[int, int, int]] = {
    **{21: (1, 12, 0), 22: (11, 3, 1), 23: (1, 12, 0), 24: (11, 3, 1)},
    **{25: (2, 6, 0), 26: (5, 9, 0), 27: (8, 12, 0), 28: (11, 3, 1)},
    **{29: (8, 12, 0), 30: (11, 3, 1), 31: (2, 6, 0), 32: (5, 9, 0)},
    **{33: (1, 3, 0), 34: (4, 6, 0), 35: (7, 9, 0), 36: (10, 12, 0)},
    **{37: (1, 4, 0), 38: (5, 8, 0), 39: (9, 12, 0), 40: (1, 6, 0), 41: (7, 12, 0)},
}


def month_length(year: float, month: int) -> int:
    """Return the days of a month in the Gregorian calendar, carried back and on."""
    if month == 2:
        return 29 if isleap(int(year)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def extent(shape: Shape) -> tuple[Day, Day] | None:
    """Return the first and last day a shape may mean, or None where no day fits."""
    match shape:
        case EdtfPoint():
            return _extent_of_point(shape)
        case EdtfInterval(first, last):
            start = extent(first) if first else (OPEN_START, OPEN_START)
            end = extent(last) if last else (OPEN_END, OPEN_END)
            return (start[0], end[1]) if start and end else None
        case Choice(members):
            extents = [found for member in members if (found := extent(member))]
            starts, ends = zip(*extents, strict=True)
            return min(starts), max(ends)


def year_range(point: EdtfPoint) -> tuple[int, int]:
    """Return the first and last year a date may lie in (its season apart)."""
    if point.rounding > 1:
        start = abs(int(point.year)) // point.rounding * point.rounding
        end = start + point.rounding - 1
        return (-end, -start) if point.year.startswith("-") else (start, end)
    years = _years(point.year)
    return years[0], years[-1]


def _extent_of_point(point: EdtfPoint) -> tuple[Day, Day] | None:
    first_year, last_year = year_range(point)
    if point.season:
        first, last, over = SEASON_MONTHS[point.season]
        end = last_year + over
        return (first_year - over, first, 1), (end, last, month_length(end, last))
    if point.rounding > 1:
        return (first_year, 1, 1), (last_year, 12, 31)
    years = _years(point.year)
    months = _numbers(point.month or "XX", range(1, 13))
    days = _numbers(point.day or "XX", range(1, 32))
    earliest = _first_real_day(years, months, days)
    latest = _first_real_day(years[::-1], months[::-1], days[::-1])
    if earliest is None or latest is None:
        return None
    return (OPEN_START, OPEN_END) if point.year == "XXXX" else (earliest, latest)


def _first_real_day(
    years: Iterable[int], months: Iterable[int], days: Iterable[int]
) -> Day | None:
    """Return the first combination, in the order given, that the calendar has."""
    for day in product(years, months, days):
        if day[2] <= month_length(day[0], day[1]):
            return day
    return None


def _years(pattern: str) -> list[int]:
    """Return every year that fits a pattern such as 199X or -004X, in order."""
    digits = pattern.removeprefix("-")
    choices = ("0123456789" if digit == "X" else digit for digit in digits)
    years = [int("".join(year)) for year in product(*choices)]
    if pattern.startswith("-"):
        return sorted(-year for year in years if year)
    return years


@cache
def _numbers(pattern: str, allowed: range) -> tuple[int, ...]:
    """Return the allowed numbers that fit two digits such as 0X or 12."""
    return tuple(
        number
        for number in allowed
        if all(
            sign in ("X", digit)
            for sign, digit in zip(pattern, f"{number:02}", strict=True)
        )
    )
