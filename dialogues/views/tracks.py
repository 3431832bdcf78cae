"""The tracks compared, with what the collection holds of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues.choices import MoveKind, Standing, Track
from dialogues.codebook import COMPARED, COMPARISON, FOUNDING, GLOSSARY, READINGS
from dialogues.models import Dialogue, Episode, Move, TrackClaim
from dialogues.views.browse import SHOWN, Listed

#: How many dialogues stand for a track, and how many for each other point.
EXAMPLES = 3
MOST_MOVES = 12
MOST_CALLED = 6


@dataclass(frozen=True, slots=True)
class Held:
    """What the collection holds of one track."""

    track: Track
    count: int
    examples: list[Listed]


@dataclass(frozen=True, slots=True)
class Called:
    """A dialogue that sources call by more than one track."""

    dialogue: Dialogue
    tracks: list[str]


@require_safe
def tracks(request):
    seen = Dialogue.objects.visible_to(request.user)
    context = {
        "compared": COMPARED,
        "comparison": COMPARISON,
        "founding": FOUNDING,
        "glossary": GLOSSARY,
        "readings": READINGS,
        "total": seen.count(),
        "held": held(seen),
        "moves": changes(seen),
        "called": called(seen),
    }
    return render(request, "dialogues/tracks.html", context)


def held(seen: QuerySet) -> list[Held]:
    """Each track that a dialogue was on, with those that never left it."""
    stretches = Episode.objects.filter(dialogue__in=seen.order_by().values("pk"))
    counts = dict(
        stretches.order_by()
        .values_list("track")
        .annotate(Count("dialogue", distinct=True))
    )
    chosen = {track: stayed(seen, track) for track in Track if counts.get(track)}
    wanted = [pk for keys in chosen.values() for pk in keys]
    records = seen.filter(pk__in=wanted).prefetch_related(*SHOWN)
    listed = {record.pk: Listed.of(record) for record in records}
    return [
        Held(track, counts[track], [listed[pk] for pk in keys])
        for track, keys in chosen.items()
    ]


def stayed(seen: QuerySet, track: Track) -> list[int]:
    """Dialogues that were on this track alone, those with most people first.

    The one query of each track: there are five tracks, however many dialogues.
    """
    rows = seen.filter(first_track=track, current_track=track, realised_moves=0)
    best = rows.order_by("-participant_count", "-meeting_count", "ref")
    return list(best.values_list("pk", flat=True)[:EXAMPLES])


def changes(seen: QuerySet) -> Iterable[Move]:
    """Changes of track that happened, the earliest first."""
    rows = Move.objects.filter(
        dialogue__in=seen.order_by().values("pk"),
        kind=MoveKind.TRACK_CHANGE,
        standing=Standing.REALISED,
    )
    order = (F("date_earliest").asc(nulls_last=True), "dialogue__ref", "position")
    return rows.select_related("dialogue").order_by(*order)[:MOST_MOVES]


def called(seen: QuerySet) -> list[Called]:
    """Dialogues of which most is said, with every track by which they are called."""
    claims = TrackClaim.objects.filter(dialogue__in=seen.order_by().values("pk"))
    most = list(
        claims.order_by()
        .values("dialogue")
        .annotate(tracks=Count("track", distinct=True), claims=Count("pk"))
        .filter(tracks__gt=1)
        .order_by("-tracks", "-claims", "dialogue__ref")
        .values_list("dialogue", flat=True)[:MOST_CALLED]
    )
    dialogues = Dialogue.objects.in_bulk(most)
    tracks: dict[int, list[str]] = {pk: [] for pk in most}
    rows = claims.filter(dialogue__in=most).order_by("track")
    for pk, track in rows.values_list("dialogue", "track").distinct():
        tracks[pk].append(track)
    return [Called(dialogues[pk], found) for pk, found in tracks.items()]
