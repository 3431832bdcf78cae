"""Dialogues by their titles, conflicts by their names."""

from collections.abc import Iterable

from django.db.models import Q

from dialogues.folding import name_key
from dialogues.lookup.typed_name import TypedName, begun
from dialogues.models import Conflict, Dialogue
from dialogues.search import found_by_words

MOST = 12
#: Dialogues whose words fit somewhere; those are put first whose title does.
MOST_COMPARED = 200


def find_dialogues(user, text: str, *, but: Dialogue | None = None) -> list[Dialogue]:
    """Dialogues that have every word, those with all of them in a title first.

    By title within either: numbers of records are drawn, and order nothing.
    """
    typed = TypedName.of(text)
    if not typed.words:
        return []
    rows = Dialogue.objects.visible_to(user).exclude(pk=but.pk if but else None)
    fits = Q(ref__iexact=text.strip())
    words = found_by_words(user, " ".join(word.text for word in typed.words))
    rows = rows.filter(fits | words).prefetch_related("names").order_by("title", "ref")

    def order(record: Dialogue):
        titles = [record.title, *(each.name for each in record.names.all())]
        keys = [name_key(title) for title in titles]
        in_title = any(all(w.begins(key) for w in typed.words) for key in keys)
        return (not in_title, keys[0], record.ref)

    return sorted(rows[:MOST_COMPARED], key=order)[:MOST]


def find_conflicts(user, text: str) -> Iterable[Conflict]:
    """Conflicts in whose name every word begins a word."""
    typed = TypedName.of(text)
    if not typed.words:
        return []
    rows = Conflict.objects.visible_to(user)
    for word in typed.words:
        rows = rows.filter(begun("name_key", word.text))
    return rows[:MOST]
