"""The question about turning points in words."""

from typing import TYPE_CHECKING

from dialogues.filters.listing import ALL
from dialogues.filters.tracks import years_in_words

if TYPE_CHECKING:
    from dialogues.filters.moves import MoveFilter

#: The kind that is asked for where none is named: moves between tracks.
BETWEEN = "between"

PHRASES = {
    "moved": "from {}",
    "direction": "going {}",
    "q": "with {}",
    "term": "called {}",
    "standing": "of the standing {}",
    "confidence": "of the confidence {}",
    "evidence": "for which {}",
    "region": "in the region {}",
    "country": "about {}",
    "conflict": "about the conflict {}",
    "dialogue": "of the dialogue {}",
}


def sentence(filterset: "MoveFilter") -> str:
    """For example "Moves from Track 2 to 1, in the region Asia"."""
    parts = filterset.said(PHRASES)
    if years := years_in_words(*filterset.years()):
        parts.append(f"dated {years}")
    return " ".join([_kind(filterset), ", ".join(parts)]).strip()


def _kind(filterset: "MoveFilter") -> str:
    kinds = filterset.values().get("kind", [BETWEEN])
    if kinds == [BETWEEN]:
        return "Moves between tracks"
    if ALL in kinds:
        return "Turning points of any kind"
    return f"Turning points of the kind {filterset.words_for('kind')}"
