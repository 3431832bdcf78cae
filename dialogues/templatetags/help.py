"""The readings of Track 1.5 beside a choice of track, with the facts of the record."""

from dataclasses import dataclass
from typing import Any

from django import forms, template

from dialogues.actions.facts import record_suggestions, third_parties
from dialogues.choices import Capacity
from dialogues.codebook import READINGS
from dialogues.rules.chain import ChainEpisode
from dialogues.rules.suggestion import EpisodeSuggestion, TrackSuggestion, seating

register = template.Library()


@dataclass(frozen=True, slots=True)
class Read:
    """One stretch of the record as each reading has it."""

    episode: ChainEpisode
    sides: list[tuple[str, dict[Capacity, int]]]
    mixed_room: TrackSuggestion
    third_party: TrackSuggestion
    wide: TrackSuggestion


@register.inclusion_tag("dialogues/workspace/help_readings.html")
def two_readings(form: forms.BaseForm) -> dict[str, Any]:
    """Both readings side by side; for a record with who sat there, by each."""
    a, b, wide = READINGS
    context: dict[str, Any] = {"a": a, "b": b, "wide": wide, "stretches": []}
    if not isinstance(form, forms.ModelForm):
        return context
    record = form.record
    found = record_suggestions(record, form.user)
    # A row that opened a stretch asks about that one; any other may be about each.
    key = form.instance.key
    own = [each for each in found if key and each.episode.opened_by == key]
    context["stretches"] = [_read(each) for each in own or found]
    context["third_parties"] = third_parties(record)
    return context


def _read(found: EpisodeSuggestion) -> Read:
    return Read(
        found.episode,
        [(side or "No side", seats) for side, seats in seating(found.seats).items()],
        found.mixed_room,
        found.third_party,
        found.wide,
    )
