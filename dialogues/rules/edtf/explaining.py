"""The reading of a date, shown under a form field so that its writer can check it."""

from datetime import date

from dialogues.rules.edtf.reading import EdtfDate, read, shape
from dialogues.rules.edtf.shapes import EdtfPoint
from dialogues.rules.edtf.wording import words


def explain(text: str) -> str:
    """Return the words and the days they may mean; "" for an empty text.

    "February 2015, day not known: between 1 and 28 February 2015". Raises
    EdtfError for a text that `read` refuses.
    """
    if not text.strip():
        return ""
    found, said = read(text), headline(text)
    if found.days_of_doubt == 0 or _is_exact(found):
        return said
    days = _days_in_words(found)
    if days in ("", said):
        return said
    return f"{said}: {days}{_doubt(found)}"


def headline(text: str) -> str:
    """Return the words without the days: "February 2015, day not known"."""
    said = words(text)
    is_month = isinstance(shape(text), EdtfPoint) and read(text).precision == "month"
    return f"{said}, day not known" if is_month and "known" not in said else said


def _is_exact(found: EdtfDate) -> bool:
    """Whether an interval runs from one known day to another."""
    ends = (found.starts, found.ends)
    return all(end is not None and end.days_of_doubt == 0 for end in ends)


def _days_in_words(found: EdtfDate) -> str:
    earliest, latest = found.earliest, found.latest
    if earliest and latest and found.is_interval:
        return f"from {_day(earliest)} at the earliest to {_day(latest)} at the latest"
    if earliest and latest:
        return words(f"[{earliest.isoformat()}..{latest.isoformat()}]")
    if earliest:
        return f"not before {_day(earliest)}"
    return f"not after {_day(latest)}" if latest else ""


def _day(day: date) -> str:
    return words(day.isoformat())


def _doubt(found: EdtfDate) -> str:
    about = ", give or take" if found.approximate else ""
    return f"{about}, not certain" if found.uncertain else about
