"""The tracks compared, with what the collection holds of each."""

from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import Count, F, QuerySet
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues.access import is_known
from dialogues.choices import MoveKind, Standing, Track
from dialogues.codebook import COMPARED, COMPARISON, FOUNDING, GLOSSARY, READINGS
from dialogues.models import Dialogue, Episode, Move, PublicState, TrackClaim
from dialogues.views.browse import SHOWN, DialogueRow

#: How many dialogues stand for a track, and how many for each other point.
EXAMPLES = 3
MOST_MOVES = 12
MOST_CALLED = 6

#: Where what anybody is told is kept, and for how many seconds at most.
CACHE = "counts"
KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class CollectionCounts:
    """What stands in the collection, by primary keys: what takes long to count."""

    total: int
    counts: dict[str, int]
    stayed: dict[str, list[int]]
    moves: list[int]
    called: dict[int, list[str]]


@dataclass(frozen=True, slots=True)
class TrackSummary:
    """What the collection holds of one track."""

    track: str
    count: int
    examples: list[DialogueRow]


@dataclass(frozen=True, slots=True)
class Called:
    """A dialogue that sources call by more than one track."""

    dialogue: Dialogue
    tracks: list[str]


@require_safe
def tracks(request):
    seen = Dialogue.objects.visible_to(request.user)
    found = found_for(request.user, seen)
    records = seen.in_bulk(found.called)
    moves = Move.objects.filter(pk__in=found.moves, dialogue__in=seen.values("pk"))
    context = {
        "compared": COMPARED,
        "comparison": COMPARISON,
        "founding": FOUNDING,
        "glossary": GLOSSARY,
        "readings": READINGS,
        "total": found.total,
        "held": held(seen, found),
        "moves": moves.select_related("dialogue").order_by(*IN_TIME),
        "called": [
            Called(records[pk], names)
            for pk, names in found.called.items()
            if pk in records
        ],
    }
    return render(request, "dialogues/tracks.html", context)


def held(seen: QuerySet, found: CollectionCounts) -> list[TrackSummary]:
    """Each track that a dialogue was on, with those that never left it."""
    wanted = [pk for keys in found.stayed.values() for pk in keys]
    records = seen.filter(pk__in=wanted).prefetch_related(*SHOWN)
    listed = {record.pk: DialogueRow.of(record) for record in records}
    return [
        TrackSummary(
            track, found.counts[track], [listed[pk] for pk in keys if pk in listed]
        )
        for track, keys in found.stayed.items()
    ]


def found_for(user, seen: QuerySet) -> CollectionCounts:
    """What the user may see of it; for people without an account it is kept.

    It holds for one state of the public collection and one day, since a record may
    become public at midnight.
    """
    if is_known(user):
        return find(seen)
    key = f"tracks-{PublicState.number()}-{timezone.localdate()}"
    kept = caches[CACHE].get(key)
    if kept is None:
        kept = find(seen)
        caches[CACHE].set(key, kept, KEPT)
    return kept


def find(seen: QuerySet) -> CollectionCounts:
    """One query each, and one a track: there are five, however many dialogues."""
    visible = seen.order_by().values("pk")
    counts = dict(
        Episode.objects.filter(dialogue__in=visible)
        .order_by()
        .values_list("track")
        .annotate(Count("dialogue", distinct=True))
    )
    return CollectionCounts(
        total=seen.count(),
        counts=counts,
        stayed={
            track.value: stayed(seen, track) for track in Track if counts.get(track)
        },
        moves=changes(visible),
        called=called(visible),
    )


def stayed(seen: QuerySet, track: Track) -> list[int]:
    """Dialogues that were on this track alone, those with most people first."""
    rows = seen.filter(first_track=track, current_track=track, realised_moves=0)
    best = rows.order_by("-participant_count", "-meeting_count", "ref")
    return list(best.values_list("pk", flat=True)[:EXAMPLES])


IN_TIME = (F("date_earliest").asc(nulls_last=True), "dialogue__ref", "position")


def changes(visible: QuerySet) -> list[int]:
    """Changes of track that happened, the earliest first."""
    rows = Move.objects.filter(
        dialogue__in=visible, kind=MoveKind.TRACK_CHANGE, standing=Standing.REALISED
    )
    return list(rows.order_by(*IN_TIME).values_list("pk", flat=True)[:MOST_MOVES])


def called(visible: QuerySet) -> dict[int, list[str]]:
    """Dialogues of which most is said, with every track by which they are called."""
    claims = TrackClaim.objects.filter(dialogue__in=visible).order_by()
    most = (
        claims.values("dialogue")
        .annotate(tracks=Count("track", distinct=True), claims=Count("pk"))
        .filter(tracks__gt=1)
        .order_by("-tracks", "-claims", "dialogue__ref")
    )
    found: dict[int, list[str]] = {
        pk: [] for pk in most.values_list("dialogue", flat=True)[:MOST_CALLED]
    }
    rows = claims.filter(dialogue__in=list(found)).order_by("track")
    for pk, track in rows.values_list("dialogue", "track").distinct():
        found[pk].append(track)
    return found
