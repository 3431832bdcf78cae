"""Moves between tracks as the figures draw them: threads, matrix, waits."""

from collections.abc import Callable, Iterable, Sequence

from dialogues.choices import MoveKind, Standing, Track
from dialogues.models import Move
from dialogues.ribbon.matrix import Crossing, Matrix, build_matrix
from dialogues.ribbon.threads import Move as Thread
from dialogues.ribbon.threads import thread_of
from dialogues.ribbon.waits import Wait, wait_between
from dialogues.rules.chain import direction

#: What the figures read of the dialogue of a move.
READ = ("dialogue__episodes",)


def threads(moves: Iterable[Move]) -> list[Thread]:
    """Every move between two tracks as a thread; those only claimed have none."""
    found = []
    for move in moves:
        kind = thread_of(MoveKind(move.kind), Standing(move.standing))
        if kind and move.from_track and move.to_track:
            found.append(
                Thread(
                    from_track=Track(move.from_track),
                    to_track=Track(move.to_track),
                    kind=kind,
                    title=stem(move.dialogue.title),
                    said_when=years_of(move),
                    day=move.date_earliest.toordinal() if move.date_earliest else 0,
                )
            )
    return found


def matrix(moves: Iterable[Move], url: Callable[[Track, Track], str]) -> Matrix:
    crossings = [
        Crossing(
            Track(move.from_track),
            Track(move.to_track),
            MoveKind(move.kind),
            Standing(move.standing),
        )
        for move in moves
        if move.from_track and move.to_track
    ]
    return build_matrix(crossings, url)


def changes(moves: Iterable[Move]) -> list[Move]:
    """The realised changes of track."""
    return [
        move
        for move in moves
        if move.kind == MoveKind.TRACK_CHANGE and move.standing == Standing.REALISED
    ]


def towards_official(moves: Iterable[Move]) -> int:
    """How many of the moves go towards Track 1."""
    return sum(
        bool(move.from_track)
        and direction(Track(move.from_track), Track(move.to_track)) == "up"
        for move in moves
    )


def waits(changed: Sequence[Move]) -> tuple[list[Wait], list[str]]:
    """How long each stretch lasted before its change, and whose is not known."""
    found, left_out = [], []
    for move in changed:
        start = start_before(move)
        years = wait_between(start, move.date) if start else None
        if years is None or years[1] <= 0:
            left_out.append(stem(move.dialogue.title))
            continue
        wait = Wait(
            title=stem(move.dialogue.title),
            from_track=Track(move.from_track),
            to_track=Track(move.to_track),
            shortest=years[0],
            longest=years[1],
        )
        found.append(wait)
    return found, left_out


def start_before(move: Move) -> str:
    """The date on which the stretch began that the move ended; "" if not known."""
    for stretch in move.dialogue.episodes.all():
        if (stretch.strand, stretch.closed_by) == (move.strand, move.key):
            return stretch.start
    return ""


def stem(title: str) -> str:
    """A title without what follows in brackets or after a colon."""
    return title.partition(" (")[0].partition(": ")[0]


def years_of(move: Move) -> str:
    """The year or years of a move; "" where none is known."""
    if not (move.date_earliest and move.date_latest):
        return ""
    first, last = move.date_earliest.year, move.date_latest.year
    return str(first) if first == last else f"{first}–{last}"
