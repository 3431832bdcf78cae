"""Turning points across all dialogues: moves between tracks, unless asked otherwise."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count, prefetch_related_objects
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.choices import MoveKind, Standing
from dialogues.filters import MoveFilter, moves_for
from dialogues.filters.tracks import BETWEEN_TRACKS
from dialogues.models import Citation, Move
from dialogues.views import between
from dialogues.views.controls import controls
from dialogues.views.filter_errors import refuse
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.record.turning import heading, steps
from dialogues.views.sortable_columns import ListColumn, heads

COLUMNS = (
    ListColumn("Date", "date"),
    ListColumn("Dialogue", "dialogue"),
    ListColumn("From, to", "tracks"),
    ListColumn("What set it off"),
    ListColumn("Standing", "standing"),
    ListColumn("Confidence", "confidence"),
)
#: So many changes of track have a bar each.
MOST_BARS = 40


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One turning point of the list."""

    move: Move
    heading: str
    steps: list[dict[str, str]]
    source_keys: frozenset[str]
    sources: int

    @classmethod
    def of(cls, move: Move, sources: int) -> "MoveRow":
        keys = frozenset(entry.key for entry in move.dialogue.entries.all())
        return cls(move, heading(move), steps(move), keys, sources)

    @property
    def opens_strand(self) -> bool:
        return self.move.kind == MoveKind.STRAND_OPENED


@require_safe
def moves(request):
    filterset = moves_for(request)
    if not filterset.is_valid():
        return _refuse(request, filterset, filterset.filter_errors)
    try:
        rows = rows_for(request, filterset.qs.values_list("pk", flat=True))
    except BadPage as error:
        return _refuse(request, filterset, [error.fault])
    between_tracks = filterset.narrowed("kind", "moved", "direction").filter(
        kind__in=BETWEEN_TRACKS
    )
    crossings = between.Crossings.of(between_tracks)
    sort = filterset.values().get("sort", [filterset.defaults["sort"]])[0]
    context = {
        "question": filterset,
        "chips": filterset.chips(),
        "query": filterset.query_string(),
        "rows": rows,
        "count": rows.page.paginator.count,
        "listed": listed(rows.page, request.user),
        "sorts": filterset.sorts,
        "sort": sort,
        "heads": heads(COLUMNS, filterset.sorts, sort),
        "controls": controls(filterset),
        "matrix": crossings.matrix(_cell_address(filterset)),
        "crossings": crossings,
        **totals(filterset),
        **waits(between_tracks, crossings),
    }
    return render(request, "dialogues/moves.html", context)


def listed(page: Page, user) -> list[MoveRow]:
    """The rows with all that the table shows; a withheld source is not counted."""
    keys = list(page)
    moves = Move.objects.select_related("dialogue", "term").in_bulk(keys)
    prefetch_related_objects(list(moves.values()), "dialogue__entries")
    cited = Citation.objects.told_to(user).filter(move__in=keys).order_by()
    counts = dict(cited.values_list("move").annotate(Count("pk")))
    return [MoveRow.of(moves[key], counts.get(key, 0)) for key in keys]


def totals(filterset: MoveFilter) -> dict[str, int]:
    """What the count is of: openings are counted only where they are asked for."""
    every = filterset.queryset
    if MoveKind.OPENING not in filterset.values().get("kind", ()):
        every = every.exclude(kind=MoveKind.OPENING)
    return {
        "total": every.count(),
        "dialogues": filterset.queryset.values("dialogue").distinct().count(),
    }


def waits(between_tracks, crossings: between.Crossings) -> dict[str, object]:
    """A bar for each change of track, if they are few enough to be told apart."""
    if crossings.changes > MOST_BARS:
        return {"too_many_waits": True}
    changed = between_tracks.filter(
        kind=MoveKind.TRACK_CHANGE, standing=Standing.REALISED
    )
    read = changed.select_related("dialogue").prefetch_related(*between.READ)
    bars, left_out = between.waits(read)
    return {"waits": bars, "left_out": left_out}


def _cell_address(filterset: MoveFilter):
    here = reverse("moves")

    def address(start, end) -> str:
        pair = f"{start.value}-{end.value}"
        return f"{here}?{filterset.query_string('kind', 'direction', moved=pair)}"

    return address


def _refuse(request, filterset: MoveFilter, faults):
    return refuse(
        request, filterset, faults, name="moves", title="Moves between tracks"
    )
