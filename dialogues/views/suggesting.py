"""The panel of suggested tracks: what is suggested, why, and what would change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogues.actions.facts import record_suggestions
from dialogues.choices import Capacity, Track
from dialogues.forms.compare import opened_with
from dialogues.forms.justify import JustifyForm
from dialogues.models import Dialogue, Move
from dialogues.rules import review
from dialogues.rules.suggestion import (
    Change,
    EpisodeSuggestion,
    TrackSuggestion,
    not_settled,
    seating,
    what_would_change,
)

MOST_GLYPHS = 24
#: More people than these are named only in their rows.
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class SideSuggestion:
    """The people of one side in a stretch, and what they alone suggest."""

    label: str
    capacities: list[str]
    words: str
    suggestion: TrackSuggestion


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """Some people by name, each with the key of the row; how many more there are."""

    named: list[tuple[str, str]]
    more: int

    @classmethod
    def of(cls, keys: Sequence[tuple[str, str]]) -> "NamedPeople":
        # One more would be named as fast as counted.
        kept = keys if len(keys) <= MOST_NAMES + 1 else keys[:MOST_NAMES]
        return cls(list(kept), len(keys) - len(kept))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """If these people had sat there otherwise, it would be this track."""

    people: NamedPeople
    condition: str
    track: Track


@dataclass(frozen=True, slots=True)
class StretchSuggestion:
    """A stretch as coded, beside what who took part in it suggests."""

    key: str
    coded: str
    start: str
    end: str
    is_main: bool
    suggested: TrackSuggestion
    agrees: bool
    other_readings: list[tuple[str, TrackSuggestion]]
    sides: list[SideSuggestion]
    unsettled: NamedPeople
    would_change: list[WhatIf]
    justification: str
    #: Asks for the sentence in place; None where none is wanted or may be given.
    form: JustifyForm | None
    opened_with: str


def stretches_of(
    record: Dialogue,
    user,
    suggestions: Sequence[EpisodeSuggestion] | None = None,
    *,
    can_edit: bool = True,
) -> list[StretchSuggestion]:
    """Every stretch, from suggestions that are made already or made here."""
    if suggestions is None:
        suggestions = record_suggestions(record, user)
    moves = {move.key: move for move in record.moves.all()} if suggestions else {}
    return [
        _stretch(record, user, each, moves.get(each.episode.opened_by), can_edit)
        for each in suggestions
    ]


def _stretch(
    record: Dialogue,
    user,
    found: EpisodeSuggestion,
    move: Move | None,
    can_edit: bool,
) -> StretchSuggestion:
    episode, suggested = found.episode, found.mixed_room
    readings = [
        ("If the third party decides (reading B)", found.third_party),
        ("If Track 2 is read widely", found.wide),
    ]
    agrees = not review.differs(episode.track, suggested.track)
    form = None
    if can_edit and move and not agrees:
        form = JustifyForm(record=record, user=user, instance=move)
    return StretchSuggestion(
        key=episode.opened_by,
        coded=episode.track,
        start=episode.start,
        end=episode.end,
        is_main=episode.strand == 1,
        suggested=suggested,
        agrees=agrees,
        other_readings=[r for r in readings if r[1].track != suggested.track],
        sides=_sides(found),
        unsettled=NamedPeople.of(list(not_settled(found.seats).items())),
        would_change=[_what_if(each) for each in what_would_change(found.seats)],
        justification=move.justification if move and not agrees else "",
        form=form,
        opened_with=opened_with(form) if form else "",
    )


def _what_if(change: Change) -> WhatIf:
    pairs = list(zip(change.names, change.keys, strict=True))
    return WhatIf(NamedPeople.of(pairs), change.condition, change.track)


def _sides(found: EpisodeSuggestion) -> list[SideSuggestion]:
    seated = seating(found.seats)
    return [_side(label, each, seated[label]) for label, each in found.sides]


def _side(
    label: str, suggestion: TrackSuggestion, counts: dict[Capacity, int]
) -> SideSuggestion:
    glyphs: list[str] = []
    for capacity, number in counts.items():
        glyphs.extend([capacity.value] * min(number, MOST_GLYPHS))
    words = ", ".join(f"{n} {c.label.lower()}" for c, n in counts.items())
    return SideSuggestion(label or "No side", glyphs[:MOST_GLYPHS], words, suggestion)
