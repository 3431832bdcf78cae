"""The filters of people: what is asked of a stay is asked of one and the same stay."""

from django.db.models import Count, Q, QuerySet

from dialogues.choices import Track, Vocabulary
from dialogues.filters.listing import (
    NOT_STATED,
    AnyOrSeveralFilter,
    ListFilterSet,
    Ref,
    dialogues_of,
    named,
    one_of,
    stays_open_to,
    terms,
)
from dialogues.filters.same_stay import CAPACITIES, capacities_of
from dialogues.filters.seats import STAY, may_have_sat, surely_sat
from dialogues.filters.tracks import may_touch, years_in_words
from dialogues.filters.values import One, WordsFilter, Year
from dialogues.models import Dialogue, Person, PersonName

#: What is known of people on more than one track -> the stretches that show it.
SEVERAL = {"several": "sat on more than one", "perhaps": "may have sat on more"}
STRETCHES = {"several": surely_sat, "perhaps": may_have_sat}

OF_STAYS = ("capacity", "function", "track", "dialogue", "year_from", "year_to")


def people_for(request) -> "PeopleFilter":
    """The filters of a request over the people whom its user may know of."""
    people = Person.objects.visible_to(request.user)
    return PeopleFilter(request.GET, people, request=request)


class PeopleFilter(ListFilterSet):
    """Which people: by name, capacity, function, track, dialogue and years."""

    unseen = ("dialogue",)
    sorts = {
        "name": "Name",
        "-name": "Name, from Z to A",
        "dialogues": "Fewest dialogues",
        "-dialogues": "Most dialogues",
    }
    orders = {
        "name": ["name_key", "ref"],
        "dialogues": ["dialogues", "name_key", "ref"],
    }

    q = WordsFilter(method="by_name", label="Name")
    capacity = AnyOrSeveralFilter(
        method="with_stay", label="Capacity", choices=list(CAPACITIES.items())
    )
    function = AnyOrSeveralFilter(method="with_stay", label="Function")
    track = AnyOrSeveralFilter(
        method="with_stay", label="Sat on", choices=Track.choices
    )
    tracks = AnyOrSeveralFilter(
        method="by_tracks", label="More than one track", choices=list(SEVERAL.items())
    )
    dialogue = Ref(method="with_stay", label="Dialogue")
    year_from = Year(method="with_stay", label="From year")
    year_to = Year(method="with_stay", label="To year")
    sort = One(method="in_order", label="Sort", choices=list(sorts.items()))

    def choices(self):
        return {"function": [*terms(Vocabulary.FUNCTION), NOT_STATED]}

    def records(self):
        return {"dialogue": Dialogue.objects.visible_to(self.user)}

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without)
        asked = {name for name in OF_STAYS if name in self.values()} - set(without)
        if not (self.is_valid() and asked):
            return rows
        return rows.filter(pk__in=self.stays(asked).values("person"))

    def stays(self, asked) -> QuerySet:
        """The stays open to the user for which all that is asked of them holds."""
        used = {name: self.form.cleaned_data[name] for name in asked}
        stays = stays_open_to(self.user).filter(person__isnull=False)
        if "capacity" in used:
            stays = stays.filter(capacity__in=capacities_of(used["capacity"]))
        if "function" in used:
            none = Q(functions__isnull=True)
            stays = stays.filter(one_of(used["function"], "functions__code", none))
        if "dialogue" in used:
            stays = stays.filter(dialogue__ref=used["dialogue"])
        years = used.get("year_from"), used.get("year_to")
        stays = stays.filter(may_touch(*years, "start", "end"))
        if "track" in used:
            sat = surely_sat(stays.values("pk")).filter(track__in=used["track"])
            stays = stays.filter(pk__in=sat.values(STAY))
        return stays

    def with_stay(self, queryset, name, value):
        return queryset  # `narrowed` asks for all that concerns one stay at once

    def by_name(self, queryset, name, value):
        return named(queryset, value, PersonName)

    def by_tracks(self, queryset, name, value):
        """Those who sat on several tracks: in the dialogue asked for, or in all."""
        there = {"dialogue"} & self.values().keys()
        stays = self.stays(there).values("pk")
        person = f"{STAY}__person"
        found = Q(pk__in=())
        for each in value:
            sat = STRETCHES[each](stays).values(person)
            several = sat.annotate(n=Count("track", distinct=True)).filter(n__gt=1)
            found |= Q(pk__in=several.values(person))
        return queryset.filter(found)

    def in_order(self, queryset, name, value):
        if value.endswith("dialogues"):
            stays = stays_open_to(self.user)
            queryset = queryset.annotate(dialogues=dialogues_of(stays, "person"))
        return super().in_order(queryset, name, value)

    def label_of(self, name: str, value: str) -> str:
        if name == "track" and value != Track.UNCLASSIFIED:
            return f"Sat on: {value}"
        return super().label_of(name, value)

    def sentence(self) -> str:
        """For example "People who were official, sat on Track 1"."""
        phrases = {
            "q": "named {}",
            "capacity": "in the capacity {}",
            "function": "with the function {}",
            "track": "who sat on {}",
            "tracks": "who {} track",
            "dialogue": "of the dialogue {}",
        }
        parts = self.said(phrases)
        if years := years_in_words(*self.years()):
            parts.append(f"taking part {years}")
        return f"People {', '.join(parts)}" if parts else "All people"
