"""Two documents of one record beside each other, apart from numbers."""

from collections.abc import Mapping
from typing import Any

from dialogues.models import STATEMENTS


def comparable(
    document: Mapping[str, Any], same_numbers: frozenset[str]
) -> dict[str, Any]:
    """A document without its own number, and without those of records made anew.

    Turning points are counted from the opening, which is m0 in the collection and m1
    in a new record. Citations stand in the order of what they speak of, without keys.
    """
    first = next(m for m in document["moves"] if m["kind"] == "opening")["key"]
    out: dict[str, Any] = {
        name: _without_numbers(value, same_numbers)
        for name, value in document.items()
        if name not in ("ref", "slug")
    }
    for move in out["moves"]:
        move["key"] = counted(move["key"], first)
    for cited in out.get("citations", ()):
        del cited["key"]
        if "move" in cited:
            cited["move"] = counted(cited["move"], first)
    out["citations"] = sorted(out.get("citations", ()), key=_place)
    return out


def counted(key: str, first: str) -> str:
    """The key of a turning point as if the opening were m0."""
    return f"m{int(key[1:]) - int(first[1:])}"


def _place(cited: Mapping[str, Any]) -> tuple:
    statement = next((name for name in STATEMENTS if name in cited), "")
    return statement, cited.get(statement, ""), sorted(map(str, cited.items()))


def _without_numbers(value: Any, kept: frozenset[str]) -> Any:
    if isinstance(value, Mapping):
        if set(value) == {"ref", "name"}:
            number = value["ref"] if value["ref"] in kept else ""
            return f"{value['name']} {number}".strip()
        return {name: _without_numbers(each, kept) for name, each in value.items()}
    if isinstance(value, list):
        return [_without_numbers(each, kept) for each in value]
    return value
