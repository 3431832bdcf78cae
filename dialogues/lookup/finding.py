"""People and bodies by what is typed of any of their names, and those very like them.

The names are scanned first, whoever may know them; what is visible is then asked for
those records alone. So the rule of `access` is asked in full, of few records.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, Q

from dialogues.folding import name_key
from dialogues.lookup.alike import initials, reason_for
from dialogues.lookup.typed_name import TypedName, any_of, begun
from dialogues.models import Organisation, Person
from dialogues.rules.sounds import sound_words

Model = type[Person] | type[Organisation]

#: Most options of one answer.
MOST = 12
#: A database takes so many keys in one query; above it, all visible ones are asked for.
MOST_KEYS = 1_000
MOST_ALIKE = 6

EXACT, BEGUN, BEGUN_ACROSS, SOUND, SOUND_ACROSS = range(5)


class IndexedName(NamedTuple):
    """One name of a record."""

    pk: int
    name: str
    key: str
    sounds: str


@dataclass(frozen=True, slots=True)
class RecordMatch:
    """A record that fits, the name by which it does, and how."""

    pk: int
    name: str
    rank: int
    reason: str = ""

    @property
    def is_loose(self) -> bool:
        return self.rank >= SOUND


def find(
    model: Model, user, text: str, *, here: Collection[int] = (), most: int = MOST
) -> list[RecordMatch]:
    """The records that fit best: exact and begun words, then sounds; `here` first."""
    typed = TypedName.of(text)
    if not typed.words:
        return []
    ranked = _ranked(typed, _names(model, typed.condition()))
    for pk, name in _by_number(model, text):
        ranked[pk] = RecordMatch(pk, name, EXACT)
    seen = _visible(model, user, ranked)

    def order(found: RecordMatch):
        in_here = found.pk not in here
        return (found.is_loose, in_here, found.rank, seen[found.pk], found.pk)

    return sorted((ranked[pk] for pk in seen), key=order)[:most]


def near(model: Model, user, text: str) -> list[RecordMatch]:
    """Records so like a name that they may be meant, but not those of that name."""
    key = name_key(text)
    if not key:
        return []
    reasons: dict[int, RecordMatch] = {}
    same = set()
    for each in _names(model, _may_be_like(model, key)):
        if each.key == key:
            same.add(each.pk)
        elif each.pk not in reasons and (why := reason_for(key, each.key, each.sounds)):
            reasons[each.pk] = RecordMatch(each.pk, each.name, BEGUN, why)
    seen = _visible(model, user, reasons.keys() - same)
    found = sorted((reasons[pk] for pk in seen), key=lambda f: (seen[f.pk], f.pk))
    return found[:MOST_ALIKE]


def _names(model: Model, condition: Q) -> Iterable[IndexedName]:
    """All names for which the condition holds, preferred ones and others."""
    others = model._meta.get_field("names").related_model
    columns = ("name", "name_key", "sound_key")
    own = model._default_manager.filter(condition).order_by()
    owned = others._default_manager.filter(condition).order_by()
    rows = own.values_list("pk", *columns).union(
        owned.values_list(F(others.owner), *columns), all=True
    )
    return map(IndexedName._make, rows)


def _by_number(model: Model, text: str) -> Iterable[tuple[int, str]]:
    number = text.strip().upper()
    if re.fullmatch(rf"{model.ref_prefix}[0-9]{{1,9}}", number):
        return model._default_manager.filter(ref=number).values_list("pk", "name")
    return ()


def _ranked(typed: TypedName, names: Iterable[IndexedName]) -> dict[int, RecordMatch]:
    """How each record fits whose names have every word."""
    best: dict[int, RecordMatch] = {}
    heard: dict[int, tuple[str, set[int], set[int]]] = {}
    for each in names:
        begins = {i for i, word in enumerate(typed.words) if word.begins(each.key)}
        sounds = begins | {
            i
            for i, word in enumerate(typed.words)
            if i not in begins and word.sounds_in(each.sounds)
        }
        rank = _rank(typed, each, begins, sounds)
        if rank is not None and (each.pk not in best or rank < best[each.pk].rank):
            best[each.pk] = RecordMatch(each.pk, each.name, rank)
        name, all_begun, all_heard = heard.setdefault(
            each.pk, (each.name, set(), set())
        )
        all_begun |= begins
        all_heard |= sounds
    for pk, (name, begins, sounds) in heard.items():
        if pk not in best and len(sounds) == len(typed.words):
            across = BEGUN_ACROSS if len(begins) == len(typed.words) else SOUND_ACROSS
            best[pk] = RecordMatch(pk, name, across)
    return best


def _rank(
    typed: TypedName, name: IndexedName, begins: set[int], sounds: set[int]
) -> int | None:
    if name.key == typed.key:
        return EXACT
    if len(begins) == len(typed.words):
        return BEGUN
    return SOUND if len(sounds) == len(typed.words) else None


def _visible(model: Model, user, pks: Collection[int]) -> Mapping[int, Any]:
    """Those that the user may see, each with what it is ordered by.

    Asks as much where there are none: else the time would tell of hidden names.
    """
    if len(pks) <= MOST_KEYS:
        rows = model.objects.visible_among(user, pks)
    else:
        rows = model.objects.visible_to(user)
    found = rows.order_by().values_list("pk", "name_key")
    return {pk: key for pk, key in found if pk in pks}


def _may_be_like(model: Model, key: str) -> Q:
    """Names worth a comparison: a word begins or sounds alike, or initials fit."""
    words = key.split()
    telling = [word for word in words if len(word) > 2] or words
    conditions = [begun("name_key", word[:3]) for word in telling]
    conditions += [begun("sound_key", s) for s in sound_words(key) if len(s) > 1]
    conditions.append(Q(name_key__in=initials(words)))
    if len(words) == 1 and model is Organisation:
        first, *rest = key
        spelt = Q(name_key__startswith=first)
        for letter in rest[:8]:
            spelt &= Q(name_key__contains=f" {letter}")
        conditions.append(spelt)
    return any_of(conditions)
