"""What is asked of one and the same stay: who, in what capacity, with what function.

Capacity and function stand beside a withheld name as well. Who it was is asked only of
stays that the user may name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dialogues import access
from dialogues.choices import CAPACITY_GROUP, Capacity, CapacityGroup, Vocabulary
from dialogues.filters.unknown import UNKNOWN, has
from dialogues.models import Participation, Term

NAMES = ("capacity", "function", "person")

#: A group goes before the capacity of the same name: "official" means mandated as well.
CAPACITIES = dict(CapacityGroup.choices) | {
    code: label for code, label in Capacity.choices if code not in CapacityGroup.values
}

#: People of whom a source says no name; not those whose name is withheld.
UNNAMED = Q(person__isnull=True, organisation__isnull=True)


@dataclass(frozen=True, slots=True)
class StayQuestion:
    """The values asked for of a stay; an empty list asks for nothing."""

    user: access.Reader
    capacity: list[str]
    function: list[str]
    person: list[str]

    @classmethod
    def of(cls, user: access.Reader, asked: Mapping[str, list[str]]) -> "StayQuestion":
        return cls(user, **{name: list(asked.get(name) or []) for name in NAMES})

    def __bool__(self) -> bool:
        return any((self.capacity, self.function, self.person))

    def stays(self) -> QuerySet:
        """The stays with every one of the values."""
        rows = Participation.objects.order_by()
        if self.capacity:
            rows = rows.filter(capacity__in=capacities_of(self.capacity))
        if self.function:
            rows = rows.filter(_with_function(self.function))
        if self.person:
            named = Q(person__ref__in=[ref for ref in self.person if ref != UNKNOWN])
            who = named | UNNAMED if UNKNOWN in self.person else named
            rows = rows.nameable_by(self.user).filter(who)
        return rows

    def dialogues(self) -> Q:
        """The dialogues with such a stay."""
        return has(self.stays())


def _with_function(codes: Iterable[str]) -> Q:
    terms = Term.objects.filter(vocabulary=Vocabulary.FUNCTION, code__in=codes)
    found = Q(functions__in=terms.order_by().values("pk"))
    return found | Q(functions__isnull=True) if UNKNOWN in codes else found


def capacities_of(values: Iterable[str]) -> set[str]:
    """The capacities that the values name, one by one or as a group."""
    asked = set(values)
    return {
        capacity.value
        for capacity, group in CAPACITY_GROUP.items()
        if group in asked or (capacity in asked and capacity not in CapacityGroup)
    }
