"""Figures of an attack: what was answered, what was kept, what is broken."""

from collections import Counter
from collections.abc import Iterable
from http import HTTPStatus
from statistics import median
from typing import Any

from attack.installation import Installation
from attack.kept import Promises, compare
from attack.visitor import NO_ANSWER, Visitor

Figures = dict[str, Any]
#: What must be empty or 0, and what must be so, wherever it is counted.
MUST_BE_NONE = ("answers of 500", "lost", "doubled", "unasked", "failed checks")
MUST_BE_SO = ("records right", "complete")
TEXTS = "SELECT title || ' ' || note FROM dialogues_outcome"


def answers(visitors: Iterable[Visitor]) -> Figures:
    """How often each status was answered, and how long those who sent forms waited."""
    seen = [each for visitor in visitors for each in visitor.seen]
    statuses = Counter(each.status for each in seen)
    sent = [each for each in seen if each.method == "POST"]
    waits = sorted(each.seconds for each in sent if each.status != NO_ANSWER)
    return {
        "requests": len(seen),
        "forms sent": len(sent),
        "statuses": {str(each): number for each, number in sorted(statuses.items())},
        "answers of 500": statuses[HTTPStatus.INTERNAL_SERVER_ERROR],
        "median wait": round(median(waits), 2),
        "95 % wait": round(waits[int(len(waits) * 0.95)], 2),
        "longest wait": round(waits[-1], 2),
    }


def kept(installation: Installation, lane: str, promises: Promises) -> Figures:
    """Whether what was acknowledged is there, once."""
    stored = [text for (text,) in installation.rows(TEXTS)]
    found = compare(lane, promises, stored)
    return {
        "acknowledged": len(promises.acknowledged),
        "refused": len(promises.refused),
        "unknown": len(promises.unknown),
        "lost": found.lost,
        "doubled": found.doubled,
        "unasked": found.unasked,
    }


def records(installation: Installation) -> Figures:
    """Whether `check_records` finds all records right, and its seconds."""
    right, said, seconds = installation.check_records()
    return {"records right": right, "check_records said": said, "seconds": seconds}


def is_broken(found: dict[str, Figures]) -> bool:
    """Whether something failed that must not."""
    return any(
        any(figures.get(name) for name in MUST_BE_NONE)
        or not all(figures.get(name, True) for name in MUST_BE_SO)
        for figures in found.values()
    )


def table(title: str, found: dict[str, Figures]) -> str:
    """The figures as lines; of a list its length."""
    lines = [f"\n{title}"]
    for place, figures in found.items():
        lines.append(f"  {place}")
        for name, value in figures.items():
            shown = len(value) if isinstance(value, list) else value
            lines.append(f"    {name:<20} {shown}")
    return "\n".join(lines)
