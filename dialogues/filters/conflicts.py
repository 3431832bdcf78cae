"""The filters of conflicts."""

from django.db.models import Count, Q

from dialogues.choices import Track, Vocabulary
from dialogues.filters.listing import (
    NOT_STATED,
    AnyOrSeveralFilter,
    ListFilterSet,
    named,
    one_of,
    seen_by,
    terms,
)
from dialogues.filters.values import One, WordsFilter
from dialogues.models import Conflict, Dialogue, Episode


def conflicts_for(request) -> "ConflictFilter":
    """The filters of a request over the conflicts that its user may know of."""
    found = Conflict.objects.visible_to(request.user)
    return ConflictFilter(request.GET, found, request=request)


class ConflictFilter(ListFilterSet):
    """Which conflicts: by name, region and the tracks of their dialogues."""

    sorts = {
        "name": "Name",
        "-name": "Name, from Z to A",
        "dialogues": "Fewest dialogues",
        "-dialogues": "Most dialogues",
    }
    orders = {"name": ["name_key", "ref"], "dialogues": ["n", "name_key", "ref"]}

    q = WordsFilter(method="by_name", label="Name")
    region = AnyOrSeveralFilter(method="by_region", label="Region")
    track = AnyOrSeveralFilter(method="by_track", label="Track", choices=Track.choices)
    sort = One(method="in_order", label="Sort", choices=list(sorts.items()))

    def choices(self):
        return {"region": [*terms(Vocabulary.REGION), NOT_STATED]}

    def by_name(self, queryset, name, value):
        return named(queryset, value)

    def by_region(self, queryset, name, value):
        none = Q(regions__isnull=True)
        return self._about(queryset, one_of(value, "regions__code", none))

    def by_track(self, queryset, name, value):
        held = Episode.objects.filter(track__in=value).values("dialogue")
        return self._about(queryset, Q(pk__in=held))

    def _about(self, queryset, condition: Q):
        """Conflicts of which a dialogue that the user may see is so."""
        seen = Dialogue.objects.filter(condition, pk__in=seen_by(self.user))
        return queryset.filter(pk__in=seen.order_by().values("conflicts"))

    def in_order(self, queryset, name, value):
        if value.endswith("dialogues"):
            seen = Q(dialogues__in=seen_by(self.user))
            counted = Count("dialogues", filter=seen, distinct=True)
            queryset = queryset.annotate(n=counted)
        return super().in_order(queryset, name, value)

    def label_of(self, name: str, value: str) -> str:
        if name == "track" and value != Track.UNCLASSIFIED:
            return f"Track: {value}"
        return super().label_of(name, value)

    def sentence(self) -> str:
        """For example "Conflicts in the region Asia, with a dialogue on Track 2"."""
        phrases = {
            "q": "named {}",
            "region": "in the region {}",
            "track": "with a dialogue on {}",
        }
        parts = self.said(phrases)
        return f"Conflicts {', '.join(parts)}" if parts else "All conflicts"
