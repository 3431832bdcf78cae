"""Why two names may be of one person or body: the reason in words, or none."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dialogues.folding import script_of
from dialogues.rules.sounds import sound_words

#: Words that initials leave out.
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "del", "y", "a"})
#: The least likeness of letters that names of one sound have, in percent.
ALIKE = 60
#: Fewer consonants are the sound of too many names.
LEAST_SOUND = 3


def reason_for(one: str, other: str, heard: str) -> str:
    """Why the names behind two keys may be one; "" where nothing speaks for it.

    `heard` is the sound key of the other name.
    """
    if one == other:
        return "the same name"
    first, second = one.split(), other.split()
    if sorted(first) == sorted(second):
        return "the same words in another order"
    if "".join(first) == "".join(second):
        return "written apart or together"
    return (
        _by_letters(first, second)
        or _by_initials(first, second)
        or _by_sound(one, other, heard)
        or _by_words(first, second)
    )


def _by_letters(first: Sequence[str], second: Sequence[str]) -> str:
    one, other = " ".join(sorted(first)), " ".join(sorted(second))
    shortest = min(len(one), len(other))
    if _digits(one) != _digits(other) or shortest < 5:
        return ""
    apart = OSA.distance(one, other, score_cutoff=2)
    if apart == 1:
        return "one letter differs"
    return "two letters differ" if apart == 2 and shortest >= 10 else ""


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _by_initials(first: Sequence[str], second: Sequence[str]) -> str:
    for short, long in ((first, second), (second, first)):
        if len(short) == 1 and len(short[0]) > 2 and short[0] in initials(long):
            return "its initials"
    if len(first) != len(second) or len(first) < 2:
        return ""
    pairs = list(zip(first, second, strict=True))
    same = [a for a, b in pairs if a == b and len(a) > 2]
    fits = all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)
    return "the same name with initials" if same and fits else ""


def initials(words: Sequence[str]) -> set[str]:
    """The acronyms that words give, with the small words and without."""
    if len(words) < 3:
        return set()
    telling = [word for word in words if word not in SMALL]
    return {"".join(word[0] for word in each) for each in (words, telling)}


def _by_sound(one: str, other: str, heard: str) -> str:
    first = _sounds(one)
    if not set(first) <= set(heard.split()) or len("".join(first)) < LEAST_SOUND:
        return ""
    if first != _sounds(other):
        return ""
    if script_of(one) != script_of(other):
        return "the same sound"
    likeness = fuzz.token_sort_ratio(one, other)
    return "the same sound" if likeness >= ALIKE else ""


@lru_cache(maxsize=256)
def _sounds(key: str) -> Sequence[str]:
    return sorted(sound_words(key))


def _by_words(first: Sequence[str], second: Sequence[str]) -> str:
    short, long = sorted((set(first), set(second)), key=len)
    return "one name holds the other" if len(short) > 1 and short < long else ""
