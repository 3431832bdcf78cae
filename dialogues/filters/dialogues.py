"""The filters of dialogues."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from dialogues import countries
from dialogues.choices import (
    CAPACITY_GROUP,
    Capacity,
    CapacityGroup,
    Standing,
    Status,
    Track,
    Vocabulary,
)
from dialogues.filters.strict import StrictFilterSet
from dialogues.filters.tracks import (
    BETWEEN_TRACKS,
    PAIRS,
    may_touch,
    went,
    years_in_words,
)
from dialogues.filters.values import One, Several, Words, Year
from dialogues.models import (
    Dialogue,
    DialogueCountry,
    Episode,
    Move,
    Participation,
    Term,
)
from dialogues.search import found_by_words

MOVED = {"any": "between any tracks", "none": "never", **PAIRS}

#: A group goes before the capacity of the same name: "official" means mandated as well.
CAPACITIES = dict(CapacityGroup.choices) | {
    code: label for code, label in Capacity.choices if code not in CapacityGroup.values
}

SORTS = {
    "start": "First date",
    "-start": "First date, latest first",
    "-end": "Last date, latest first",
    "title": "Title",
    "-turning_points": "Most turning points",
    "-changed": "Latest change",
}
ORDERS = {
    "start": F("start_earliest").asc(nulls_last=True),
    "-start": F("start_earliest").desc(nulls_last=True),
    "-end": F("end_latest").desc(nulls_first=True),
    "title": Lower("title"),
    "-turning_points": F("turning_points").desc(),
    "-changed": F("changed_at").desc(nulls_last=True),
}


def regions() -> list[tuple[str, str]]:
    """Codes and names of the regions, by name."""
    terms = Term.objects.filter(vocabulary=Vocabulary.REGION).order_by("label")
    return list(terms.values_list("code", "label"))


def dialogues_for(request) -> "DialogueFilter":
    """The filters of a request over the dialogues that its user may see."""
    visible = Dialogue.objects.visible_to(request.user)
    return DialogueFilter(request.GET, visible, request=request)


class DialogueFilter(StrictFilterSet):
    """Which dialogues: by words, track, moves, people, place, status and years."""

    q = Words(method="by_words", label="Search")
    track = Several(method="by_track", label="Track", choices=Track.choices)
    moved = Several(method="by_moves", label="Moved", choices=list(MOVED.items()))
    capacity = Several(
        method="by_capacity", label="Capacity", choices=list(CAPACITIES.items())
    )
    country = Several(method="by_country", label="Country", choices=countries.listed())
    region = Several(method="by_region", label="Region")
    status = Several(method="by_status", label="Status", choices=Status.choices)
    year_from = Year(method="by_first_year", label="From year")
    year_to = Year(method="by_last_year", label="To year")
    sort = One(method="in_order", label="Sort", choices=list(SORTS.items()))

    defaults = {"sort": "start"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["region"].extra["choices"] = regions()

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without)
        return rows if rows.query.order_by else self.in_order(rows, "sort", "start")

    def by_words(self, queryset, name, value):
        return queryset.filter(found_by_words(self.request.user, value))

    def by_track(self, queryset, name, value):
        return queryset.filter(Exists(self.episodes().filter(track__in=value)))

    def by_moves(self, queryset, name, value):
        moves = Move.objects.filter(
            dialogue=OuterRef("pk"),
            kind__in=BETWEEN_TRACKS,
            standing=Standing.REALISED,
        )
        found = Q(Exists(moves.filter(went(value))))
        if "any" in value:
            found |= Q(Exists(moves))
        if "none" in value:
            found |= ~Q(Exists(moves))
        return queryset.filter(found)

    def by_capacity(self, queryset, name, value):
        rows = Participation.objects.filter(capacity__in=capacities_of(value))
        return queryset.filter(Exists(rows.filter(dialogue=OuterRef("pk"))))

    def by_country(self, queryset, name, value):
        rows = DialogueCountry.objects.filter(code__in=value)
        return queryset.filter(Exists(rows.filter(dialogue=OuterRef("pk"))))

    def by_region(self, queryset, name, value):
        rows = Dialogue.regions.through.objects.filter(
            term__vocabulary=Vocabulary.REGION, term__code__in=value
        )
        return queryset.filter(Exists(rows.filter(dialogue=OuterRef("pk"))))

    def by_status(self, queryset, name, value):
        return queryset.filter(status__in=value)

    def by_first_year(self, queryset, name, value):
        return queryset.filter(may_touch(value, None, "start", "end"))

    def by_last_year(self, queryset, name, value):
        return queryset.filter(may_touch(None, value, "start", "end"))

    def in_order(self, queryset, name, value):
        return queryset.order_by(ORDERS[value], "ref")

    def episodes(self) -> QuerySet:
        """Stretches of the dialogue in question that may reach into the years asked."""
        years = may_touch(*self.years(), "start", "end")
        return Episode.objects.filter(years, dialogue=OuterRef("pk"))

    def label_of(self, name: str, value: str) -> str:
        if name == "track" and value != Track.UNCLASSIFIED:
            return f"Track: {value}"
        return super().label_of(name, value)

    def word_for(self, name: str, value: str) -> str:
        if name == "q":
            return f"“{value}”"
        word = super().word_for(name, value)
        return word.lower() if name in ("capacity", "status") else word

    def sentence(self) -> str:
        """For example "Dialogues that were on Track 2, about Norway"."""
        phrases = {
            "q": "with {}",
            "track": "that were on {}",
            "moved": "that moved {}",
            "capacity": "with {} participants",
            "country": "about {}",
            "region": "in the region {}",
            "status": "with the status {}",
        }
        parts = self.said(phrases)
        if years := years_in_words(*self.years()):
            parts.append(f"under way {years}")
        return f"Dialogues {', '.join(parts)}" if parts else "All dialogues"


def capacities_of(values) -> set[str]:
    """The capacities that the values name, one by one or as a group."""
    return {
        capacity.value
        for capacity, group in CAPACITY_GROUP.items()
        if group in values or (capacity in values and capacity not in CapacityGroup)
    }
