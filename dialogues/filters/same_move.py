"""What is asked of one and the same move: its tracks, direction, standing, confidence.

A realised move is meant unless a standing is named. "None" is said of all moves of the
standing and the confidence: there is none, or none that goes up or down.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dialogues.choices import Confidence, Standing, Track
from dialogues.filters.tracks import BETWEEN_TRACKS, PAIRS, tracks_of, went
from dialogues.filters.unknown import column_in, exists, has, with_unknown
from dialogues.models import Move

NAMES = ("moved", "direction", "standing", "confidence")

ANY, NONE = "any", "none"
UP, DOWN = "up", "down"

MOVED = {ANY: "between any tracks", NONE: "never", **PAIRS}
DIRECTIONS = {
    UP: "Up, towards Track 1",
    DOWN: "Down, away from Track 1",
    NONE: "Neither up nor down",
}
STANDINGS = dict(Standing.choices)
CONFIDENCES = dict(with_unknown(Confidence.choices))

#: From the people's level to the official one; what is not classified has no height.
HEIGHT = {Track.THREE: 0, Track.TWO: 1, Track.ONE_AND_A_HALF: 2, Track.ONE: 3}


def direction_of(pair: str) -> str:
    """UP or DOWN; "" where one of the tracks is not classified."""
    start, end = (HEIGHT.get(Track(each)) for each in tracks_of(pair))
    if start is None or end is None:
        return ""
    return UP if end > start else DOWN


#: The pairs of tracks that go each way.
PAIRS_BY_DIRECTION = {
    way: [pair for pair in PAIRS if direction_of(pair) == way] for way in (UP, DOWN)
}
UP_OR_DOWN = went([pair for pairs in PAIRS_BY_DIRECTION.values() for pair in pairs])


@dataclass(frozen=True, slots=True)
class MoveQuestion:
    """The values asked for of a move; an empty list asks for nothing."""

    moved: list[str]
    direction: list[str]
    standing: list[str]
    confidence: list[str]

    @classmethod
    def of(cls, asked: Mapping[str, list[str]]) -> "MoveQuestion":
        return cls(**{name: list(asked.get(name) or []) for name in NAMES})

    def __bool__(self) -> bool:
        return any((self.moved, self.direction, self.standing, self.confidence))

    def pool(self) -> QuerySet:
        """The moves of the standing and the confidence."""
        rows = Move.objects.filter(
            kind__in=BETWEEN_TRACKS,
            standing__in=self.standing or [Standing.REALISED],
        ).order_by()
        if self.confidence:
            rows = rows.filter(column_in("confidence", self.confidence))
        return rows

    def along(self) -> QuerySet:
        """Those of the pool between the tracks asked for."""
        if not self.moved or ANY in self.moved:
            return self.pool()
        return self.pool().filter(went(set(self.moved) - {NONE}))

    def dialogues(self) -> Q:
        """The dialogues with such a move, or without one where that is asked for."""
        ways = [found for found in (self._with_one(), *self._with_none()) if found]
        if len(ways) == 1:
            return ways[0]
        every = Q(pk__in=())
        for found in ways:
            every |= found
        return every

    def _with_one(self) -> Q | None:
        if self.moved == [NONE] or self.direction == [NONE]:
            return None
        ways = [PAIRS_BY_DIRECTION[way] for way in self.direction if way != NONE]
        rows = self.along()
        if ways:
            rows = rows.filter(went(pair for pairs in ways for pair in pairs))
        if NONE in self.moved or NONE in self.direction:
            return Q(exists(rows))
        return has(rows)

    def _with_none(self) -> list[Q]:
        found = []
        if NONE in self.moved and (not self.direction or NONE in self.direction):
            found.append(~Q(exists(self.pool())))
        if NONE in self.direction and self.moved != [NONE]:
            level = ~Q(exists(self.pool().filter(UP_OR_DOWN)))
            found.append(level & Q(exists(self.along())) if self.moved else level)
        return found
