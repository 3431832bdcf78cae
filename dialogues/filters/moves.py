"""The filters of turning points."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict

from dialogues import countries
from dialogues.choices import Confidence, FilterOf, MoveKind, Standing, Vocabulary
from dialogues.filters import authorities, move_words, values
from dialogues.filters.listing import (
    ALL,
    NOT_STATED,
    AnyOrSeveralFilter,
    ListFilterSet,
    RefField,
    terms,
)
from dialogues.filters.move_words import BETWEEN
from dialogues.filters.same_move import DIRECTIONS, NONE, PAIRS_BY_DIRECTION, UP_OR_DOWN
from dialogues.filters.saved import expanded
from dialogues.filters.strict import Chip
from dialogues.filters.tracks import (
    BETWEEN_TRACKS,
    PAIRS,
    may_touch,
    went,
)
from dialogues.filters.unknown import any_of, column_in, with_unknown
from dialogues.filters.values import One, Refs, WordsFilter, Year, folded_words
from dialogues.filters.vocabularies import with_terms
from dialogues.models import Citation, Dialogue, DialogueCountry, Move
from dialogues.search import found_by_words

KINDS = {
    BETWEEN: "between tracks",
    ALL: "any kind, openings apart",
    **dict(MoveKind.choices),
}
EVIDENCE = {"cited": "a source is cited", "uncited": "no source is cited"}
WITHIN = ["dialogue__ref", "position", "pk"]
BY_DATE = [F("date_earliest").asc(nulls_last=True), *WITHIN]


class DialogueField(RefField):
    """A dialogue by its number or by the last part of its address."""

    def record(self, ref):
        found = super().record(ref)
        if found or self.records is None:
            return found
        return self.records.filter(slug=ref).first()


class OneDialogue(One):
    field_class = DialogueField


def moves_for(request) -> "MoveFilter":
    """The filters of a request over the turning points that its user may see."""
    data, saved = expanded(request, FilterOf.MOVES)
    filterset = MoveFilter(data, visible_moves(request.user), request=request)
    filterset.saved = saved
    return filterset


def moves_between_tracks(request) -> "MoveFilter":
    """The question that asks for nothing else, whatever the address says."""
    return MoveFilter(QueryDict(), visible_moves(request.user), request=request)


def visible_moves(user) -> QuerySet:
    """The turning points of the dialogues that the user may see."""
    visible = Dialogue.objects.visible_to(user)
    return Move.objects.filter(dialogue__in=visible.values("pk"))


class MoveFilter(ListFilterSet):
    """Which turning points: moves between tracks, unless another kind is asked for."""

    sorts = {
        "date": "Date",
        "-date": "Date, latest first",
        "dialogue": "Dialogue",
        "-dialogue": "Dialogue, from Z to A",
        "tracks": "From and to",
        "-tracks": "From and to, from the last",
        "standing": "Standing",
        "-standing": "Standing, from the last",
        "confidence": "Confidence",
        "-confidence": "Confidence, from the last",
    }
    orders = {
        "date": BY_DATE,
        "dialogue": ["dialogue__title", *WITHIN],
        "tracks": ["from_track", "to_track", *BY_DATE],
        "standing": ["standing", *BY_DATE],
        "confidence": ["confidence", *BY_DATE],
    }
    defaults = {"kind": BETWEEN}
    unseen = ("moved", "conflict", "dialogue")

    kind = values.SeveralFilter(
        method="by_kind", label="Kind", choices=list(KINDS.items())
    )
    standing = AnyOrSeveralFilter(
        method="by_value", label="Standing", choices=Standing.choices
    )
    confidence = AnyOrSeveralFilter(
        method="by_value", label="Confidence", choices=with_unknown(Confidence.choices)
    )
    direction = AnyOrSeveralFilter(
        method="by_direction", label="Direction", choices=list(DIRECTIONS.items())
    )
    moved = AnyOrSeveralFilter(
        method="by_tracks", label="Moved", choices=list(PAIRS.items())
    )
    region = AnyOrSeveralFilter(method="by_region", label="Region")
    year_from = Year(method="by_first_year", label="From year")
    year_to = Year(method="by_last_year", label="To year")
    q = WordsFilter(method="by_words", label="Words")
    term = AnyOrSeveralFilter(method="by_term", label="Finer kind")
    country = AnyOrSeveralFilter(
        method="by_country",
        label="Country",
        choices=[*countries.listed(), NOT_STATED],
    )
    evidence = AnyOrSeveralFilter(
        method="by_evidence", label="Evidence", choices=list(EVIDENCE.items())
    )
    conflict = Refs(
        method="by_conflict", label="Conflict", find=None, unknown="Not stated"
    )
    dialogue = OneDialogue(method="by_dialogue", label="Dialogue")
    sort = One(method="in_order", label="Sort", choices=list(sorts.items()))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        find = authorities.conflicts(self.request.user)
        self.filters["conflict"].extra["find"] = find

    def choices(self):
        return {
            "region": [*terms(Vocabulary.REGION), NOT_STATED],
            "term": [*terms(Vocabulary.TURN), NOT_STATED],
        }

    def records(self):
        return {"dialogue": Dialogue.objects.visible_to(self.user)}

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without)
        if "kind" not in without and not self.form.cleaned_data.get("kind"):
            rows = self.by_kind(rows, "kind", [BETWEEN])
        return rows

    def by_kind(self, queryset, name, value):
        kinds = set(value) - {BETWEEN, ALL}
        if BETWEEN in value:
            kinds.update(BETWEEN_TRACKS)
        if ALL in value:
            kinds.update(set(MoveKind) - {MoveKind.OPENING})
        return queryset.filter(kind__in=kinds)

    def by_value(self, queryset, name, value):
        return queryset.filter(column_in(name, value))

    def by_direction(self, queryset, name, value):
        ways = [PAIRS_BY_DIRECTION[way] for way in value if way != NONE]
        found = went(pair for pairs in ways for pair in pairs)
        return queryset.filter(found | ~UP_OR_DOWN if NONE in value else found)

    def by_tracks(self, queryset, name, value):
        return queryset.filter(went(value))

    def by_term(self, queryset, name, value):
        chosen = Q(term__code__in=value)
        none = Q(term__isnull=True)
        return queryset.filter(chosen | none if NOT_STATED[0] in value else chosen)

    def by_words(self, queryset, name, value):
        """Each word stands in what is said of the turning point, or in its record."""
        for word in folded_words(value):
            about = Dialogue.objects.filter(found_by_words(self.user, word))
            found = Q(dialogue__in=about.order_by().values("pk"))
            for column in ("trigger", "evidence", "account"):
                found |= Q(**{f"{column}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def by_region(self, queryset, name, value):
        return self._of(queryset, with_terms("region", value))

    def by_country(self, queryset, name, value):
        rows = DialogueCountry.objects.exclude(code="")
        return self._of(queryset, any_of(value, rows.filter(code__in=value), rows))

    def by_conflict(self, queryset, name, value):
        rows = Dialogue.conflicts.through.objects.all()
        chosen = rows.filter(conflict__in=self.form.fields["conflict"].keys.values())
        return self._of(queryset, any_of(value, chosen, rows))

    def _of(self, queryset, condition: Q):
        """The turning points of dialogues for which the condition holds."""
        about = Dialogue.objects.filter(condition).order_by()
        return queryset.filter(dialogue__in=about.values("pk"))

    def by_evidence(self, queryset, name, value):
        """A withheld source counts for nobody who may not read what it is."""
        told = Citation.objects.told_to(self.user)
        cited = Exists(told.filter(move=OuterRef("pk")))
        ways = {"cited": Q(cited), "uncited": ~Q(cited)}
        found = Q(pk__in=())
        for each in value:
            found |= ways[each]
        return queryset.filter(found)

    def by_first_year(self, queryset, name, value):
        return queryset.filter(may_touch(value, None, "date", "date"))

    def by_last_year(self, queryset, name, value):
        return queryset.filter(may_touch(None, value, "date", "date"))

    def by_dialogue(self, queryset, name, value):
        record = self.form.fields["dialogue"].record(value)
        return queryset.filter(dialogue=record)

    def chips(self) -> list[Chip]:
        """As elsewhere; the kind that is asked for by itself can be removed as well."""
        chips = [chip for chip in super().chips() if chip.value != ALL]
        if self.is_valid() and "kind" not in self.values():
            label = self.label_of("kind", BETWEEN)
            query = self.query_string(kind=ALL)
            return [Chip("kind", BETWEEN, label, query), *chips]
        return chips

    def sentence(self) -> str:
        """For example "Moves from Track 2 to 1, in the region Asia"."""
        return move_words.sentence(self)
