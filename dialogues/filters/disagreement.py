"""Dialogues of which sources say different things, each by how it is recorded."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from dialogues import access
from dialogues.choices import Stance
from dialogues.filters.unknown import exists
from dialogues.models import Citation, Disagreement, Episode, TrackClaim

ANY, NONE = "any", "none"
DESCRIBED, TRACK, CONTRADICTED = "described", "track", "contradicted"

DISAGREEMENTS = {
    ANY: "Any",
    TRACK: "Over the track",
    CONTRADICTED: "A source contradicts",
    DESCRIBED: "Described in words",
    NONE: "None recorded",
}


def kinds(user: access.Reader) -> dict[str, QuerySet]:
    """The rows that record each kind of disagreement, as far as the user sees them."""
    held = Episode.objects.filter(
        dialogue=OuterRef("dialogue"), track=OuterRef("track")
    )
    cited = Citation.objects.told_to(user).filter(stance=Stance.CONTRADICTS)
    return {
        TRACK: TrackClaim.objects.filter(~Exists(held)).order_by(),
        CONTRADICTED: cited.order_by(),
        DESCRIBED: Disagreement.objects.order_by(),
    }


def with_disagreement(user: access.Reader, values: Iterable[str]) -> Q:
    """Dialogues with one of the kinds asked for, or with none of them."""
    rows = kinds(user)
    asked = set(values)
    found = Q(pk__in=())
    for name in rows if ANY in asked else asked - {NONE}:
        found |= Q(exists(rows[name]))
    if NONE in asked:
        none = Q()
        for each in rows.values():
            none &= ~Q(exists(each))
        found |= none
    return found
