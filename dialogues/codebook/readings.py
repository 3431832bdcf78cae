"""The readings of Track 1.5 and of Track 2: their words, for all pages with them.

The suggestions of `rules.suggestion` follow them under the same codes.
"""

from dataclasses import dataclass

from dialogues.codebook.origins import JCIE, MAPENDERE, NTI, Origin
from dialogues.rules.suggestion import MIXED_ROOM, THIRD_PARTY, WIDE


@dataclass(frozen=True, slots=True)
class TrackReading:
    """One way to read a track: "`says` So `origin` `adds`"."""

    code: str
    title: str
    says: str
    origin: Origin
    adds: str


READINGS = (
    TrackReading(
        MIXED_ROOM,
        "A. The mixed room",
        "Officials who take part in a private capacity sit with non-governmental "
        "experts.",
        NTI,
        ", whose example is the China-U.S. Strategic Nuclear Dynamics Dialogue. "
        "Suggestions here follow this reading first.",
    ),
    TrackReading(
        THIRD_PARTY,
        "B. The unofficial third party",
        "Official representatives of the parties meet, brought together or mediated "
        "by a third party that represents no political body.",
        MAPENDERE,
        ".",
    ),
    TrackReading(
        WIDE,
        "Track 2, read widely",
        "Officials in a private capacity may attend and the dialogue is Track 2 all "
        "the same.",
        JCIE,
        " counts in its monitor of meetings.",
    ),
)
