"""The filters of dialogues."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import cached_property

from dialogues import countries
from dialogues.choices import FilterOf, Secrecy, Status, Track
from dialogues.filters import authorities, same_move, same_stay, vocabularies, words
from dialogues.filters.bodies import with_organisation
from dialogues.filters.disagreement import DISAGREEMENTS, with_disagreement
from dialogues.filters.orders import DEFAULT, ORDERS, SORTS
from dialogues.filters.saved import expanded
from dialogues.filters.strict import StrictFilterSet
from dialogues.filters.tracks import may_touch
from dialogues.filters.unknown import UNKNOWN, any_of, column_in, with_unknown
from dialogues.filters.values import One, Refs, SeveralFilter, WordsFilter, Year
from dialogues.models import Dialogue, DialogueCountry, Episode, SecrecyPeriod
from dialogues.search import found_by_words

TRACKS = with_unknown(Track.choices)

#: Filters that speak together of one row, so that no one of them stands alone.
TOGETHER = (*same_move.NAMES, *same_stay.NAMES)

#: Filters whose words stand in a sentence without a capital.
SMALL = (
    "direction",
    "standing",
    "confidence",
    "capacity",
    "function",
    "status",
    "secrecy",
    "disagreement",
)


def dialogues_for(request, *others: str) -> "DialogueFilter":
    """The filters of a request over the dialogues that its user may see.

    `others` are parameters of the page that are no filters.
    """
    visible = Dialogue.objects.visible_to(request.user)
    data, saved = expanded(request, FilterOf.DIALOGUES)
    filterset = DialogueFilter(data, visible, request=request, others=others)
    filterset.saved = saved
    return filterset


class DialogueFilter(StrictFilterSet):
    """Which dialogues: by words, tracks, moves, people, subject, state and years."""

    q = WordsFilter(method="by_words", label="Search")
    track = SeveralFilter(method="by_track", label="Track", choices=TRACKS)
    first_track = SeveralFilter(method="by_column", label="First track", choices=TRACKS)
    current_track = SeveralFilter(
        method="by_column", label="Last track", choices=TRACKS
    )
    moved = SeveralFilter(label="Moved", choices=list(same_move.MOVED.items()))
    direction = SeveralFilter(
        label="Direction", choices=list(same_move.DIRECTIONS.items())
    )
    standing = SeveralFilter(
        label="Standing", choices=list(same_move.STANDINGS.items())
    )
    confidence = SeveralFilter(
        label="Confidence", choices=list(same_move.CONFIDENCES.items())
    )
    capacity = SeveralFilter(
        label="Capacity", choices=list(same_stay.CAPACITIES.items())
    )
    function = SeveralFilter(label="Function")
    person = Refs(label="Person", find=None, unknown="people not named")
    organisation = Refs(
        method="by_organisation", label="Organisation", find=None, unknown="Not stated"
    )
    conflict = Refs(
        method="by_conflict", label="Conflict", find=None, unknown="Not stated"
    )
    region = SeveralFilter(method="by_terms", label="Region")
    country = SeveralFilter(
        method="by_country",
        label="Country",
        choices=with_unknown(countries.listed(), "No country with a code"),
    )
    status = SeveralFilter(
        method="by_column", label="Status", choices=with_unknown(Status.choices)
    )
    secrecy = SeveralFilter(
        method="by_secrecy", label="Secrecy", choices=with_unknown(Secrecy.choices)
    )
    purpose = SeveralFilter(method="by_terms", label="Purpose")
    form = SeveralFilter(method="by_terms", label="Form")
    disagreement = SeveralFilter(
        method="by_disagreement",
        label="Disagreement",
        choices=list(DISAGREEMENTS.items()),
    )
    year_from = Year(method="by_first_year", label="From year")
    year_to = Year(method="by_last_year", label="To year")
    sort = One(method="in_order", label="Sort", choices=list(SORTS.items()))

    defaults = {"sort": DEFAULT}

    def __init__(self, *args, others=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.others = self.others | set(others)
        for name, choices in vocabularies.choices().items():
            self.filters[name].extra["choices"] = choices
        user = self.request.user
        self.filters["person"].extra["find"] = authorities.people(user)
        self.filters["organisation"].extra["find"] = authorities.organisations(user)
        self.filters["conflict"].extra["find"] = authorities.conflicts(user)

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without, *TOGETHER)
        if self.is_valid():
            for asked in (self.move_asked(*without), self.stay_asked(*without)):
                if asked:
                    rows = rows.filter(asked.dialogues())
        if rows.query.order_by:
            return rows
        return self.in_order(rows, "sort", DEFAULT)

    def move_asked(self, *without: str) -> same_move.MoveQuestion:
        """What is asked of one and the same move."""
        return same_move.MoveQuestion.of(self._asked(without))

    def stay_asked(self, *without: str) -> same_stay.StayQuestion:
        """What is asked of one and the same stay."""
        return same_stay.StayQuestion.of(self.request.user, self._asked(without))

    def _asked(self, without) -> dict[str, list[str]]:
        used = self.filters_in_use()
        return {name: values for name, values in used.items() if name not in without}

    def keys_asked(self, name: str) -> list[int]:
        """Primary keys of the people, organisations or conflicts asked for."""
        self.form.is_valid()
        return list(self.form.fields[name].keys.values())

    def by_words(self, queryset, name, value):
        return queryset.filter(self._found_by_words)

    @cached_property
    def _found_by_words(self) -> Q:
        """Found once for the page and for all counts beside it."""
        return found_by_words(self.request.user, self.form.cleaned_data["q"])

    def by_track(self, queryset, name, value):
        found = Q(pk__in=self.stretches().filter(track__in=value).values("dialogue"))
        if UNKNOWN in value:
            found |= ~Q(Exists(Episode.objects.filter(dialogue=OuterRef("pk"))))
        return queryset.filter(found)

    def by_column(self, queryset, name, value):
        return queryset.filter(column_in(name, value))

    def by_organisation(self, queryset, name, value):
        bodies = self.keys_asked(name)
        return queryset.filter(with_organisation(self.request.user, value, bodies))

    def by_conflict(self, queryset, name, value):
        rows = Dialogue.conflicts.through.objects.all()
        chosen = rows.filter(conflict__in=self.keys_asked(name))
        return queryset.filter(any_of(value, chosen, rows))

    def by_terms(self, queryset, name, value):
        return queryset.filter(vocabularies.with_terms(name, value))

    def by_country(self, queryset, name, value):
        rows = DialogueCountry.objects.exclude(code="")
        return queryset.filter(any_of(value, rows.filter(code__in=value), rows))

    def by_secrecy(self, queryset, name, value):
        rows = SecrecyPeriod.objects.all()
        return queryset.filter(any_of(value, rows.filter(level__in=value), rows))

    def by_disagreement(self, queryset, name, value):
        return queryset.filter(with_disagreement(self.request.user, value))

    def by_first_year(self, queryset, name, value):
        return queryset.filter(may_touch(value, None, "start", "end"))

    def by_last_year(self, queryset, name, value):
        return queryset.filter(may_touch(None, value, "start", "end"))

    def in_order(self, queryset, name, value):
        return queryset.order_by(*ORDERS[value], "ref")

    def stretches(self) -> QuerySet:
        """Stretches on a track that may reach into the years asked for."""
        return Episode.objects.filter(may_touch(*self.years(), "start", "end"))

    def label_of(self, name: str, value: str) -> str:
        if name.endswith("track") and value in Track and value != Track.UNCLASSIFIED:
            return f"{self.filters[name].label}: {value}"
        return super().label_of(name, value)

    def word_for(self, name: str, value: str) -> str:
        if name == "q":
            return f"“{value}”"
        word = super().word_for(name, value)
        small = name in SMALL or value == UNKNOWN
        return word[:1].lower() + word[1:] if small else word

    def sentence(self) -> str:
        """For example "Dialogues that were on Track 2, about Norway"."""
        return words.sentence(self)
