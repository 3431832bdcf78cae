"""From the turning points to steps, stretches and faults: one walk through the rows."""

from collections.abc import Sequence

from dialogues.choices import MoveKind
from dialogues.rules.chain import dating, faults
from dialogues.rules.chain.rows import ChainRow, is_before, known, numbered
from dialogues.rules.chain.types import TRACK_KINDS, Chain, Turn
from dialogues.rules.chain.walk import Walk
from dialogues.rules.problems import Problem


def read_chain(turns: Sequence[Turn], *, end: str = "") -> Chain:
    """Read the turning points, in the coder's order, into a chain.

    `end` is the dialogue's end as EDTF, "" or ".." while not known. Never raises: a
    faulty chain gives the steps and stretches that can be drawn, and its problems in
    the order in which a reader would fix them. An end before the opening is a fault
    and otherwise taken as not known.
    """
    rows = numbered(turns)
    opening = next((row for row in rows if row.opens), None)
    impossible = opening is not None and is_before(known(end), opening.date)
    walk = Walk("" if impossible else known(end))
    if opening:
        walk.open(opening)
    for row in rows:
        if row is not opening:
            walk.take(row)
    walk.finish()
    return Chain(
        steps=tuple(step for _, step in sorted(walk.steps, key=lambda pair: pair[0])),
        episodes=tuple(sorted(walk.episodes, key=lambda episode: episode.strand)),
        problems=tuple(_problems(rows, opening, walk, end)),
    )


def _problems(
    rows: list[ChainRow], opening: ChainRow | None, walk: Walk, end: str
) -> list[Problem]:
    """All problems: of the chain, then row by row, then of the dialogue's end."""
    found = list(walk.found)
    if opening is None:
        found.append((0, faults.no_opening()))
    elif opening.number != 1:
        found.append((opening.number, faults.opening_not_first(opening)))
    after_the_end = {n for n, problem in found if problem.code == "strand_ended"}
    for row in rows:
        found += [(row.number, problem) for problem in _of_form(row)]
        ends_it = row is walk.ended_by or row.number in after_the_end
        row_end = "" if ends_it else walk.end
        found += [
            (row.number, problem)
            for problem in dating.row_problems(row, rows, opening, row_end)
        ]
    found += [(len(rows) + 1, each) for each in dating.end_problems(opening, end)]
    found.sort(key=lambda pair: (pair[0], faults.CODES.index(pair[1].code)))
    return [problem for _, problem in found]


def _of_form(row: ChainRow) -> list[Problem]:
    """Faults that show in the row alone."""
    found = []
    turn = row.turn
    if turn.kind in TRACK_KINDS and turn.to_track is None:
        found.append(faults.track_missing(row))
    if turn.kind not in faults.MAY_NAME_A_TRACK and turn.to_track is not None:
        found.append(faults.track_not_allowed(row))
    may_end = row.ends or turn.kind is MoveKind.ENDING
    if turn.ends_strand and not may_end:
        found.append(faults.ends_not_allowed(row))
    return found
