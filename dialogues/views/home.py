"""The start page: what this is, what it holds, and the ways in."""

from django.db.models import Count, F, Sum
from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues.choices import CAPACITY_GROUP, CapacityGroup, MoveKind
from dialogues.filters import DialogueFilter
from dialogues.filters.facets import track_options
from dialogues.filters.moves import moves_between_tracks
from dialogues.models import Dialogue
from dialogues.views.between import Crossings, threads
from dialogues.views.browse import SHOWN, DialogueRow

#: The record that explains the ribbon, if it is there.
FEATURED = "oslo-channel"
LATEST = 6
#: So many moves are drawn as threads: more could not be told apart.
MOST_THREADS = 60


@require_safe
def home(request):
    seen = Dialogue.objects.visible_to(request.user)
    latest = list(latest_of(seen))
    featured = seen.filter(slug=FEATURED).prefetch_related(*SHOWN).first()
    featured = featured or (latest[0] if latest else None)
    if featured is None:
        return render(request, "dialogues/home_empty.html")
    asked = moves_between_tracks(request).qs
    crossings = Crossings.of(asked)
    drawn = asked.select_related("dialogue").order_by(
        F("date_latest").desc(nulls_last=True), "pk"
    )
    sums = held(seen)
    filterset = DialogueFilter(QueryDict(), seen, request=request)
    context = {
        "featured": DialogueRow.of(featured),
        "tally": tally(sums, crossings.changes),
        "total": sums["dialogues"],
        "threads": threads(drawn[:MOST_THREADS]),
        "crossings": crossings,
        "points": sums["points"],
        "others": sums["points"] - crossings.total,
        "not_drawn": max(crossings.total - MOST_THREADS, 0),
        "latest": [DialogueRow.of(record) for record in latest],
        "tracks": track_options(filterset),
        "kinds": kinds(seen),
        "capacities": capacities(seen),
    }
    return render(request, "dialogues/home.html", context)


def latest_of(seen):
    """The records that changed or became public last."""
    order = (F("changed_at").desc(nulls_last=True), F("public_from").desc(), "-ref")
    return seen.order_by(*order).prefetch_related(*SHOWN)[:LATEST]


def held(seen) -> dict[str, int]:
    """How much the dialogues hold, from their derived columns."""
    return seen.aggregate(
        dialogues=Count("pk"),
        points=Sum("turning_points"),
        participations=Sum("participant_count"),
        meetings=Sum("meeting_count"),
    ) | seen.aggregate(entries=Count("entries"))


def tally(sums: dict[str, int], changed: int) -> list[tuple[str, int]]:
    """What the collection holds, of what the user may see."""
    return [
        ("dialogues", sums["dialogues"]),
        ("turning points", sums["points"]),
        ("changes of track", changed),
        ("participations", sums["participations"]),
        ("meetings", sums["meetings"]),
        ("source entries", sums["entries"]),
    ]


def kinds(seen) -> list[tuple[str, str, int]]:
    """Kinds of turning points with their label and their number."""
    counts = dict(
        seen.order_by().values_list("moves__kind").annotate(Count("moves__pk"))
    )
    return [
        (kind.value, kind.label, counts[kind])
        for kind in MoveKind
        if kind != MoveKind.OPENING and counts.get(kind)
    ]


def capacities(seen) -> list[tuple[str, int]]:
    """Groups of capacities with the number of participations."""
    rows = seen.order_by().values_list("participations__capacity")
    counts = dict.fromkeys(CapacityGroup, 0)
    for capacity, count in rows.annotate(Count("participations__pk")):
        if capacity:
            counts[CAPACITY_GROUP[capacity]] += count
    return [(group.value, count) for group, count in counts.items()]
