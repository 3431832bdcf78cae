"""The matrix of the moves page: how many moves went from each track to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon.shapes import SUFFIX

#: More moves than these are told by their number alone.
MOST_MARKS = 24
MAIN_TRACKS = (Track.ONE, Track.ONE_AND_A_HALF, Track.TWO)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Moves between two tracks that are alike, as the matrix counts them."""

    from_track: Track
    to_track: Track
    kind: MoveKind = MoveKind.TRACK_CHANGE
    standing: Standing = Standing.REALISED
    number: int = 1

    @property
    def mark(self) -> str:
        """The id of its mark after "mk-": realised moves first, then the others."""
        if self.standing is Standing.REFUSED:
            return "refused"
        if self.standing is not Standing.REALISED:
            return "attempted"
        return "strand" if self.kind is MoveKind.STRAND_OPENED else "realised"

    @property
    def counted(self) -> bool:
        return self.standing is Standing.REALISED


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The moves from one track to another."""

    to_track: Track
    same: bool
    count: int = 0
    #: Marks of the moves that count, and of those that do not.
    marks: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    said: str = ""
    url: str = ""

    @property
    def css(self) -> str:
        return f"t{SUFFIX[self.to_track]}"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    from_track: Track
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are the tracks left, columns the tracks reached."""

    tracks: tuple[Track, ...]
    rows: tuple[MatrixRow, ...]


def build_matrix(
    moves: Sequence[Crossing], url: Callable[[Track, Track], str]
) -> Matrix:
    """Count the moves. `url` gives the address that filters for one cell."""
    used = {track for move in moves for track in (move.from_track, move.to_track)}
    tracks = tuple(track for track in Track if track in MAIN_TRACKS or track in used)
    return Matrix(
        tracks,
        tuple(
            MatrixRow(
                source, tuple(_cell(moves, source, target, url) for target in tracks)
            )
            for source in tracks
        ),
    )


def _cell(
    moves: Sequence[Crossing],
    source: Track,
    target: Track,
    url: Callable[[Track, Track], str],
) -> MatrixCell:
    if source is target:
        return MatrixCell(target, same=True)
    here = [
        move for move in moves if move.from_track is source and move.to_track is target
    ]
    counted = [move for move in here if move.counted]
    others = [move for move in here if not move.counted]
    return MatrixCell(
        target,
        same=False,
        count=_number(counted),
        marks=tuple(sorted(_marks(counted))),
        uncounted=tuple(_marks(others)),
        said=_said(others),
        url=url(source, target) if here else "",
    )


def _number(moves: Sequence[Crossing]) -> int:
    return sum(move.number for move in moves)


def _marks(moves: Sequence[Crossing]) -> list[str]:
    """One mark a move, if they are few."""
    if _number(moves) > MOST_MARKS:
        return []
    return [move.mark for move in moves for _ in range(move.number)]


def _said(others: Sequence[Crossing]) -> str:
    """What stands after the number: "realised, 2 attempted"."""
    words = ["realised"]
    for standing in Standing:
        number = _number([move for move in others if move.standing is standing])
        if number:
            words.append(f"{number} {standing.label.lower()}")
    return ", ".join(words)
