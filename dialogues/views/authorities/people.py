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
from dialogues.views.authorities.seats import OnTrack, Sat, by_track, sat_on

#: So many dialogues of a person are told in the list.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class InDialogue:
    """One dialogue of a person, with the stays there in their order."""

    record: Dialogue
    stays: list[tuple[Participation, Sat]]

    @property
    def capacities(self) -> list[str]:
        """The capacities there, each once."""
        return list(dict.fromkeys(stay.capacity for stay, _ in self.stays))


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of the list."""

    person: Person
    names: Names
    told: list[InDialogue]
    tracks: Sequence[OnTrack]

    @property
    def first(self) -> list[InDialogue]:
        return self.told[:MOST_TOLD]

    @property
    def more(self) -> int:
        return max(len(self.told) - MOST_TOLD, 0)


@require_safe
def people(request):
    question = people_for(request)

    def listed(page: Page) -> list[Listed]:
        return _listed(page, request.user)

    def rows():
        return question.qs.prefetch_related("names")

    return list_page(request, question, "people", listed, rows=rows)


@require_safe
def person(request, ref):
    """The page of a person; 404 as for nobody to who may not read the name."""
    visible = Person.objects.visible_to(request.user).prefetch_related("names")
    found = get_object_or_404(visible, ref=ref)
    stays = list(_stays(request.user, [found]).prefetch_related("citations__entry"))
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


def _stays(user, people: Sequence[Person]):
    """The stays of people that the user may see and name, in order of time."""
    stays = stays_open_to(user).filter(person__in=[each.pk for each in people])
    return (
        stays.select_related("dialogue", "party")
        .prefetch_related("functions")
        .order_by("dialogue__start_earliest", "dialogue__ref", "position", "pk")
    )


def _told(stays: Iterable[Participation], sat: Mapping[int, Sat]) -> list[InDialogue]:
    found: dict[int, InDialogue] = {}
    for stay in stays:
        there = found.setdefault(stay.dialogue_id, InDialogue(stay.dialogue, []))
        there.stays.append((stay, sat[stay.pk]))
    return list(found.values())


def _listed(page: Page, user) -> list[Listed]:
    found = list(page)
    stays = list(_stays(user, found))
    sat = sat_on(stays)
    own = defaultdict(list)
    for stay in stays:
        own[stay.person_id].append(stay)
    return [
        Listed(
            each,
            Names.of(each),
            _told(own[each.pk], sat),
            by_track(own[each.pk], sat),
        )
        for each in found
    ]
