"""Reading a date: what was entered, the days it may mean and how sure it is."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dialogues.rules.edtf.days import OPEN_END, OPEN_START, Day, extent
from dialogues.rules.edtf.errors import EdtfError
from dialogues.rules.edtf.grammar import shape_of
from dialogues.rules.edtf.hints import hints_for
from dialogues.rules.edtf.shapes import (
    APPROXIMATE,
    BOTH,
    UNCERTAIN,
    EdtfInterval,
    EdtfPoint,
    Shape,
    points_of,
)

LONGEST = 100
UNKNOWN = ".."
#: Precision of a year by the number of its missing digits.
YEAR_PRECISIONS = {1: "decade", 2: "century", 3: "millennium", 4: "open"}
#: Precision of a date in a known year, by what is known of its month and its day.
PRECISIONS = {
    ("unknown", "unknown"): "year",
    ("known", "unknown"): "month",
    ("known", "known"): "day",
}
#: Precision by the last season code that has it (LoC EDTF, level 2).
SEASON_PRECISIONS = ((32, "season"), (36, "quarter"), (39, "third"), (41, "half"))
#: Controls, format and reordering marks, surrogates, unassigned, line separators.
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as entered, with what follows from it.

    `earliest` and `latest` are None where the date is open on that side, and for
    years before 1 or after 9999, which `datetime.date` cannot hold. `is_interval`
    means a duration (a/b), not a doubt; it has `starts` and `ends`, of which one
    may be `..`. `precision` is day, month, season, quarter, third or half (of a
    year), year, decade, century or millennium; "open" for `..` and XXXX; "mixed" for
    25 December in the 1560s, or where the members of a set or interval differ.
    """

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool
    uncertain: bool
    is_interval: bool
    precision: str
    starts: "EdtfDate | None" = None
    ends: "EdtfDate | None" = None

    @property
    def days_of_doubt(self) -> int | None:
        """Days between earliest and latest: 0 for a day, None for an interval."""
        if self.is_interval or self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days


@lru_cache(maxsize=4096)
def read(text: str) -> EdtfDate:
    """Read an EDTF text (levels 0 to 2), or raise EdtfError saying how to fix it.

    `..` alone is a date not known; `1985/..` and `../1985` have an end not known.
    """
    return _read(checked(text))


def bounds(text: str) -> tuple[date | None, date | None]:
    """Return the earliest and latest day of a text; (None, None) for an empty one."""
    if not text.strip():
        return None, None
    found = read(text)
    return found.earliest, found.latest


def shape(text: str) -> Shape:
    """Return what a text is made of, or raise EdtfError with a hint."""
    text = checked(text)
    try:
        return shape_of(text)
    except EdtfError as error:
        raise _with_hint(text, error) from None


@lru_cache(maxsize=4096)
def extent_of(text: str) -> tuple[Day, Day]:
    """Return the first and last day of a text; open on both sides if it is empty."""
    if not text.strip():
        return OPEN_START, OPEN_END
    return extent(shape(text)) or (OPEN_START, OPEN_END)


def checked(text: str) -> str:
    """Return the text without surrounding blanks, or refuse what no date holds."""
    text = text.strip()
    if not text:
        sentence = "No date is given. Write a year, 1993, or .. if it is not known."
        raise EdtfError("empty", sentence)
    if len(text) > LONGEST:
        sentence = f"A date has {LONGEST} characters at most. Write a shorter one."
        raise EdtfError("too_long", sentence)
    if any(unicodedata.category(c) in HIDDEN for c in text):
        sentence = "The date holds a character that cannot be seen. Type it anew."
        raise EdtfError("hidden_character", sentence)
    if any(unicodedata.category(c)[0] == "N" and not c.isascii() for c in text):
        sentence = "Write a date with the digits 0 to 9: 1993-05."
        raise EdtfError("other_digits", sentence)
    return text


@lru_cache(maxsize=4096)
def _read(text: str) -> EdtfDate:
    found = shape(text)
    earliest, latest = extent_of(text)
    signs = {sign for point in points_of(found) for sign in point.doubts}
    interval = isinstance(found, EdtfInterval) and text != UNKNOWN
    start, _, end = text.partition("/")
    return EdtfDate(
        text=text,
        earliest=_as_date(earliest),
        latest=_as_date(latest),
        approximate=bool(signs & {APPROXIMATE, BOTH}),
        uncertain=bool(signs & {UNCERTAIN, BOTH}),
        is_interval=interval,
        precision=_precision(found),
        starts=_read(start) if interval else None,
        ends=_read(end) if interval else None,
    )


def _as_date(day: Day) -> date | None:
    """Return a day as `date`, or None if it is open or out of the years 1 to 9999."""
    if not 1 <= day[0] <= 9999:
        return None
    return date(int(day[0]), day[1], day[2])


def _precision(found: Shape) -> str:
    precisions = {_precision_of_point(point) for point in points_of(found)}
    if not precisions:
        return "open"
    return precisions.pop() if len(precisions) == 1 else "mixed"


def _precision_of_point(point: EdtfPoint) -> str:
    for last, name in SEASON_PRECISIONS:
        if 0 < point.season <= last:
            return name
    if point.rounding > 1:
        return YEAR_PRECISIONS.get(len(str(point.rounding)) - 1, "mixed")
    known = point.year.rstrip("X")
    below = (_state(point.month), _state(point.day))
    if known == point.year:
        return PRECISIONS.get(below, "mixed")
    if "X" in known or below != ("unknown", "unknown"):
        return "mixed"
    return YEAR_PRECISIONS[len(point.year) - len(known)]


def _state(digits: str) -> str:
    """Say how much of a month or a day is known."""
    if not digits.strip("X"):
        return "unknown"
    return "partly" if "X" in digits else "known"


def _with_hint(text: str, error: EdtfError) -> EdtfError:
    """Return the error, with what to write instead where that can be guessed."""
    if error.code != "not_edtf":
        return error
    if "T" in text and ":" in text:
        sentence = "Days are kept, not hours. Leave out the time: 2004-01-01."
        return EdtfError("time_of_day", sentence)
    hints = hints_for(text)
    if not hints:
        return error
    *others, last = hints
    remedy = f"Write {', '.join(others)} or {last}, whichever you mean."
    if not others:
        remedy = f"Write {last} if that is what you mean."
    sentence = f"This cannot be read as a date. {remedy}"
    return EdtfError("other_notation", sentence)
