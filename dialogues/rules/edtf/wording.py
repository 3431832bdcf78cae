"""Dates in words a person would use, for pages (and `short`, for tables).

The wording follows the look of the site: "about 1973", "no end known", "day not
known", "20 August – 13 September 1993". Words never name a day that nobody knows.
"""

import re

from dialogues.rules.edtf.phrases import parts, phrase
from dialogues.rules.edtf.reading import shape
from dialogues.rules.edtf.shapes import Choice, EdtfInterval, EdtfPoint, Shape

NOT_KNOWN = "not known"
NOT_STATED = "not stated"
#: Words that would be lost beside a dash: "2008 or 2009 – 2013".
NEEDS_WORDS = re.compile(r", | or | and |between |\(|–")


def words(text: str, *, short: bool = False) -> str:
    """Return one EDTF text in words; "" for an empty one.

    Raises EdtfError for a text that `read` refuses.
    """
    if not text.strip():
        return ""
    return _words_of(shape(text), short=short)


def span_words(start: str, end: str, *, short: bool = False) -> str:
    """Return the start and end of one record in words: "1993 – no end known".

    Either may be empty (not stated) or `..` (looked for, and not known).
    """
    first = shape(start) if start.strip() else None
    last = shape(end) if end.strip() else None
    if first and last:
        return _between(first, last, short=short)
    if first:
        known = first != EdtfInterval(None, None)
        return f"from {_words_of(first, short=short)}" if known else "start not known"
    if last:
        known = last != EdtfInterval(None, None)
        return f"until {_words_of(last, short=short)}" if known else "no end known"
    return NOT_STATED


def _words_of(found: Shape, *, short: bool) -> str:
    match found:
        case EdtfPoint():
            return phrase(found, short=short)
        case Choice():
            return _set_words(found, short=short)
        case EdtfInterval(None, None):
            return NOT_KNOWN
        case EdtfInterval(EdtfPoint() as first, EdtfPoint() as last):
            return _from_to([first, last], short=short)
        case EdtfInterval(EdtfPoint() as first, None):
            return _with_ending("from", phrase(first, short=short), "no end known")
        case EdtfInterval(None, EdtfPoint() as last):
            return _with_ending("until", phrase(last, short=short), "start not known")
    raise AssertionError(found)


def _with_ending(word: str, date: str, ending: str) -> str:
    return f"{word} {date}, {ending}"


def _between(first: Shape, last: Shape, *, short: bool) -> str:
    """Return the words for two fields, the start and the end of one record."""
    if isinstance(first, EdtfPoint) and isinstance(last, EdtfPoint):
        return _from_to([first, last], short=short)
    unknown = EdtfInterval(None, None)
    if first == last:
        return _words_of(first, short=short)
    start = "start not known" if first == unknown else _words_of(first, short=short)
    end = "no end known" if last == unknown else _words_of(last, short=short)
    if last == unknown and NEEDS_WORDS.search(start):
        return _with_ending("from", start, end)
    if first == unknown and NEEDS_WORDS.search(end):
        return _with_ending("until", end, start)
    return _joined(start, end)


def _from_to(points: list[EdtfPoint], *, short: bool) -> str:
    if points[0] == points[1]:
        return phrase(points[0], short=short)
    (start, end), shared = _without_shared(points, short=short)
    return _joined(start, end) + shared


def _joined(start: str, end: str) -> str:
    """Join with a dash, spaced where a side has more than one word; or with words."""
    if NEEDS_WORDS.search(start) or NEEDS_WORDS.search(end):
        comma = "," if ", " in start else ""
        return f"from {start}{comma} to {end}"
    return f"{start} – {end}" if " " in start + end else f"{start}–{end}"


def _without_shared(points: list[EdtfPoint], *, short: bool) -> tuple[list[str], str]:
    """Split off what all dates end with: (["20 August", "13 September"], " 1993")."""
    if not all(point.is_plain for point in points):
        return [phrase(point, short=short) for point in points], ""
    dates = [parts(point, short=short) for point in points]
    shared = 0
    while shared < min(map(len, dates)) - 1 and len({d[shared] for d in dates}) == 1:
        shared += 1
    own = [" ".join(reversed(date[shared:])) for date in dates]
    return own, "".join(f" {part}" for part in reversed(dates[0][:shared]))


def _set_words(found: Choice, *, short: bool) -> str:
    """Return [one of a set] with "or", {all of a set} with "and"."""
    link = "and" if found.all_of else "or"
    points = [member for member in found.members if isinstance(member, EdtfPoint)]
    if len(points) == len(found.members):
        members, shared = _without_shared(points, short=short)
    else:
        members, shared = [_member_words(m, link, short) for m in found.members], ""
    if len(members) == 1:
        return members[0] + shared
    comma = "," if any(re.search(", | or | and ", word) for word in members) else ""
    return f"{', '.join(members[:-1])}{comma} {link} {members[-1]}{shared}"


def _member_words(member: EdtfPoint | EdtfInterval, link: str, short: bool) -> str:
    match member:
        case EdtfPoint():
            return phrase(member, short=short)
        case EdtfInterval(None, EdtfPoint() as last):
            return f"{phrase(last, short=short)} {link} earlier"
        case EdtfInterval(EdtfPoint() as first, None):
            return f"{phrase(first, short=short)} {link} later"
        case EdtfInterval(EdtfPoint() as first, EdtfPoint() as last):
            if link == "and":
                return _from_to([first, last], short=short)
            (start, end), shared = _without_shared([first, last], short=short)
            return f"between {start} and {end}{shared}"
    raise AssertionError(member)
