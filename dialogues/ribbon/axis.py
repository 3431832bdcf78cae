"""The ticks of the time axis: whole days, months or years, never crowded."""

from calendar import month_abbr
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialogues.ribbon.scale import Scale

DAYS = (1, 2, 3, 5, 7, 10)
MONTHS = (1, 2, 3, 6)
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
#: Under this many days the axis counts in days.
SHORT = 45
MONTH_NAMES = list(month_abbr)[1:]
MONTH_DAYS = 30.4
YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str
    #: Januaries and years are bold.
    strong: bool


def ticks(scale: Scale, gap: float) -> list[Tick]:
    """The ticks of a scale, at least `gap` apart."""
    per_day = (scale.right - scale.left) / (scale.last - scale.first)
    first, last = scale.day(scale.left), scale.day(scale.edge)
    if last - first < SHORT:
        for step in DAYS:
            if step * per_day >= gap:
                return _print(scale, list(_days(first, last, step)), "day")
    for step in MONTHS:
        # A month may have 28 days.
        if (step * MONTH_DAYS - 2) * per_day >= gap:
            return _print(scale, list(_months(first, last, step)), "month")
    for step in YEARS:
        if step * (YEAR_DAYS - 1) * per_day >= gap:
            return _print(scale, list(_years(first, last, step)), "year")
    return []


def _print(scale: Scale, days: list[date], unit: str) -> list[Tick]:
    return [
        Tick(
            scale.x(day.toordinal()),
            _label(day, unit, is_first=day == days[0]),
            strong=unit == "year" or (unit == "month" and day.month == 1),
        )
        for day in days
    ]


def _label(day: date, unit: str, *, is_first: bool) -> str:
    if unit == "year":
        return f"{day.year}"
    name = MONTH_NAMES[day.month - 1]
    if unit == "month":
        with_year = is_first or day.month == 1
        return f"{name} {day.year}" if with_year else name
    said = f"{day.day} {name}"
    return f"{said} {day.year}" if is_first else said


def _days(first: float, last: float, step: int) -> Iterator[date]:
    for ordinal in range(_up(first, 1), int(last) + 1, step):
        yield date.fromordinal(ordinal)


def _months(first: float, last: float, step: int) -> Iterator[date]:
    day = date.fromordinal(max(1, int(first)))
    number = _up(day.year * 12 + day.month - 1, step)
    while number // 12 <= date.max.year:
        day = date(number // 12, number % 12 + 1, 1)
        if day.toordinal() > last:
            return
        if day.toordinal() >= first:
            yield day
        number += step


def _years(first: float, last: float, step: int) -> Iterator[date]:
    year = max(_up(date.fromordinal(max(1, int(first))).year, step), step)
    while year <= date.max.year:
        day = date(year, 1, 1)
        if day.toordinal() > last:
            return
        if day.toordinal() >= first:
            yield day
        year += step


def _up(value: float, step: int) -> int:
    """The least multiple of `step` from `value` on."""
    return int(-(-value // step) * step)
