"""Counts of what is asked of one and the same move.

The moves of each dialogue are read as one text, and dialogues with the same moves are
counted together: every count of the four filters follows from one query.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db.models import F, Value
from django.db.models.functions import Concat

from dialogues.choices import Standing
from dialogues.filters import same_move
from dialogues.filters.facets.left import Left
from dialogues.filters.facets.tally import Joined, tally
from dialogues.filters.same_move import ANY, DOWN, NONE, UP, MoveQuestion
from dialogues.filters.tracks import BETWEEN_TRACKS
from dialogues.filters.unknown import UNKNOWN
from dialogues.models import Move

OPTIONS = {
    "moved": list(same_move.MOVED),
    "direction": list(same_move.DIRECTIONS),
    "standing": list(same_move.STANDINGS),
    "confidence": list(same_move.CONFIDENCES),
}


@dataclass(frozen=True, slots=True)
class Made:
    """What the filters ask of a move."""

    moved: str
    direction: str
    standing: str
    confidence: str

    @classmethod
    def read(cls, text: str) -> "Made":
        start, end, standing, confidence = text.split(">")
        pair = f"{start}-{end}"
        way = same_move.direction_of(pair) if start and end else ""
        return cls(pair, way, standing, confidence or UNKNOWN)


Moves = tuple[Made, ...]


def move_counts(left: Left) -> dict[str, dict[str, int]]:
    """How many dialogues each value of the four filters would leave."""
    asked = left.filterset.move_asked()
    groups = _groups(left)
    return {
        name: _counts(replace(asked, **{name: []}), name, groups) for name in OPTIONS
    }


def _groups(left: Left) -> list[tuple[Moves, int]]:
    """The moves of dialogues, with the number of dialogues that have just these."""
    names = same_move.NAMES
    rows = left.rows(Move.objects.filter(kind__in=BETWEEN_TRACKS).order_by(), names)
    parts = ("from_track", "to_track", "standing", "confidence")
    text = Concat(*_between(parts, Value(">")))
    found = tally(
        rows.values("dialogue").annotate(value=Joined(text), record=F("dialogue")),
        once=True,
    )
    known: dict[str, Made] = {}
    groups = []
    for joined, count in found.counts.items():
        texts = joined.split(",")
        for each in texts:
            if each not in known:
                known[each] = Made.read(each)
        groups.append((tuple(known[each] for each in texts), count))
    return [*groups, ((), left.size(names) - sum(found.counts.values()))]


def _between(parts: Iterable, glue) -> list:
    return [each for part in parts for each in (part, glue)][:-1]


def _counts(others: MoveQuestion, name: str, groups) -> dict[str, int]:
    """The counts of one filter under the other three."""
    counts: Counter[str] = Counter()
    if NONE in (*others.moved, *others.direction):
        for value in OPTIONS[name]:
            counts[value] = _that_fit(replace(others, **{name: [value]}), groups)
        return counts
    fits = _positive(others, name)
    value_of: Callable[[Made], str] = lambda made: getattr(made, name)  # noqa: E731
    for moves, count in groups:
        values = {value_of(made) for made in moves if fits(made)}
        for value in values:
            counts[value] += count
        if values and name == "moved":
            counts[ANY] += count
    if NONE in OPTIONS[name]:
        counts[NONE] = _that_fit(replace(others, **{name: [NONE]}), groups)
    return counts


def _that_fit(asked: MoveQuestion, groups) -> int:
    fit = fitting(asked)
    return sum(count for moves, count in groups if fit(moves))


def _positive(asked: MoveQuestion, without: str = "") -> Callable[[Made], bool]:
    """Whether a move is one of those asked for; "none" asks for no move."""
    pairs = set(asked.moved) - {NONE}
    ways = set(asked.direction) - {NONE}
    in_pool = _in_pool(asked, without)

    def fits(made: Made) -> bool:
        return (
            in_pool(made)
            and (not pairs or ANY in pairs or made.moved in pairs)
            and (not ways or made.direction in ways)
        )

    return fits


def _in_pool(asked: MoveQuestion, without: str = "") -> Callable[[Made], bool]:
    standings = set(asked.standing or [Standing.REALISED])
    sure = set(asked.confidence)

    def fits(made: Made) -> bool:
        return (without == "standing" or made.standing in standings) and (
            not sure or made.confidence in sure
        )

    return fits


def fitting(asked: MoveQuestion) -> Callable[[Moves], bool]:
    """What `MoveQuestion.dialogues` asks of a database, asked of moves at hand."""
    none_moved, none_either_way = NONE in asked.moved, NONE in asked.direction
    in_pool, one = _in_pool(asked), _positive(asked)
    along = _positive(replace(asked, direction=[]))
    may_have_one = asked.moved != [NONE] and asked.direction != [NONE]
    may_have_none = none_moved and (not asked.direction or none_either_way)
    may_be_level = none_either_way and asked.moved != [NONE]

    def fits(moves: Moves) -> bool:
        if may_have_one and any(map(one, moves)):
            return True
        if may_have_none and not any(map(in_pool, moves)):
            return True
        return (
            may_be_level
            and not any(
                made.direction in (UP, DOWN) and in_pool(made) for made in moves
            )
            and (not asked.moved or any(map(along, moves)))
        )

    return fits
