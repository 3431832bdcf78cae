"""Whether two descriptions may be of one source, and why, in words."""

import re
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Work:
    """What tells a source: texts as recorded, and the title folded for comparing.

    What is compared is made once, since a paste compares each with very many.
    """

    title: str
    title_key: str
    author: str = ""
    year: int | None = None
    url: str = ""
    doi: str = ""

    @cached_property
    def doi_key(self) -> str:
        return doi_key(self.doi or doi_in(self.url))

    @cached_property
    def address_key(self) -> str:
        return address_key(self.url)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.title_key.split())

    @cached_property
    def first_words(self) -> list[str]:
        """The first three words that tell something, without their endings."""
        words = self.title_key.split()
        telling = [word for word in words if word not in LITTLE and len(word) > 2]
        return [word[:6] for word in (telling or words)[:3]]

    @cached_property
    def in_order(self) -> str:
        """The words of the title by the alphabet: their order tells little."""
        return " ".join(sorted(self.title_key.split()))

    @cached_property
    def digits(self) -> list[str]:
        return re.findall(r"\d+", self.title_key)

    @cached_property
    def names(self) -> frozenset[str]:
        found = FOLDED_WORD.findall(self.author.casefold())
        return frozenset(word for word in found if len(word) > 3)

    @cached_property
    def main_title(self) -> str:
        """The folded title without its subtitle, where what is left tells something."""
        cut = SUBTITLE.search(self.title)
        before = len(FOLDED_WORD.findall(self.title[: cut.start()])) if cut else 0
        if before < 3:
            return self.title_key
        return " ".join(self.title_key.split()[:before])


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two works are, at most 100, and what they share."""

    score: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        *most, last = self.reasons
        return f"{', '.join(most)} and {last}" if most else last


def likeness(one: Work, other: Work) -> Likeness | None:
    """Why two works may be one; None if nothing says so."""
    certain = []
    if one.doi_key and one.doi_key == other.doi_key:
        certain.append("the same DOI")
    if one.address_key and one.address_key == other.address_key:
        certain.append("the same address")
    title = _title_reason(one, other)
    if title is None:
        return Likeness(100, tuple(certain)) if certain else None
    reasons = [*certain, title[1]]
    if _same_year(one, other):
        reasons.append("the same year")
    if one.names & other.names:
        reasons.append("an author of the same name")
    return Likeness(100 if certain else title[0], tuple(reasons))


def _title_reason(one: Work, other: Work) -> tuple[int, str] | None:
    key, its = one.title_key, other.title_key
    if not key or not its:
        return None
    if key == its:
        return 99, "the same title"
    if one.digits != other.digits:
        return None  # another volume, year or number of a series
    mains = {one.main_title, other.main_title}
    if len(mains) == 1 or key == other.main_title or its == one.main_title:
        return 95, "the same title but for its subtitle"
    if score := _nearness(one, other):
        return score, "a title much like it"
    return None


def _nearness(one: Work, other: Work) -> int:
    """How near two titles are; the same year or author lets them lie further apart."""
    if sum(word in other.title_key for word in one.first_words) < 2:
        return 0
    supported = _same_year(one, other) or bool(one.names & other.names)
    least = RAISED if supported else NEAR
    score = max(
        fuzz.ratio(one.title_key, other.title_key, score_cutoff=least),
        fuzz.ratio(one.in_order, other.in_order, score_cutoff=least),
    )
    if not score and supported and len(one.words & other.words) >= 3:
        score = fuzz.token_set_ratio(one.title_key, other.title_key, score_cutoff=NEAR)
    return int(score)


def _same_year(one: Work, other: Work) -> bool:
    return one.year is not None and one.year == other.year
