"""The turning points of a record, in the order in which it tells them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogues.choices import MoveKind
from dialogues.models import Dialogue, Move
from dialogues.rules import chain, edtf
from dialogues.views.record.evidence import CitationMark, Evidence
from dialogues.views.record.gaps import gap

#: What a reader should know of a date that is not a day.
COARSE = {
    "month": "day not known",
    "season": "day not known",
    "year": "month not known",
}


@dataclass(frozen=True, slots=True)
class Turning:
    """One turning point."""

    move: Move
    number: int | None
    heading: str
    hint: str
    steps: list[dict[str, str]]
    marks: list[CitationMark]
    other: Dialogue | None

    @property
    def undated(self) -> str:
        """Why there is no date."""
        return f"date {gap(self.move.missing.get('date'))}"

    @property
    def opens_strand(self) -> bool:
        return self.move.kind == MoveKind.STRAND_OPENED


def turning_points(
    record: Dialogue,
    numbers: Mapping[str, int],
    evidence: Evidence,
    visible: Mapping[int, Dialogue],
) -> list[Turning]:
    """`numbers` are those of the discs in the ribbon, by key."""
    return [
        Turning(
            move=move,
            number=numbers.get(move.key),
            heading=heading(move),
            hint=hint(move.date),
            steps=steps(move),
            marks=evidence.marks(move),
            other=visible.get(move.other_dialogue_id),
        )
        for move in record.moves.all()
    ]


def steps(move: Move) -> list[dict[str, str]]:
    """The tracks that a move goes between; of an opening the one it opens on."""
    if move.kind not in chain.TRACK_KINDS:
        return []
    tracks = [move.from_track, move.to_track]
    return [{"code": track} for track in tracks if track]


def heading(move: Move) -> str:
    """What happened, in the finest words the record has; "" where tracks say it."""
    if move.kind == MoveKind.OPENING:
        return "Opens on"
    if move.kind == MoveKind.STRAND_OPENED:
        return "Second strand"
    if move.kind == MoveKind.TRACK_CHANGE:
        return ""
    words = move.term.label if move.term else move.get_kind_display()
    return words[:1].upper() + words[1:]


def hint(date: str) -> str:
    """What is not known of a date, where its words do not say it."""
    if not date or "/" in date or date.startswith(("[", "{")):
        return ""
    return COARSE.get(edtf.read(date).precision, "")
