"""Changes of one row that would fix a fault of the chain: each is tried first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialogues.choices import MoveKind, Standing, Track
from dialogues.rules.chain.order import in_order
from dialogues.rules.chain.reading import read_chain
from dialogues.rules.chain.types import MAIN_STRAND, Turn
from dialogues.rules.problems import Problem

#: How a written value of a field becomes a value of `Turn`.
READ: Mapping[str, Callable[[str], Any]] = {
    "kind": MoveKind,
    "to_track": lambda text: Track(text) if text else None,
    "strand": int,
    "ends_strand": bool,
    "standing": Standing,
    "known_since": str,
}


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of the row `key`: its fields to written values, or gone where none."""

    key: str
    changes: Mapping[str, str]
    label: str = ""

    @property
    def takes_out(self) -> bool:
        return not self.changes


def fixes_for(turns: Sequence[Turn], problem: Problem, *, end: str = "") -> list[Fix]:
    """The changes of one row after which the fault is gone and no other has come.

    `turns` in the coder's order, `end` the dialogue's end as EDTF.
    """
    before = _faults(turns, end)
    fault = (problem.code, problem.key)
    found = []
    for fix in _candidates(turns, problem):
        after = _faults(apply(turns, fix), end)
        if fault not in after and after <= before:
            found.append(fix)
    return found


def apply(turns: Sequence[Turn], fix: Fix) -> list[Turn]:
    """The turns with one of them changed or gone, in order of time."""
    values: dict[str, Any] = {
        field: READ[field](text) for field, text in fix.changes.items()
    }
    changed = []
    for turn in turns:
        if turn.key != fix.key:
            changed.append(turn)
        elif not fix.takes_out:
            changed.append(replace(turn, **values))
    return in_order(changed)


def _faults(turns: Sequence[Turn], end: str) -> frozenset[tuple[str, str]]:
    chain = read_chain(turns, end=end)
    return frozenset((each.code, each.key) for each in chain.faults)


def _candidates(turns: Sequence[Turn], problem: Problem) -> Iterator[Fix]:
    numbers = {turn.key: number for number, turn in enumerate(turns, start=1)}
    key, number = problem.key, numbers.get(problem.key, 0)
    row = f"row {number}"
    if problem.field == "strand":
        opened = sum(turn.kind is MoveKind.STRAND_OPENED for turn in turns)
        for strand in range(MAIN_STRAND, opened + 2):
            yield Fix(key, {"strand": str(strand)}, f"Put {row} on strand {strand}")
    elif problem.code == "track_not_allowed":
        yield Fix(key, {"to_track": ""}, f"Take the track of {row} away")
    elif problem.code == "ends_not_allowed":
        yield Fix(key, {"ends_strand": ""}, f"Take the end from {row} away")
    elif problem.code == "known_before_it_happened":
        yield Fix(key, {"known_since": ""}, "Take the date since when away")
    elif problem.code == "no_opening" and turns:
        first = turns[0]
        yield Fix(first.key, {"kind": MoveKind.OPENING}, "Make row 1 the opening")
    elif problem.code in ("second_opening", "paused_twice"):
        resumed = {"kind": MoveKind.RESUMPTION.value, "to_track": ""}
        yield Fix(key, resumed, f"Make {row} a resumption")
    elif problem.code in ("same_track", "strand_same_track"):
        other = {"kind": MoveKind.OTHER.value, "to_track": "", "strand": "1"}
        yield Fix(key, other, f"Make {row} a turning point that is no move")
    elif problem.code == "strand_ended":
        yield from _ends_before(turns, problem, numbers)
    if number and turns[number - 1].kind is not MoveKind.OPENING:
        yield Fix(key, {}, f"Take {row} out")


def _ends_before(
    turns: Sequence[Turn], problem: Problem, numbers: Mapping[str, int]
) -> Iterator[Fix]:
    """The rows before that end a strand, made a pause."""
    pause = {"kind": MoveKind.PAUSE.value, "to_track": "", "ends_strand": ""}
    for turn in reversed(turns[: numbers[problem.key] - 1]):
        if turn.kind is MoveKind.ENDING or turn.ends_strand:
            yield Fix(turn.key, pause, f"Make row {numbers[turn.key]} a pause")
