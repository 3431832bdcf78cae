"""One date in British words: "4 December 1992", "about 2003", "the 1990s"."""

from dialogues.rules.edtf.days import year_range
from dialogues.rules.edtf.shapes import APPROXIMATE, BOTH, UNCERTAIN, EdtfPoint

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
#: Every division of the year in LoC EDTF, level 2, by its code from 21 on.
SEASONS = (
    *("spring {}", "summer {}", "autumn {}", "winter {}"),
    *("spring {} (northern)", "summer {} (northern)"),
    *("autumn {} (northern)", "winter {} (northern)"),
    *("spring {} (southern)", "summer {} (southern)"),
    *("autumn {} (southern)", "winter {} (southern)"),
    *("first quarter of {}", "second quarter of {}"),
    *("third quarter of {}", "last quarter of {}"),
    *("first four months of {}", "middle four months of {}", "last four months of {}"),
    *("first half of {}", "second half of {}"),
)
PART_DOUBTS = {
    UNCERTAIN: "uncertain",
    APPROXIMATE: "approximate",
    BOTH: "uncertain and approximate",
}
UNKNOWN_YEAR = "XXXX"


def parts(point: EdtfPoint, *, short: bool = False) -> list[str]:
    """Return the words of a plain date, largest first: ["1993", "August", "20"]."""
    words = [year_words(int(point.year))]
    if point.month:
        words.append(month_words(point.month, short=short))
    if point.day:
        words.append(str(int(point.day)))
    return words


def phrase(point: EdtfPoint, *, short: bool = False) -> str:
    """Return one date in words, its doubts included."""
    if point.is_plain:
        return " ".join(reversed(parts(point, short=short)))
    if point.season:
        words = SEASONS[point.season - 21].format(year_words(int(point.year)))
    elif point.rounding > 1:
        words = f"{_year_phrase(point)}, estimated at {year_words(int(point.year))}"
    else:
        words = _phrase_with_gaps(point, short=short)
    return _with_doubts(words, point.doubts, short=short)


def year_words(year: int) -> str:
    """Return a year as people write it. Year 0 is 1 BCE (ISO 8601-1:2019, 4.2.2)."""
    if year < 1:
        return f"{1 - year:,} BCE" if year < -9999 else f"{1 - year} BCE"
    if year < 1000:
        return f"{year} CE"
    return str(year) if year < 10_000 else f"the year {year:,}"


def month_words(month: str, *, short: bool = False) -> str:
    """Return the name of a month given by two digits."""
    name = MONTHS[int(month) - 1]
    return name[:3] if short else name


def _phrase_with_gaps(point: EdtfPoint, *, short: bool) -> str:
    """Say what is known, then what is not: "1985, day and month not known"."""
    known = []
    gaps = _gaps(point)
    month_known = bool(point.month) and "X" not in point.month
    day_known = bool(point.day) and "X" not in point.day
    if month_known:
        known.append(month_words(point.month, short=short))
    if month_known and day_known:
        known.insert(0, str(int(point.day)))
    if point.year != UNKNOWN_YEAR:
        known.append(_year_phrase(point, inside=bool(known)))
    if day_known and not month_known:
        gaps.insert(0, f"day {int(point.day)}")
    return ", ".join([" ".join(known)] * bool(known) + gaps)


def _year_phrase(point: EdtfPoint, *, inside: bool = False) -> str:
    """Return a year, a decade or a range of years; `inside`: after a month."""
    first, last = year_range(point)
    if first == last:
        return year_words(first)
    if last - first == 9 and first >= 1000 and first % 100:
        return f"in the {first}s" if inside else f"the {first}s"
    words = f"between {year_words(first)} and {year_words(last)}"
    return f"in a year {words}" if inside else words


def _gaps(point: EdtfPoint) -> list[str]:
    """Say which components are not known, and which only in part."""
    written = {"day": point.day, "month": point.month, "year": point.year}
    missing = [name for name, digits in written.items() if digits and _all_x(digits)]
    partly = [
        name
        for name, digits in written.items()
        if "X" in digits and not _all_x(digits) and not _is_range(name, digits)
    ]
    gaps = [(missing, "not known"), (partly, "only partly known")]
    return [f"{_listed(names)} {how}" for names, how in gaps if names]


def _all_x(digits: str) -> bool:
    return not digits.strip("X")


def _is_range(name: str, digits: str) -> bool:
    """Whether the missing digits are a year's last ones, which a range tells whole."""
    return name == "year" and "X" not in digits.rstrip("X")


def _with_doubts(words: str, doubts: tuple[str, ...], *, short: bool) -> str:
    """Add about, perhaps or, where only a part is in doubt, which part."""
    if len(set(doubts)) > 1:
        return f"{words} ({_parts_in_doubt(doubts)})"
    perhaps = "perhaps " if doubts[0] in (UNCERTAIN, BOTH) else ""
    about = ("c. " if short else "about ") if doubts[0] in (APPROXIMATE, BOTH) else ""
    if words.startswith("between "):
        return perhaps + words.replace("between ", f"between {about}", 1)
    return perhaps + about + words


def _parts_in_doubt(doubts: tuple[str, ...]) -> str:
    """Return "year uncertain, day approximate" for ?2004-06-~11."""
    names: dict[str, list[str]] = {}
    for name, doubt in zip(("year", "month", "day"), doubts, strict=False):
        names.setdefault(doubt, []).append(name)
    return ", ".join(
        f"{_listed(names[doubt])} {PART_DOUBTS[doubt]}" for doubt in names if doubt
    )


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
