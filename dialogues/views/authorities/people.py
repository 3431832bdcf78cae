"""The list of people, and the page of one: where they sat, and in what capacity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.filters.listing import stays_open_to
from dialogues.filters.people import people_for
from dialogues.models import Dialogue, Participation, Person
from dialogues.views.authorities.listing import INDEX, list_page
from dialogues.views.authorities.names import Names
from dialogues.views.authorities.score import Score
from dialogues.views.authorities.seats import Sat, by_track, sat_on, tracks_sat

#: So many dialogues of a person are told in the list.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class InDialogue:
    """One dialogue of a person, with the stays there in their order."""

    record: Dialogue
    stays: list[tuple[Participation, Sat]]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list, with the first dialogues and the capacities there."""

    person: Person
    names: Names
    count: int
    first: list[tuple[Dialogue, list[str]]]
    tracks: Sequence[str]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


@require_safe
def people(request):
    filterset = people_for(request)

    def listed(page: Page) -> list[PersonRow]:
        return _listed(page, request.user)

    def rows():
        return filterset.qs.prefetch_related("names")

    return list_page(request, filterset, "people", listed, rows=rows)


@require_safe
def person(request, ref):
    """The page of a person; 404 as for nobody to who may not read the name."""
    visible = Person.objects.numbered_for(request.user, [ref])
    found = get_object_or_404(visible.prefetch_related("names"))
    stays = list(_stays(request.user, [found]))
    sat = sat_on(stays)
    told = _told(stays, sat)
    seen = Dialogue.objects.filter(pk__in=[each.record.pk for each in told])
    context = {
        "kind": INDEX["people"],
        "person": found,
        "names": Names.of(found),
        "told": told,
        "capacities": list(dict.fromkeys(stay.capacity for stay in stays)),
        "tracks": by_track(stays, sat),
        "score": Score.of(seen) if len(told) > 1 else None,
    }
    return render(request, "dialogues/authorities/person.html", context)


def _open_stays(user, people: Sequence[Person]):
    """The stays of people that the user may see and name."""
    keys = [each.pk for each in people]
    # By primary key: else SQLite begins with all dialogues that the user may see.
    about = Participation.objects.filter(person__in=keys).values("pk")
    return stays_open_to(user).filter(pk__in=about)


def _stays(user, people: Sequence[Person]):
    """Those stays with what is shown of them, in order of time."""
    return (
        _open_stays(user, people)
        .select_related("dialogue", "party")
        .prefetch_related("functions")
        .order_by("dialogue__start_earliest", "dialogue__ref", "position", "pk")
    )


def _told(stays: Iterable[Participation], sat: Mapping[int, Sat]) -> list[InDialogue]:
    found: dict[int, InDialogue] = {}
    for stay in stays:
        there = found.setdefault(stay.dialogue_id, InDialogue(stay.dialogue, []))
        there.stays.append((stay, sat[stay.pk]))
    return list(found.values())


def _listed(page: Page, user) -> list[PersonRow]:
    found = list(page)
    stays = _open_stays(user, found)
    told = defaultdict(dict)
    order = ("dialogue__start_earliest", "dialogue__ref", "position", "pk")
    columns = stays.order_by(*order).values_list("person", "dialogue", "capacity")
    for person, dialogue, capacity in columns:
        told[person].setdefault(dialogue, {})[capacity] = None
    first = {key for there in told.values() for key in list(there)[:MOST_TOLD]}
    records = Dialogue.objects.in_bulk(first)
    tracks = tracks_sat(stays)
    return [
        PersonRow(
            person=each,
            names=Names.of(each),
            count=len(told[each.pk]),
            first=[
                (records[key], list(capacities))
                for key, capacities in list(told[each.pk].items())[:MOST_TOLD]
            ],
            tracks=tracks[each.pk],
        )
        for each in found
    ]
