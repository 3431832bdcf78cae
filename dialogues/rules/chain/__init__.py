"""The chain of turning points: its steps, its stretches, its faults, its sentence.

`read_chain` is the way in. Nothing here knows a database, a request or a clock.
"""

from dialogues.rules.chain.fixes import Fix, fixes_for
from dialogues.rules.chain.order import in_order
from dialogues.rules.chain.reading import read_chain
from dialogues.rules.chain.rows import AFTER_END, is_before, known
from dialogues.rules.chain.sentence import sentence, when
from dialogues.rules.chain.tracks import TracksOn, direction, tracks_on
from dialogues.rules.chain.types import (
    MAIN_STRAND,
    OTHER_TRACK_KINDS,
    TRACK_KINDS,
    UNFULFILLED,
    Chain,
    ChainEpisode,
    ChainStep,
    Pause,
    Turn,
)

__all__ = [
    "AFTER_END",
    "MAIN_STRAND",
    "OTHER_TRACK_KINDS",
    "TRACK_KINDS",
    "UNFULFILLED",
    "Chain",
    "ChainEpisode",
    "Fix",
    "Pause",
    "ChainStep",
    "TracksOn",
    "Turn",
    "direction",
    "in_order",
    "is_before",
    "known",
    "fixes_for",
    "read_chain",
    "sentence",
    "tracks_on",
    "when",
]
