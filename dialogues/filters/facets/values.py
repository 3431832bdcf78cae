"""All values of one long filter, with what each would leave: a page at a time."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.facets.counts import AUTHORITIES, Counts, authority_pairs
from dialogues.filters.facets.left import Left
from dialogues.filters.facets.panel import Option
from dialogues.filters.facets.tally import most_frequent
from dialogues.filters.values import folded_words
from dialogues.models import OrganisationName, PersonName, name_key

OTHER_NAMES = {"person": PersonName, "organisation": OrganisationName}


@dataclass(frozen=True, slots=True)
class CodeValues:
    """The values of a fixed list or a vocabulary that leave something."""

    filterset: DialogueFilter
    counts: Counts
    name: str
    find: str

    def options(self) -> list[Option]:
        chosen = self.filterset.values().get(self.name, ())
        found = self.counts.by[self.name]
        words = folded_words(self.find)
        options = [
            Option(str(code), str(label), found[code], code in chosen)
            for code, label in self.filterset.form.fields[self.name].choices
            if found.get(code) and _has_all(name_key(label), words)
        ]
        return sorted(options, key=lambda each: -each.count)


def _has_all(text: str, words: list[str]) -> bool:
    return all(f" {word}" in f" {text}" for word in words)


def _begins_a_word(word: str) -> Q:
    return Q(name_key__startswith=word) | Q(name_key__contains=f" {word}")


class AuthorityValues:
    """People, organisations or conflicts that leave something, the most frequent first.

    A page of them is one slice, as of a queryset. They are found by any of their names.
    """

    def __init__(self, filterset: DialogueFilter, name: str, find: str):
        self.filterset, self.name = filterset, name
        self.model = AUTHORITIES[name]
        pairs = authority_pairs(Left(filterset), name)
        if find:
            found = self._found(find).values("pk")
            self.pairs = [each.filter(value__in=found) for each in pairs]
        else:
            self.pairs = [each.filter(value__gt=0) for each in pairs]

    def _found(self, find: str) -> QuerySet:
        rows = self.model.objects.order_by()
        for word in folded_words(find):
            begins = _begins_a_word(word)
            by_name = begins
            if self.name in OTHER_NAMES:
                others = OTHER_NAMES[self.name].objects.filter(begins).order_by()
                by_name = begins | Q(pk__in=others.values(self.name))
            rows = rows.filter(by_name)
        return rows

    def count(self) -> int:
        return most_frequent(*self.pairs, most=1).values

    def __getitem__(self, page: slice) -> list[Option]:
        start, most = page.start or 0, page.stop - (page.start or 0)
        counts = most_frequent(*self.pairs, start=start, most=most).counts
        chosen = self.filterset.values().get(self.name, ())
        named = self.model.objects.filter(pk__in=counts).in_bulk()
        return [
            Option(named[pk].ref, named[pk].name, number, named[pk].ref in chosen)
            for pk, number in counts.items()
        ]


def values_of(
    filterset: DialogueFilter, counts: Counts, name: str, find: str
) -> AuthorityValues | list[Option]:
    """The values of a long filter that leave something, found by words if there are."""
    if name in AUTHORITIES:
        return AuthorityValues(filterset, name, find)
    return CodeValues(filterset, counts, name, find).options()
