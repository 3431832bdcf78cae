"""The track that who took part suggests, beside the one that is coded.

Two readings of Track 1.5 are in use and class the same room differently, so both are
given (FIELD.md section 4): the mixed room (A) and the unofficial third party (B).
"""

from dialogues.rules.suggestion.change import Change, what_would_change
from dialogues.rules.suggestion.episodes import (
    EpisodeSuggestion,
    seats_in,
    suggest_chain,
    suggest_episode,
)
from dialogues.rules.suggestion.mixed_room import (
    suggest_mixed_room,
    suggest_side,
    suggest_wide,
)
from dialogues.rules.suggestion.seating import not_settled, seating
from dialogues.rules.suggestion.third_party import suggest_third_party
from dialogues.rules.suggestion.types import (
    MIXED_ROOM,
    SIDE,
    THIRD_PARTY,
    WIDE,
    CapacityTally,
    Seat,
    ThirdParty,
    TrackSuggestion,
)

__all__ = [
    "MIXED_ROOM",
    "SIDE",
    "THIRD_PARTY",
    "WIDE",
    "Change",
    "EpisodeSuggestion",
    "Seat",
    "TrackSuggestion",
    "CapacityTally",
    "ThirdParty",
    "not_settled",
    "seating",
    "seats_in",
    "suggest_chain",
    "suggest_episode",
    "suggest_mixed_room",
    "suggest_side",
    "suggest_third_party",
    "suggest_wide",
    "what_would_change",
]
