"""How many dialogues each value of a filter would leave, under all other filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from dialogues import countries
from dialogues.choices import CapacityGroup, Standing, Status, Track, Vocabulary
from dialogues.filters.dialogues import DialogueFilter
from dialogues.filters.same_stay import capacities_of
from dialogues.filters.tracks import BETWEEN_TRACKS, PAIRS
from dialogues.filters.vocabularies import regions
from dialogues.models import Dialogue, DialogueCountry, Move, Participation

#: Values of a long list that are shown at once.
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, with what choosing it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values; those of a long list that come later are `more`."""

    name: str
    options: list[Option]
    more: list[Option]

    @property
    def more_in_use(self) -> bool:
        return any(option.chosen for option in self.more)


def facets(question: DialogueFilter) -> dict[str, Facet]:
    """The facets of a valid question, in a number of queries that never grows."""
    return {
        "track": track_facet(question),
        "moved": _moved(question),
        "capacity": _facet(
            question, "capacity", CapacityGroup.choices, _capacities(question)
        ),
        "region": _long(question, "region", regions(), _regions(question)),
        "country": _long(question, "country", countries.listed(), _countries(question)),
        "status": _long(question, "status", Status.choices, _statuses(question)),
    }


def track_facet(question: DialogueFilter) -> Facet:
    """The tracks, with the number of dialogues that were on each at some time."""
    return _facet(question, "track", Track.choices, _tracks(question))


def _facet(
    question: DialogueFilter,
    name: str,
    choices: Iterable[tuple[str, str]],
    counts: Mapping[str, int],
) -> Facet:
    chosen = question.values().get(name, ())
    options = [
        Option(str(value), str(label), counts.get(value, 0), value in chosen)
        for value, label in choices
    ]
    return Facet(name, options, [])


def _long(question, name, choices, counts: Mapping[str, int]) -> Facet:
    """A facet of the values that occur or are chosen, the most frequent first."""
    chosen = question.values().get(name, ())
    there = [(v, label) for v, label in choices if v in counts or v in chosen]
    there.sort(key=lambda pair: (pair[0] not in chosen, -counts.get(pair[0], 0)))
    every = _facet(question, name, there, counts).options
    return Facet(name, every[:SHOWN], every[SHOWN:])


def _base(question: DialogueFilter, name: str):
    return question.narrowed(name).order_by()


def _tracks(question: DialogueFilter) -> Mapping[str, int]:
    stretches = question.stretches().filter(dialogue=OuterRef("pk"))
    return _existing(
        _base(question, "track"),
        {track: stretches.filter(track=track) for track in Track.values},
    )


def _capacities(question: DialogueFilter) -> Mapping[str, int]:
    stays = Participation.objects.filter(dialogue=OuterRef("pk"))
    return _existing(
        _base(question, "capacity"),
        {
            group: stays.filter(capacity__in=capacities_of([group]))
            for group in CapacityGroup.values
        },
    )


def _existing(dialogues, rows: Mapping[str, object]) -> Mapping[str, int]:
    """The number of dialogues that have such rows, by value, in one query."""
    counts = dialogues.aggregate(
        **{
            f"n{place}": Count("pk", filter=Exists(found))
            for place, found in enumerate(rows.values())
        }
    )
    return dict(zip(rows, counts.values(), strict=True))


def _moved(question: DialogueFilter) -> Facet:
    moves = Move.objects.filter(
        kind__in=BETWEEN_TRACKS, standing=Standing.REALISED
    ).order_by()
    base = _base(question, "moved")
    pairs = (
        moves.filter(dialogue__in=base.values("pk"))
        .values_list("from_track", "to_track")
        .annotate(Count("dialogue", distinct=True))
    )
    counts = {f"{start}-{end}": count for start, end, count in pairs}
    own = Exists(moves.filter(dialogue=OuterRef("pk")))
    either = base.aggregate(any=Count("pk", filter=own), none=Count("pk", filter=~own))
    ways = [("any", "Between any tracks"), ("none", "None recorded")]
    whole = _facet(question, "moved", ways, either).options
    each = _long(question, "moved", PAIRS.items(), counts)
    return Facet("moved", [*whole, *each.options], each.more)


def _regions(question: DialogueFilter) -> Mapping[str, int]:
    rows = Dialogue.regions.through.objects.filter(
        term__vocabulary=Vocabulary.REGION,
        dialogue__in=question.queryset.order_by().values("pk"),
    )
    return _among(question, "region", rows, "term__code")


def _countries(question: DialogueFilter) -> Mapping[str, int]:
    rows = DialogueCountry.objects.filter(
        dialogue__in=question.queryset.order_by().values("pk")
    ).exclude(code="")
    return _among(question, "country", rows, "code")


def _among(question: DialogueFilter, name: str, rows, column: str) -> dict[str, int]:
    """Counts by the value of a column; values that the others exclude count 0."""
    left = Q(dialogue__in=_base(question, name).values("pk"))
    counted = rows.order_by().values_list(column)
    return dict(counted.annotate(n=Count("dialogue", distinct=True, filter=left)))


def _statuses(question: DialogueFilter) -> Mapping[str, int]:
    left = Q(pk__in=_base(question, "status").values("pk"))
    rows = question.queryset.order_by().exclude(status="").values_list("status")
    return dict(rows.annotate(n=Count("pk", filter=left)))


def years(question: DialogueFilter) -> list[tuple[int, int]]:
    """How many of the dialogues may have been under way in each year, in order."""
    rows = question.narrowed("year_from", "year_to").order_by()
    spans = list(rows.values_list("start_earliest", "end_latest"))
    known = [day.year for span in spans for day in span if day]
    if not known:
        return []
    first, last = min(known), max(known)
    counts = dict.fromkeys(range(first, last + 1), 0)
    for start, end in spans:
        begun, over = start.year if start else first, end.year if end else last
        for year in range(begun, over + 1):
            counts[year] += 1
    return list(counts.items())
