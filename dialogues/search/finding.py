"""Records found by words: in what their readers may read, and nowhere else.

Most words stand in open texts, where the index of the database answers alone. What a
user may know of guarded texts is asked for first: mostly there is none.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from dialogues import access
from dialogues.models import GuardedText, OpenText
from dialogues.models.search import Spellings
from dialogues.search.words import words_of

#: Guarded texts that are looked through here; more of them are left to the database.
MOST = 1_000


def found_by_words(user, text: str) -> Q:
    """Records in which every word of the text begins a word, each where it will.

    Asks the database for the guarded texts that the user may know.
    """
    words = [word.spellings for word in words_of(text)]
    if not words:
        return access.NOTHING
    guarded = _guarded(user).filter(words__any_of=words)
    known = list(guarded.values_list("dialogue", "words")[: MOST + 1])
    if len(known) > MOST:
        return _left_to_the_database(user, words)
    found = Q(words__all_of=words)
    if known:
        found |= Q(pk__in=_having_all(known, words))
    return Q(pk__in=OpenText.objects.filter(found).values("dialogue"))


def _guarded(user) -> QuerySet[GuardedText]:
    """The guarded texts of stays and sources that the user may know."""
    return GuardedText.objects.filter(access.texts_open_to(user))


def _having_all(
    known: Sequence[tuple[int, str]], words: Sequence[Spellings]
) -> list[int]:
    """Of the records of guarded texts, those that have all words in any text."""
    texts = defaultdict(list)
    for pk, text in known:
        texts[pk].append(text)
    if len(words) > 1:
        for pk, text in OpenText.objects.filter(pk__in=texts).values_list(
            "pk", "words"
        ):
            texts[pk].append(text)
    return [pk for pk, found in texts.items() if _has_all(" ".join(found), words)]


def _has_all(text: str, words: Sequence[Spellings]) -> bool:
    spaced = f" {text}"
    return all(any(f" {begun}" in spaced for begun in word) for word in words)


def _left_to_the_database(user, words: Sequence[Spellings]) -> Q:
    everywhere = OpenText.objects.filter(words__all_of=words)
    guarded = _guarded(user).filter(words__any_of=words)
    if len(words) > 1:
        for word in words:
            guarded = guarded.filter(_about_one_with(user, word))
    found = everywhere.values("dialogue").union(guarded.values("dialogue"), all=True)
    return Q(pk__in=found)


def _about_one_with(user, word: Spellings) -> Q:
    """Texts of records that have the word in any text that the user may know."""
    here = {"dialogue": OuterRef("dialogue"), "words__has": [word]}
    in_open = OpenText.objects.filter(**here)
    return (
        Q(words__has=[word]) | Exists(in_open) | Exists(_guarded(user).filter(**here))
    )
