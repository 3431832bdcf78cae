"""Records found by words: in what their readers may read, and nowhere else."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from dialogues.models import GuardedText, OpenText, Participation, Source
from dialogues.search.words import Word, words_of


def found_by_words(user, text: str) -> Q:
    """Records in which every word of the text begins a word, each where it will."""
    words = words_of(text)
    if not words:
        return Q(pk__in=())
    spelt = [word.spellings for word in words]
    everywhere = OpenText.objects.filter(words__all_of=spelt).values("dialogue")
    guarded = _guarded(user).filter(words__any_of=spelt)
    if len(words) > 1:
        for word in words:
            guarded = guarded.filter(_has(user, word))
    return Q(pk__in=everywhere.union(guarded.values("dialogue"), all=True))


def _guarded(user) -> QuerySet[GuardedText]:
    """The guarded texts of stays and sources that the user may know."""
    stays = Participation.objects.nameable_by(user)
    sources = Source.objects.visible_to(user)
    # Asked of each text that has the words, which are few beside all stays.
    return GuardedText.objects.filter(
        Exists(stays.filter(pk=OuterRef("participation")))
        | Exists(sources.filter(pk=OuterRef("source")))
    )


def _has(user, word: Word) -> Q:
    """Texts of records that have the word in a text that the user may know."""
    spelt: Sequence = [word.spellings]
    return Q(
        dialogue__in=OpenText.objects.filter(words__all_of=spelt).values("dialogue")
    ) | Q(dialogue__in=_guarded(user).filter(words__all_of=spelt).values("dialogue"))
