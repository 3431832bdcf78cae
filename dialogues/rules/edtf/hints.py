"""What to write instead: EDTF for dates as people write them.

A hint is only ever shown to the person who typed the date, who decides; nothing is
turned into a date unseen. (The library's `text_to_edtf` is not used: it makes
"Oslo round 3" the third of an unknown month.)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product

from dialogues.rules.edtf.single_hints import SINGLE, forms, found_in, readable

#: A person compares a few; more would be a list to search.
MOST = 4
#: As long as a date may be (`reading.LONGEST`).
LONGEST = 100
MOST_SPLITS = 4

DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ")
PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def hints_for(text: str) -> tuple[str, ...]:
    """Return every EDTF that the text may mean, the likeliest first; a few at most."""
    if len(text) > LONGEST:
        return ()
    text = text.translate(DASHES).translate(APOSTROPHES).casefold()
    folded = WEEKDAY.sub("", " ".join(text.split()))
    return (_one(folded) or _joined(folded))[:MOST]


def _one(folded: str) -> tuple[str, ...]:
    return found_in(folded, SINGLE) or found_in(folded, QUALIFIED)


def _wrapped(*shapes: str) -> Callable[[re.Match[str]], list[str]]:
    """Build each shape around the date that a match holds."""
    return lambda match: [
        shape.format(single)
        for single in found_in(match[1], SINGLE)
        for shape in shapes
    ]


def _beyond(step: int, shape: str) -> Callable[[re.Match[str]], list[str]]:
    """Build a shape with the date left out, as "before" means, and with it."""
    return lambda match: [
        shape.format(found)
        for single in found_in(match[1], SINGLE)
        for found in (_beside(single, step), single)
        if found
    ]


def _beside(point: str, step: int) -> str:
    """Return the year, month or day next to a plain one, "" where there is none."""
    if not PLAIN.fullmatch(point):
        return ""
    year, month, day = ([int(part) for part in point.split("-")] + [0, 0])[:3]
    if not month:
        return f"{year + step:04}"
    if not day:
        year, month = divmod(12 * year + month - 1 + step, 12)
        return f"{year:04}-{month + 1:02}"
    try:
        return (date(year, month, day) + timedelta(step)).isoformat()
    except (ValueError, OverflowError):
        return ""


QUALIFIED = forms(
    (
        r"(?:about|around|circa|ca?\.?|approx\.?|approximately|roughly|~) ?(.+)",
        _wrapped("{}~"),
    ),
    (r"(.+?),? (?:or so|approximately|\(approx\.?\))", _wrapped("{}~")),
    (r"(?:perhaps|possibly|probably|maybe) (.+)", _wrapped("{}?")),
    (r"(.+?) ?(?:\?|\(\?\)|\(?(?:perhaps|possibly|probably)\)?)", _wrapped("{}?")),
    (r"(?:by|not? later than|up to) (.+)", _wrapped("[..{}]")),
    (r"(.+) or (?:earlier|before)", _wrapped("[..{}]")),
    (r"(?:not? earlier than|not before) (.+)", _wrapped("[{}..]")),
    (r"(.+) or (?:later|after)", _wrapped("[{}..]")),
    (r"before (.+)", _beyond(-1, "[..{}]")),
    (r"after (.+)", _beyond(1, "[{}..]")),
    (r"\[(.+)\]", _wrapped("{}")),
)
OPEN_ENDED = (
    (re.compile(r"(?:from|since) (.+?)(?: on| onwards?)?"), "{}/.."),
    (re.compile(r"(.+?) (?:on|onwards?)"), "{}/.."),
    (re.compile(r"(.+?) ?[-/]"), "{}/.."),
    (re.compile(r"(?:until|till|to) (.+)"), "../{}"),
    (re.compile(r"/ ?(.+)"), "../{}"),
)


@dataclass(frozen=True, slots=True)
class Joint:
    """How two dates are joined in words, and in EDTF."""

    before: str
    between: re.Pattern[str]
    shapes: tuple[str, ...]


JOINTS = (
    Joint("between ", re.compile(" and "), ("[{0}..{1}]", "{0}/{1}")),
    Joint("from ", re.compile(" to | until | till | through | ?- ?"), ("{0}/{1}",)),
    Joint("", re.compile(" to | until | till | through | ?- ?"), ("{0}/{1}",)),
    Joint("", re.compile(" ?/ ?"), ("{0}/{1}", "{1}/{0}", "[{0},{1}]")),
    Joint("", re.compile(" or "), ("[{0},{1}]",)),
    Joint("", re.compile(" and "), ("{{{0},{1}}}",)),
)
YEAR_TO_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{2})")


def _joined(folded: str) -> tuple[str, ...]:
    if match := YEAR_TO_DIGITS.fullmatch(folded):
        return readable([f"{match[1]}{match[2]}/{match[1]}{match[3]}"])
    for joint in JOINTS:
        for first, second in _splits(folded, joint):
            pairs = product(_first(first, second), _one(second))
            if found := readable(
                shape.format(*pair) for pair in pairs for shape in joint.shapes
            ):
                return found
    for pattern, shape in OPEN_ENDED:
        match = pattern.fullmatch(folded)
        ends = _one(match[1]) if match else ()
        if found := readable(shape.format(end) for end in ends):
            return found
    return ()


def _splits(folded: str, joint: Joint) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each place where a text may be joined; a few at most."""
    if not folded.startswith(joint.before):
        return
    rest = folded.removeprefix(joint.before)
    for match in islice(joint.between.finditer(rest), MOST_SPLITS):
        first, second = rest[: match.start()], rest[match.end() :]
        if first and second:
            yield first, second


def _first(part: str, second: str) -> tuple[str, ...]:
    """Complete the first of two dates from the second: 19 of "19-20 August 1993"."""
    tail = second.split()
    for place in range(len(tail), max(len(tail) - 3, -1), -1):
        if found := _one(" ".join([part, *tail[place:]])):
            return found
    return ()
