"""From the chain's steps to marks: number, words and shape of each turning point."""

from collections.abc import Mapping

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon.dates import when
from dialogues.ribbon.facts import Attempt, MarkShape, MoveMark
from dialogues.rules import edtf
from dialogues.rules.chain.types import TRACK_KINDS, UNFULFILLED, Chain, ChainStep, Turn

#: What a turning point is called where no finer word is given.
WORDS = {
    MoveKind.OPENING: "opened",
    MoveKind.PAUSE: "paused",
    MoveKind.RESUMPTION: "resumed",
    MoveKind.ENDING: "ended",
    MoveKind.DISCLOSURE: "made public",
    MoveKind.ABSORPTION: "absorbed by another dialogue",
    MoveKind.FEEDS_ANOTHER: "feeds another dialogue",
    MoveKind.OTHER: "other turning point",
}
SHAPES = {
    MoveKind.ENDING: MarkShape.END,
    MoveKind.PAUSE: MarkShape.PAUSE,
    MoveKind.DISCLOSURE: MarkShape.DISCLOSURE,
    MoveKind.ABSORPTION: MarkShape.TRIANGLE,
    MoveKind.FEEDS_ANOTHER: MarkShape.TRIANGLE,
}


def read_marks(chain: Chain, words: Mapping[str, str]) -> tuple[MoveMark, ...]:
    """The dated turning points, numbered in order of time.

    The opening of the main strand is no mark: the path begins there.
    """
    resumed = {pause.end for row in chain.episodes for pause in row.pauses}
    closing = {row.closed_by for row in chain.episodes if row.closed_by}
    dated = [
        step
        for step in chain.steps
        if step.turn.kind is not MoveKind.OPENING and when(step.turn.date).known
    ]
    dated.sort(key=lambda step: when(step.turn.date).middle or 0)
    return tuple(
        MoveMark(
            number=number,
            key=step.turn.key,
            date=when(step.turn.date),
            said_when=edtf.words(step.turn.date, short=True),
            said_what=words.get(step.turn.key) or _words(step.turn),
            plain=_words(step.turn),
            shape=_shape(step, resumed),
            strand=step.turn.strand,
            ends=step.turn.key in closing,
        )
        for number, step in enumerate(dated, start=1)
    )


def read_attempts(chain: Chain) -> tuple[Attempt, ...]:
    """The moves that were sought and not made."""
    return tuple(
        Attempt(
            key=step.turn.key,
            date=when(step.turn.date),
            strand=step.turn.strand,
            to_track=step.to_track,
            refused=step.turn.standing is Standing.REFUSED,
        )
        for step in chain.steps
        if _is_attempt(step)
        and step.to_track is not None
        and when(step.turn.date).known
    )


def _is_attempt(step: ChainStep) -> bool:
    turn = step.turn
    sought = turn.kind in TRACK_KINDS and turn.standing in UNFULFILLED
    return sought and step.to_track is not None


def _shape(step: ChainStep, resumed: set[str]) -> MarkShape:
    turn = step.turn
    if turn.kind in TRACK_KINDS:
        if turn.standing in UNFULFILLED:
            return MarkShape.ATTEMPT if _is_attempt(step) else MarkShape.DIAMOND
        return MarkShape.DIAMOND if step.from_track is step.to_track else MarkShape.STEP
    if turn.standing in UNFULFILLED:
        return MarkShape.DIAMOND
    if turn.kind is MoveKind.RESUMPTION and turn.date in resumed:
        return MarkShape.PAUSE
    return SHAPES.get(turn.kind, MarkShape.DIAMOND)


def _words(turn: Turn) -> str:
    """Two or three words for what happened, its standing included."""
    track = turn.to_track.label if turn.to_track else Track.UNCLASSIFIED.label
    if turn.kind in TRACK_KINDS and turn.standing is Standing.ATTEMPTED:
        return f"{track} sought"
    if turn.kind in TRACK_KINDS and turn.standing is Standing.REFUSED:
        return f"{track} refused"
    said = {
        MoveKind.TRACK_CHANGE: f"to {track}",
        MoveKind.STRAND_OPENED: f"strand on {track}",
    }.get(turn.kind) or WORDS[turn.kind]
    if turn.standing is Standing.REALISED:
        return said
    return f"{said}, {turn.standing.label.lower()}"
