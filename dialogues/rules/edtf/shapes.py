"""What an EDTF text is made of: single dates, stretches of time, sets of dates."""

from collections.abc import Iterator
from dataclasses import dataclass

UNCERTAIN, APPROXIMATE, BOTH = "?", "~", "%"


@dataclass(frozen=True, slots=True)
class EdtfPoint:
    """One date, each component as written: "" where left out, X a digit not known.

    `month` may hold a season (21 to 41). `rounding` is 100 for 1950S2, some year
    of 1900 to 1999 thought to be 1950. `doubts` has one sign (or "") for each
    component written, largest first: 2004-06-~11 has ("", "", "~").
    """

    year: str
    month: str = ""
    day: str = ""
    rounding: int = 1
    doubts: tuple[str, ...] = ("",)

    @property
    def season(self) -> int:
        """The season's number, or 0 where `month` is a month or is left out."""
        known = self.month.isdigit() and int(self.month) > 12
        return int(self.month) if known else 0

    @property
    def is_plain(self) -> bool:
        """Whether it is only a year, a month or a day: no doubt, no missing digit."""
        masked = "X" in self.year + self.month + self.day
        return not (masked or self.season or self.rounding > 1 or any(self.doubts))


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """From one date to another; None is an end not known (`..`)."""

    first: EdtfPoint | None
    last: EdtfPoint | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A set: one of its members `[...]`, or all of them `{...}`."""

    members: tuple[EdtfPoint | EdtfInterval, ...]
    all_of: bool


Shape = EdtfPoint | EdtfInterval | Choice


def points_of(shape: Shape) -> Iterator[EdtfPoint]:
    """Yield every single date of a shape, in the order written."""
    match shape:
        case EdtfPoint():
            yield shape
        case EdtfInterval(first, last):
            yield from (end for end in (first, last) if end)
        case Choice(members):
            for member in members:
                yield from points_of(member)
