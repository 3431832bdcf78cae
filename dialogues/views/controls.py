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


def controls(question: ListFilterSet) -> list[Control]:
    """The filters of a set in their order; both years stand where the first does."""
    return [
        control
        for name in question.filters
        if name != "sort" and (control := _control(question, name))
    ]


def _control(question: ListFilterSet, name: str) -> Control | None:
    each = question.filters[name]
    first, *more = question.values().get(name, [question.defaults.get(name, "")])
    if name in question.unseen:
        return Control(name, each.label, "hidden", first, more) if first else None
    if isinstance(each, values.Year):
        return Control(name, "Years", "years") if name == "year_from" else None
    if isinstance(each, values.WordsFilter):
        return Control(name, each.label, "text", first)
    offered = question.offered(name)
    choices = [ANY, *offered] if isinstance(each, AnyOrSeveralFilter) else offered
    usual = question.defaults.get(name, ALL)
    return Control(name, each.label, "select", first, more, choices, usual)
