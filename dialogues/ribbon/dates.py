"""Dates as the ribbon needs them: the first and the last day that each may mean."""

from dataclasses import dataclass
from functools import lru_cache

from dialogues.rules import edtf

#: A date known to fewer days than this is sharp enough to be drawn without a fade.
SHARP_DAYS = 40


@dataclass(frozen=True, slots=True)
class When:
    """A date as `[earliest, latest]`, in days since the year 1; None where open."""

    earliest: int | None = None
    latest: int | None = None
    #: Marked "about" or "uncertain" (`~`, `?`, `%`).
    hedged: bool = False
    #: A span such as `1989-09-12/1989-09-14`: of a meeting, it lasted that long.
    lasting: bool = False

    @property
    def known(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> list[int]:
        """The days that the scale has to hold."""
        return [day for day in (self.earliest, self.latest) if day is not None]

    @property
    def first(self) -> int | None:
        return self.latest if self.earliest is None else self.earliest

    @property
    def last(self) -> int | None:
        return self.earliest if self.latest is None else self.latest

    @property
    def middle(self) -> float | None:
        """The day a mark stands on; of a half-open date, its known edge."""
        if self.first is None or self.last is None:
            return None
        return (self.first + self.last) / 2

    @property
    def vague(self) -> bool:
        """Whether an edge of the path at this date must fade."""
        if self.earliest is None or self.latest is None:
            return True
        return self.hedged or self.latest - self.earliest >= SHARP_DAYS


UNKNOWN = When()


@lru_cache(maxsize=4096)
def when(text: str) -> When:
    """Read an EDTF text; what is empty, open or not a date is unknown."""
    if not text or text == "..":
        return UNKNOWN
    try:
        earliest, latest = edtf.bounds(text)
    except ValueError:
        return UNKNOWN
    return When(
        earliest.toordinal() if earliest else None,
        latest.toordinal() if latest else None,
        hedged=any(sign in text for sign in "~?%"),
        lasting="/" in text,
    )
