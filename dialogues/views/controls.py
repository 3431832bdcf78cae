"""The filters of a list as the controls of a form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogues.filters import values
from dialogues.filters.listing import ALL, AnyOrSeveralFilter, ListFilterSet

ANY = (ALL, "Any")


@dataclass(frozen=True, slots=True)
class Control:
    """One filter as the form shows it; values beside the first go with it unseen.

    `usual` is the value that means the same as none.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    more: Sequence[str] = ()
    choices: Iterable[tuple[str, str]] = ()
    usual: str = ""


def controls(filterset: ListFilterSet) -> list[Control]:
    """The filters of a set in their order; both years stand where the first does."""
    return [
        control
        for name in filterset.filters
        if name != "sort" and (control := _control(filterset, name))
    ]


def _control(filterset: ListFilterSet, name: str) -> Control | None:
    each = filterset.filters[name]
    first, *more = filterset.values().get(name, [filterset.defaults.get(name, "")])
    if name in filterset.unseen:
        return Control(name, each.label, "hidden", first, more) if first else None
    if isinstance(each, values.Year):
        return Control(name, "Years", "years") if name == "year_from" else None
    if isinstance(each, values.WordsFilter):
        return Control(name, each.label, "text", first)
    offered = filterset.offered(name)
    choices = [ANY, *offered] if isinstance(each, AnyOrSeveralFilter) else offered
    usual = filterset.defaults.get(name, ALL)
    return Control(name, each.label, "select", first, more, choices, usual)
