"""The suggestions for one stretch: who may have been there in it, by their dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogues.rules import edtf
from dialogues.rules.chain import Chain, ChainEpisode
from dialogues.rules.suggestion.mixed_room import (
    suggest_mixed_room,
    suggest_side,
    suggest_wide,
)
from dialogues.rules.suggestion.third_party import suggest_third_party
from dialogues.rules.suggestion.types import Seat, ThirdParty, TrackSuggestion, by_side


@dataclass(frozen=True, slots=True)
class EpisodeSuggestion:
    """What who took part in a stretch suggests, by each reading and for each side."""

    episode: ChainEpisode
    seats: tuple[Seat, ...]
    mixed_room: TrackSuggestion
    third_party: TrackSuggestion
    wide: TrackSuggestion
    sides: tuple[tuple[str, TrackSuggestion], ...]


def suggest_chain(
    chain: Chain,
    seats: Sequence[Seat],
    third_parties: Sequence[ThirdParty] = (),
    *,
    parties: Sequence[str] = (),
) -> tuple[EpisodeSuggestion, ...]:
    """The suggestions for every stretch of the chain, in its order."""
    return tuple(
        suggest_episode(
            episode, seats, third_parties, parties=parties, others=chain.episodes
        )
        for episode in chain.episodes
    )


def suggest_episode(
    episode: ChainEpisode,
    seats: Sequence[Seat],
    third_parties: Sequence[ThirdParty] = (),
    *,
    parties: Sequence[str] = (),
    others: Iterable[ChainEpisode] = (),
) -> EpisodeSuggestion:
    """The suggestions for one stretch; `others` as for `seats_in`.

    Seats have no strand: for a second strand give those who sat in its meetings.
    """
    there = seats_in(episode, seats, others=others)
    return EpisodeSuggestion(
        episode=episode,
        seats=tuple(there),
        mixed_room=suggest_mixed_room(there, parties=parties),
        third_party=suggest_third_party(there, third_parties, parties=parties),
        wide=suggest_wide(there),
        sides=tuple(
            (party, suggest_side(side)) for party, side in by_side(there).items()
        ),
    )


def seats_in(
    episode: ChainEpisode, seats: Iterable[Seat], *, others: Iterable[ChainEpisode] = ()
) -> list[Seat]:
    """The seats whose stay may overlap the stretch, doubt included.

    Give the other stretches of the chain too: then somebody who came in with the
    change of track ("from May 1993", the change being in May 1993) counts for the
    stretch that it opened, and somebody who left with it for the one it closed.
    """
    others = [other for other in others if other.strand == episode.strand]
    begins = any(o.closed_by and o.closed_by == episode.opened_by for o in others)
    hands_on = any(o.opened_by and o.opened_by == episode.closed_by for o in others)
    return [
        seat
        for seat in seats
        if _may_overlap(seat, episode)
        and not (hands_on and _came_with(seat, episode.end))
        and not (begins and _left_with(seat, episode.start))
    ]


def _may_overlap(seat: Seat, episode: ChainEpisode) -> bool:
    arrived, left = _bounds(seat.start)[0], _bounds(seat.end)[1]
    return arrived <= _bounds(episode.end)[1] and _bounds(episode.start)[0] <= left


def _came_with(seat: Seat, change: str) -> bool:
    """Whether the stay begins no earlier than the change of track may have been."""
    return _bounds(seat.start)[0] >= _bounds(change)[0] > date.min


def _left_with(seat: Seat, change: str) -> bool:
    """Whether the stay, begun before the change, was over by the end of its dates."""
    arrived, left = _bounds(seat.start)[0], _bounds(seat.end)[1]
    return left <= _bounds(change)[1] < date.max and arrived < _bounds(change)[0]


def _bounds(text: str) -> tuple[date, date]:
    """The days a date may mean; "" and what cannot be read bind nothing."""
    try:
        earliest, latest = edtf.bounds(text) if text.strip() else (None, None)
    except edtf.EdtfError:
        return date.min, date.max
    return earliest or date.min, latest or date.max
