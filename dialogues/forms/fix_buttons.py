"""Mends of the chain as buttons of a form: written, and read when one was pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from dialogues.rules.chain import Fix
from dialogues.rules.problems import Problem

BUTTON = "mend"
#: Stands for the key of a row that has none yet.
NEW_ROW = "new"
MOST = 200


@dataclass(frozen=True, slots=True)
class FixableFault:
    """A fault of the chain, with the fixes that a button each would make."""

    problem: Problem
    #: Whether it concerns the row in hand.
    is_own: bool
    mends: tuple[tuple[str, str], ...]


def faults_of(
    problems: tuple[Problem, ...],
    fixes_for: Callable[[Problem], list[Fix]],
    own_key: str,
    own_as: str = "",
) -> list[FixableFault]:
    """The faults with their buttons: each the value to send and its words.

    `own_as` stands for the key of the row in hand where that row is not saved yet.
    """
    return [
        FixableFault(
            problem,
            problem.key == own_key,
            tuple(
                (written(fix, own_as if fix.key == own_key else ""), fix.label)
                for fix in fixes_for(problem)
                if not (fix.takes_out and fix.key == own_key)
            ),
        )
        for problem in problems
    ]


def written(fix: Fix, key: str = "") -> str:
    """A fix as the value of a button: "m3:kind=pause&to_track="."""
    return f"{key or fix.key}:{urlencode(dict(fix.changes))}"


def chosen_fixes(data: QueryDict) -> list[Fix]:
    """The fix whose button was pressed, as a list of one; empty if none was."""
    text = data.get(BUTTON, "")
    key, colon, changes = text.partition(":")
    if not colon or len(text) > MOST:
        return []
    return [Fix(key, dict(parse_qsl(changes, keep_blank_values=True)))]
