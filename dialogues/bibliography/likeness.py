"""Whether two descriptions may be of one source, and why, in words."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from dialogues.bibliography.addresses import address_key, doi_in, doi_key

#: Where a subtitle begins.
SUBTITLE = re.compile(r"\s*[:;?!.]\s|\s+[–—-]\s+|\s*[（(：]")
#: Words at the start of titles that tell nothing.
LITTLE = frozenset(
    ("the", "a", "an", "of", "on", "in", "and", "der", "die", "das", "le", "la", "les")
)
NEAR, RAISED = 90, 82
FOLDED_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Work:
    """What tells a source: texts as recorded, and the title folded for comparing."""

    title: str
    title_key: str
    author: str = ""
    year: int | None = None
    url: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two works are, at most 100, and what they share."""

    score: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        *most, last = self.reasons
        return f"{', '.join(most)} and {last}" if most else last


def first_words(title_key: str) -> list[str]:
    """The first three words of a folded title that tell something, without endings."""
    words = title_key.split()
    telling = [word for word in words if word not in LITTLE and len(word) > 2] or words
    return [word[:6] for word in telling[:3]]


def likeness(one: Work, other: Work) -> Likeness | None:
    """Why two works may be one; None if nothing says so."""
    certain = [*_same_identifiers(one, other)]
    title = _title_reason(one, other)
    if not certain and title is None:
        return None
    reasons = [*certain, *([title[1]] if title else [])]
    if title and _same_year(one, other):
        reasons.append("the same year")
    if title and _shared_name(one, other):
        reasons.append("an author of the same name")
    return Likeness(100 if certain else title[0] if title else 0, tuple(reasons))


def _same_identifiers(one: Work, other: Work):
    dois = {doi_key(each.doi or doi_in(each.url)) for each in (one, other)}
    if len(dois) == 1 and "" not in dois:
        yield "the same DOI"
    addresses = {address_key(each.url) for each in (one, other)}
    if len(addresses) == 1 and "" not in addresses:
        yield "the same address"


def _title_reason(one: Work, other: Work) -> tuple[int, str] | None:
    key, its = one.title_key, other.title_key
    if not key or not its:
        return None
    if key == its:
        return 99, "the same title"
    if _digits(key) != _digits(its):
        return None  # another volume, year or number of a series
    if _main(one) == _main(other) or key == _main(other) or its == _main(one):
        return 95, "the same title but for its subtitle"
    supported = _same_year(one, other) or _shared_name(one, other)
    score = max(fuzz.ratio(key, its), fuzz.token_sort_ratio(key, its))
    shared = len(set(key.split()) & set(its.split()))
    if supported and shared >= 3:
        score = max(score, fuzz.token_set_ratio(key, its))
    if score >= (RAISED if supported else NEAR):
        return int(score), "a title much like it"
    return None


def _main(work: Work) -> str:
    """The folded title without its subtitle, where what is left tells something."""
    cut = SUBTITLE.search(work.title)
    words = work.title_key.split()
    if not cut:
        return work.title_key
    before = len(FOLDED_WORD.findall(work.title[: cut.start()]))
    return " ".join(words[:before]) if before >= 3 else work.title_key


def _digits(key: str) -> list[str]:
    return re.findall(r"\d+", key)


def _same_year(one: Work, other: Work) -> bool:
    return one.year is not None and one.year == other.year


def _shared_name(one: Work, other: Work) -> bool:
    names = [
        {word for word in FOLDED_WORD.findall(each.author.casefold()) if len(word) > 3}
        for each in (one, other)
    ]
    return bool(names[0] & names[1])
