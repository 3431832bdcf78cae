"""The filters of turning points."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import QueryDict

from dialogues.choices import Confidence, FilterOf, MoveKind, Standing, Vocabulary
from dialogues.filters.saved import expanded
from dialogues.filters.strict import Chip, StrictFilterSet
from dialogues.filters.tracks import (
    BETWEEN_TRACKS,
    PAIRS,
    may_touch,
    went,
    years_in_words,
)
from dialogues.filters.values import One, OneField, Several, Year
from dialogues.filters.vocabularies import regions
from dialogues.models import Dialogue, Move

BETWEEN = "between"
ALL = "all"

KINDS = {
    BETWEEN: "between tracks",
    ALL: "any kind, openings apart",
    **dict(MoveKind.choices),
}
STANDINGS = {ALL: "Any standing", **dict(Standing.choices)}
CONFIDENCES = {ALL: "Any confidence", **dict(Confidence.choices)}
SORTS = {"date": "Date", "-date": "Date, latest first", "dialogue": "Dialogue"}
ORDERS = {
    "date": [F("date_earliest").asc(nulls_last=True), "dialogue__ref", "position"],
    "-date": [F("date_earliest").desc(nulls_last=True), "dialogue__ref", "position"],
    "dialogue": ["dialogue__title", "dialogue__ref", "position"],
}


def moves_for(request) -> "MoveFilter":
    """The filters of a request over the turning points that its user may see."""
    data, saved = expanded(request, FilterOf.MOVES)
    question = MoveFilter(data, visible_moves(request.user), request=request)
    question.saved = saved
    return question


def moves_between_tracks(request) -> "MoveFilter":
    """The question that asks for nothing else, whatever the address says."""
    return MoveFilter(QueryDict(), visible_moves(request.user), request=request)


def visible_moves(user) -> QuerySet:
    """The turning points of the dialogues that the user may see."""
    visible = Dialogue.objects.visible_to(user)
    return Move.objects.filter(dialogue__in=visible.values("pk"))


class SlugField(OneField):
    """The slug of a dialogue that the user may see."""

    user = None

    def valid_value(self, value):
        visible = Dialogue.objects.visible_to(self.user)
        return "\x00" not in value and visible.filter(slug=value).exists()


class Slug(One):
    field_class = SlugField


class MoveFilter(StrictFilterSet):
    """Which turning points: moves between tracks, unless another kind is asked for."""

    kind = Several(method="by_kind", label="Kind", choices=list(KINDS.items()))
    standing = Several(
        method="by_value", label="Standing", choices=list(STANDINGS.items())
    )
    confidence = Several(
        method="by_value", label="Confidence", choices=list(CONFIDENCES.items())
    )
    moved = Several(method="by_tracks", label="Moved", choices=list(PAIRS.items()))
    region = Several(method="by_region", label="Region")
    year_from = Year(method="by_first_year", label="From year")
    year_to = Year(method="by_last_year", label="To year")
    dialogue = Slug(method="by_dialogue", label="Dialogue")
    sort = One(method="in_order", label="Sort", choices=list(SORTS.items()))

    defaults = {
        "kind": BETWEEN,
        "standing": ALL,
        "confidence": ALL,
        "region": ALL,
        "sort": "date",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(ALL, "All regions"), *regions()]
        self.filters["region"].extra["choices"] = choices

    def get_form_class(self):
        form_class = super().get_form_class()
        form_class.base_fields["dialogue"].user = self.request.user
        return form_class

    def narrowed(self, *without: str) -> QuerySet:
        rows = super().narrowed(*without)
        if "kind" not in without and not self.form.cleaned_data.get("kind"):
            rows = self.by_kind(rows, "kind", [BETWEEN])
        return rows if rows.query.order_by else self.in_order(rows, "sort", "date")

    def by_kind(self, queryset, name, value):
        kinds = set(value) - {BETWEEN, ALL}
        if BETWEEN in value:
            kinds.update(BETWEEN_TRACKS)
        if ALL in value:
            kinds.update(set(MoveKind) - {MoveKind.OPENING})
        return queryset.filter(kind__in=kinds)

    def by_value(self, queryset, name, value):
        return queryset if ALL in value else queryset.filter(**{f"{name}__in": value})

    def by_tracks(self, queryset, name, value):
        return queryset.filter(went(value))

    def by_region(self, queryset, name, value):
        if ALL in value:
            return queryset
        rows = Dialogue.regions.through.objects.filter(
            term__vocabulary=Vocabulary.REGION, term__code__in=value
        )
        return queryset.filter(Exists(rows.filter(dialogue=OuterRef("dialogue"))))

    def by_first_year(self, queryset, name, value):
        return queryset.filter(may_touch(value, None, "date", "date"))

    def by_last_year(self, queryset, name, value):
        return queryset.filter(may_touch(None, value, "date", "date"))

    def by_dialogue(self, queryset, name, value):
        return queryset.filter(dialogue__slug=value)

    def in_order(self, queryset, name, value):
        return queryset.order_by(*ORDERS[value])

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
        phrases = {
            "moved": "from {}",
            "standing": "of the standing {}",
            "confidence": "of the confidence {}",
            "region": "in the region {}",
            "dialogue": "of the dialogue {}",
        }
        parts = self.said(phrases)
        if years := years_in_words(*self.years()):
            parts.append(f"dated {years}")
        return " ".join([self._what(), ", ".join(parts)]).strip()

    def _what(self) -> str:
        kinds = self.values().get("kind", [BETWEEN])
        if kinds == [BETWEEN]:
            return "Moves between tracks"
        if ALL in kinds:
            return "Turning points of any kind"
        return f"Turning points of the kind {self.words_for('kind')}"
