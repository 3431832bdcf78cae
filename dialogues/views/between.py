"""Moves between tracks as the figures draw them: threads, matrix, waits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from dialogues.choices import MoveKind, Standing, Track
from dialogues.models import Move
from dialogues.ribbon.matrix import Crossing, Matrix, build_matrix
from dialogues.ribbon.threads import DrawnMove as Thread
from dialogues.ribbon.threads import thread_of
from dialogues.ribbon.waits import Wait, wait_between
from dialogues.rules.chain import direction

#: What the figures read of the dialogue of a move.
READ = ("dialogue__episodes",)


@dataclass(frozen=True, slots=True)
class Crossings:
    """Moves between tracks by their tracks, kind and standing, counted in one query."""

    groups: Sequence[Crossing]

    @classmethod
    def of(cls, moves: QuerySet[Move]) -> "Crossings":
        columns = ("from_track", "to_track", "kind", "standing")
        rows = moves.exclude(from_track="").exclude(to_track="").order_by()
        counted = rows.values_list(*columns).annotate(Count("pk"))
        return cls(
            [
                Crossing(Track(a), Track(b), MoveKind(kind), Standing(standing), count)
                for a, b, kind, standing, count in counted
            ]
        )

    def matrix(self, url: Callable[[Track, Track], str]) -> Matrix:
        return build_matrix(self.groups, url)

    @property
    def changes(self) -> int:
        """How many realised changes of track there are."""
        return _sum(filter(_is_change, self.groups))

    @property
    def towards_official(self) -> int:
        """How many of those go towards Track 1."""
        return _sum(
            group
            for group in filter(_is_change, self.groups)
            if direction(group.from_track, group.to_track) == "up"
        )

    @property
    def strands(self) -> int:
        """How many second strands were opened."""
        return _sum(group for group in self.groups if group.mark == "strand")

    @property
    def not_realised(self) -> int:
        return _sum(group for group in self.groups if not group.counted)

    @property
    def total(self) -> int:
        return _sum(self.groups)


def _is_change(group: Crossing) -> bool:
    return group.counted and group.kind is MoveKind.TRACK_CHANGE


def _sum(groups: Iterable[Crossing]) -> int:
    return sum(group.number for group in groups)


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
