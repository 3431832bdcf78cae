"""The matrix of the moves page: how many moves went from each track to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon.shapes import SUFFIX

MAIN_TRACKS = (Track.ONE, Track.ONE_AND_A_HALF, Track.TWO)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A move between two tracks, as the matrix counts it."""

    from_track: Track
    to_track: Track
    kind: MoveKind = MoveKind.TRACK_CHANGE
    standing: Standing = Standing.REALISED

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
class Cell:
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
class Row:
    from_track: Track
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are the tracks left, columns the tracks reached."""

    tracks: tuple[Track, ...]
    rows: tuple[Row, ...]


def build_matrix(
    moves: Sequence[Crossing], url: Callable[[Track, Track], str]
) -> Matrix:
    """Count the moves. `url` gives the address that filters for one cell."""
    used = {track for move in moves for track in (move.from_track, move.to_track)}
    tracks = tuple(track for track in Track if track in MAIN_TRACKS or track in used)
    return Matrix(
        tracks,
        tuple(
            Row(source, tuple(_cell(moves, source, target, url) for target in tracks))
            for source in tracks
        ),
    )


def _cell(
    moves: Sequence[Crossing],
    source: Track,
    target: Track,
    url: Callable[[Track, Track], str],
) -> Cell:
    if source is target:
        return Cell(target, same=True)
    here = [
        move for move in moves if move.from_track is source and move.to_track is target
    ]
    counted = [move for move in here if move.counted]
    others = [move for move in here if not move.counted]
    return Cell(
        target,
        same=False,
        count=len(counted),
        marks=tuple(sorted(move.mark for move in counted)),
        uncounted=tuple(move.mark for move in others),
        said=_said(len(counted), others),
        url=url(source, target) if here else "",
    )


def _said(counted: int, others: Sequence[Crossing]) -> str:
    """What stands after the number: "realised, 2 attempted"."""
    words = ["realised"]
    for standing in Standing:
        number = sum(move.standing is standing for move in others)
        if number:
            words.append(f"{number} {standing.label.lower()}")
    return ", ".join(words)
