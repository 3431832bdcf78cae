"""The people whom the names of a list may mean: asked for in a few queries for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from rapidfuzz import fuzz

from dialogues.choices import NameKind
from dialogues.forms.lookups import MOST, NEW, PersonLookup, asked
from dialogues.models import Dialogue, Participation, Person, PersonName, name_key

LINE = "line:"
#: Names of which this many letters in a hundred agree are shown as alike.
ALIKE = 86
MOST_ALIKE = 5


class KnownPeople:
    """Those whom the user may see and who have one of the names, or one much like it.

    Nobody is joined by a name: all of this is offered as an answer to a question.
    """

    def __init__(self, record: Dialogue, user, names: Iterable[str]):
        self.record = record
        keys = {key for name in names if (key := name_key(name))}
        visible = Person.objects.visible_to(user)
        self._named: dict[str, set[int]] = defaultdict(set)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        if keys:
            self._collect(visible)
        alike = {key: self._alike(key) for key in keys}
        meant = {pk for key in keys for pk in self._named.get(key, ())}
        meant |= {pk for near in alike.values() for pk in near}
        people = Person.objects.filter(pk__in=meant).prefetch_related("names")
        self.by_pk = {each.pk: each for each in people}
        self.by_ref = {each.ref: each for each in self.by_pk.values()}
        self._near = alike
        self._stays = self._stays_of(meant, user)

    def _collect(self, visible) -> None:
        """Every name of everybody visible, under its key and under its words."""
        others = PersonName.objects.filter(person__in=visible)
        for pk, key in (
            *visible.values_list("pk", "name_key"),
            *others.values_list("person_id", "name_key"),
        ):
            self._named[key].add(pk)
            for word in key.split():
                self._by_word[word].add(key)

    def _alike(self, key: str) -> list[int]:
        """Whoever has a name much like this one, the most alike first."""
        near = {other for word in key.split() for other in self._by_word[word]}
        scored = {other: _likeness(key, other) for other in near - {key}}
        best = sorted(scored, key=lambda other: (-scored[other], other))
        found = [
            pk for o in best if scored[o] >= ALIKE for pk in sorted(self._named[o])
        ]
        exact = self._named.get(key, set())
        return list(dict.fromkeys(pk for pk in found if pk not in exact))[:MOST_ALIKE]

    def _stays_of(self, people: set[int], user) -> dict[int, list[Participation]]:
        seen = Dialogue.objects.visible_to(user).values("pk")
        stays = Participation.objects.nameable_by(user).filter(
            person__in=people, dialogue__in=seen
        )
        found = defaultdict(list)
        for stay in stays.select_related("dialogue").order_by("pk"):
            found[stay.person_id].append(stay)
        return found

    def exact(self, name: str) -> list[Person]:
        """Those who have this very name, accents apart."""
        found = sorted(self._named.get(name_key(name), ()))
        return [self.by_pk[pk] for pk in found[:MOST]]

    def near(self, name: str) -> list[Person]:
        """Those who have a name much like it."""
        return [self.by_pk[pk] for pk in self._near.get(name_key(name), ())]

    def describe(self, person: Person) -> Iterable[str]:
        """What tells somebody from their namesakes, and whether they are here."""
        stays = self._stays.get(person.pk, [])
        here = [stay for stay in stays if stay.dialogue_id == self.record.pk]
        for stay in here[:2]:
            yield f"already here as {_words(stay)}: adds a second stay"
        for stay in [stay for stay in stays if stay not in here][:4]:
            yield f"{_words(stay)} ({stay.dialogue})"
        if person.note:
            yield person.note[:120]


def _words(stay: Participation) -> str:
    return stay.office or stay.get_capacity_display().lower()


def _likeness(one: str, other: str) -> float:
    """How alike two folded names are, in a hundred."""
    first, second = sorted((one.split(), other.split()), key=len)
    if len(first) > 1 and all(_stands_in(word, second) for word in first):
        return 99  # "A. Onym" and "Ann Onym", "Ann Onym" and "Ann Bo Onym"
    return fuzz.token_sort_ratio(one, other)


def _stands_in(word: str, words: list[str]) -> bool:
    if len(word) == 1:
        return any(each.startswith(word) for each in words)
    return word in words or any(len(each) == 1 and word[0] == each for each in words)


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """A line above that names somebody in the same words."""

    index: int
    number: int

    @property
    def ref(self) -> str:
        return f"{LINE}{self.index}"


@dataclass(frozen=True)
class PastedPersonLookup(PersonLookup):
    """The name in one line of a list, looked up among all that were asked for."""

    known: KnownPeople | None = None
    earlier: EarlierLine | None = None

    def matches(self, user, text: str) -> list[Any]:
        found: list[Any] = self.known.exact(text)
        return [*found, self.earlier] if self.earlier else found

    def alike(self, user, text):
        return self.known.near(text)

    def must_choose(self, text: str) -> bool:
        """Whether somebody has this very name: then nothing is chosen beforehand."""
        return bool(self.known.exact(text) or self.earlier)

    def question(self, user, text, same, alike=(), record=None):
        new = f"{NEW}{name_key(text)}"
        choices = [(each.ref, self._words(each)) for each in (*same, *alike)]
        question = asked(
            "Which person is meant?"
            if self.must_choose(text)
            else "A similar name is recorded. Who is meant?",
            [*choices, (new, "New person")],
        )
        if not self.must_choose(text):
            question.initial = new
        return question

    def _words(self, found: Person | EarlierLine) -> str:
        if isinstance(found, EarlierLine):
            return format_html("The same person as in line {}", found.number)
        native = [n.name for n in found.names.all() if n.kind == NameKind.NATIVE]
        return format_html(
            "{}{} <span class='opt'>{}</span>",
            found.name,
            format_html_join("", " <bdi>{}</bdi>", ((name,) for name in native)),
            "; ".join([*self.known.describe(found), found.ref]),
        )
