"""Which date comes first: for sorting, for rules about order, for filters.

An empty text stands for a date not stated. Nothing is known of it, as of `..`.
"""

from datetime import date
from math import isinf

from dialogues.rules.edtf.days import Day
from dialogues.rules.edtf.reading import bounds, extent_of

OrderKey = tuple[bool, Day, Day]


def order_key(text: str) -> OrderKey:
    """Return a key that sorts by earliest day, then by latest; unknown dates last.

    A date with an open start (`../1985`) stands where its latest day stands.
    """
    earliest, latest = extent_of(text)
    if isinf(earliest[0]):
        return isinf(latest[0]), latest, latest
    return False, earliest, latest


def certainly_before(first: str, second: str) -> bool:
    """Whether the first date is over before the second can begin.

    False wherever it is not known, so it may be used to refuse and not to infer.
    """
    over, begins = extent_of(first)[1], extent_of(second)[0]
    return over < begins


def may_overlap(text: str, first: date, last: date) -> bool:
    """Whether the date may lie, in part at least, between two days (both included)."""
    earliest, latest = extent_of(text)
    return earliest <= _as_day(last) and latest >= _as_day(first)


def year_bounds(text: str) -> tuple[int | None, int | None]:
    """Return the years of the earliest and the latest day, None where not known."""
    earliest, latest = bounds(text)
    return (earliest.year if earliest else None, latest.year if latest else None)


def _as_day(day: date) -> Day:
    return day.year, day.month, day.day
