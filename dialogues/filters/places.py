"""The filters of places: of the meetings that are recorded there."""

from django.db.models import Count, F, Max, Min, Q, QuerySet

from dialogues import countries
from dialogues.choices import MeetingStanding
from dialogues.filters.listing import (
    NOT_STATED,
    AnyOrSeveralFilter,
    ListFilterSet,
    Ref,
    one_of,
    present,
    seen_by,
)
from dialogues.filters.tracks import may_touch, years_in_words
from dialogues.filters.values import One, WordsFilter, Year
from dialogues.folding import name_key
from dialogues.models import Dialogue, Meeting


def places_for(request) -> "PlaceFilter":
    """The filters of a request over the places of meetings that its user may see."""
    return PlaceFilter(request.GET, meetings_of(request.user), request=request)


def meetings_of(user) -> QuerySet[Meeting]:
    """The meetings with a place in the dialogues that the user may see."""
    there = Meeting.objects.filter(dialogue__in=seen_by(user))
    return there.exclude(place="").order_by()


def places_in(meetings: QuerySet[Meeting]) -> QuerySet:
    """One row a place, as it is written: its meetings, its dialogues, its years."""
    return (
        meetings.order_by()
        .values("country", "place")
        .annotate(
            label=Min("country_label"),
            meetings=Count("pk"),
            dialogues=Count("dialogue", distinct=True),
            first=Min("date_earliest"),
            last=Max("date_latest"),
        )
    )


class PlaceFilter(ListFilterSet):
    """Which places: by name, country, and the meetings there."""

    unseen = ("dialogue",)
    sorts = {
        "place": "Name",
        "-place": "Name, from Z to A",
        "country": "Code of the country",
        "-country": "Code of the country, from Z to A",
        "first": "First meeting",
        "-first": "First meeting, latest first",
        "meetings": "Fewest meetings",
        "-meetings": "Most meetings",
        "dialogues": "Fewest dialogues",
        "-dialogues": "Most dialogues",
    }
    orders = {
        "place": ["place", "country"],
        "country": ["country", "place"],
        "meetings": ["meetings", "place", "country"],
        "dialogues": ["dialogues", "place", "country"],
        "first": [F("first").asc(nulls_last=True), "place", "country"],
    }

    q = WordsFilter(method="by_name", label="Name")
    country = AnyOrSeveralFilter(method="by_country", label="Country")
    standing = AnyOrSeveralFilter(
        method="by_standing", label="Meetings", choices=MeetingStanding.choices
    )
    dialogue = Ref(method="by_dialogue", label="Dialogue")
    year_from = Year(method="by_first_year", label="From year")
    year_to = Year(method="by_last_year", label="To year")
    sort = One(method="in_order", label="Sort", choices=list(sorts.items()))

    def choices(self):
        return {"country": [*countries.listed(), NOT_STATED]}

    def records(self):
        return {"dialogue": Dialogue.objects.visible_to(self.user)}

    def in_order(self, queryset, name, value):
        return queryset  # meetings have none; `places` orders their places

    def offered(self, name):
        choices = super().offered(name)
        return present(choices, self.queryset) if name == "country" else choices

    def places(self) -> QuerySet:
        """The places of the meetings that are asked for, in the order asked for."""
        asked = self.values().get("sort", [self.defaults["sort"]])
        return places_in(self.qs).order_by(*self.ordered(asked[0]))

    def by_name(self, queryset, name, value):
        words = name_key(value).split()
        written = self.queryset.values_list("place", flat=True).distinct()
        found = [place for place in written if _has(place, words)]
        return queryset.filter(place__in=found)

    def by_country(self, queryset, name, value):
        return queryset.filter(one_of(value, "country", Q(country="")))

    def by_standing(self, queryset, name, value):
        return queryset.filter(standing__in=value)

    def by_dialogue(self, queryset, name, value):
        return queryset.filter(dialogue__ref=value)

    def by_first_year(self, queryset, name, value):
        return queryset.filter(may_touch(value, None, "date", "date"))

    def by_last_year(self, queryset, name, value):
        return queryset.filter(may_touch(None, value, "date", "date"))

    def word_for(self, name: str, value: str) -> str:
        word = super().word_for(name, value)
        return word.lower() if name == "standing" else word

    def sentence(self) -> str:
        """For example "Places in Norway, with meetings dated in 1993"."""
        phrases = {
            "q": "named {}",
            "country": "in {}",
            "standing": "with meetings {}",
            "dialogue": "of the dialogue {}",
        }
        parts = self.said(phrases)
        if years := years_in_words(*self.years()):
            parts.append(f"with meetings dated {years}")
        return f"Places {', '.join(parts)}" if parts else "All places"


def _has(place: str, words: list[str]) -> bool:
    """Whether each word begins a word of the place."""
    there = name_key(place).split()
    return all(any(each.startswith(word) for each in there) for word in words)
