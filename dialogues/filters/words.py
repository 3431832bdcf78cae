"""The question about dialogues in words."""

from typing import TYPE_CHECKING

from dialogues.filters import same_move, same_stay
from dialogues.filters.tracks import years_in_words

if TYPE_CHECKING:
    from dialogues.filters.dialogues import DialogueFilter

#: Filter -> what it says, before what is asked of one move and of one stay, ...
BEFORE = {
    "q": "with {}",
    "track": "that were on {}",
    "first_track": "that began on {}",
    "current_track": "that were last on {}",
}
#: ... and after.
AFTER = {
    "organisation": "in which {} had a part",
    "conflict": "about the conflict {}",
    "country": "about {}",
    "region": "in the region {}",
    "status": "with the status {}",
    "secrecy": "that were {} at some time",
    "purpose": "with the purpose {}",
    "form": "in the form {}",
    "disagreement": "with a disagreement between sources: {}",
}


def sentence(filterset: "DialogueFilter") -> str:
    """For example "Dialogues that were on Track 2, about Norway"."""
    parts = [
        *filterset.said(BEFORE),
        *_of_a_move(filterset),
        *_of_a_stay(filterset),
        *filterset.said(AFTER),
    ]
    if years := years_in_words(*filterset.years()):
        parts.append(f"under way {years}")
    return f"Dialogues {', '.join(parts)}" if parts else "All dialogues"


def _of_a_move(filterset: "DialogueFilter") -> list[str]:
    """ "that moved Track 2 to 1 (up; standing: attempted)": one and the same move."""
    used = filterset.filters_in_use()
    if not any(name in used for name in same_move.NAMES):
        return []
    words = filterset.words_for("moved") or same_move.MOVED[same_move.ANY]
    more = [filterset.words_for("direction")] if "direction" in used else []
    more += [
        f"{name}: {filterset.words_for(name)}"
        for name in ("standing", "confidence")
        if name in used
    ]
    if used.keys() & set(same_move.NAMES) == {"direction"}:
        return [f"that moved {filterset.words_for('direction')}"]
    return [f"that moved {words}{_in_brackets(more)}"]


def _of_a_stay(filterset: "DialogueFilter") -> list[str]:
    """ "with X (capacity: official)" or "with official participants": one stay."""
    used = filterset.filters_in_use()
    asked = {
        name: filterset.words_for(name) for name in same_stay.NAMES if name in used
    }
    if not asked:
        return []
    if asked.keys() == {"capacity"}:
        return [f"with {asked['capacity']} participants"]
    who = asked.pop("person", "a participant")
    more = [f"{name}: {words}" for name, words in asked.items()]
    return [f"with {who}{_in_brackets(more) or ' taking part'}"]


def _in_brackets(parts: list[str]) -> str:
    return f" ({'; '.join(parts)})" if parts else ""
