"""What the lists of the index share: filters as a form, pages, rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page
from django.shortcuts import render

from dialogues.filters.listing import ALL, ListFilterSet, Several
from dialogues.filters.values import One, Year
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.refusing import refuse


@dataclass(frozen=True, slots=True)
class Kind:
    """One list of the index: the name of its address, its title, what it lists."""

    name: str
    title: str
    one: str
    many: str


INDEX = {
    kind.name: kind
    for kind in (
        Kind("people", "People", "person", "people"),
        Kind("organisations", "Organisations", "organisation", "organisations"),
        Kind("conflicts", "Conflicts", "conflict", "conflicts"),
        Kind("sources", "Sources", "source", "sources"),
        Kind("places", "Places", "place", "places"),
    )
}


@dataclass(frozen=True, slots=True)
class Control:
    """One filter as the form shows it; values beside the first go with it unseen."""

    name: str
    label: str
    kind: str
    value: str = ""
    more: Sequence[str] = ()
    choices: Iterable[tuple[str, str]] = field(default_factory=list)


def list_page(
    request,
    question: ListFilterSet,
    name: str,
    listed: Callable[[Page], Any],
    *,
    rows=None,
    total: int | None = None,
):
    """The page of one list; `listed` makes of a page of rows what its table shows.

    `rows` and `total` are those of the question, where they are not given.
    """
    kind = INDEX[name]
    if not question.is_valid():
        return refuse(request, question, question.faults, name=name, title=kind.title)
    try:
        page = rows_for(request, question.qs if rows is None else rows())
    except BadPage as error:
        return refuse(request, question, [error.fault], name=name, title=kind.title)
    context = {
        "kind": kind,
        "index": INDEX.values(),
        "question": question,
        "chips": question.chips(),
        "query": question.query_string(),
        "rows": page,
        "count": page.page.paginator.count,
        "total": question.queryset.count() if total is None else total,
        "listed": listed(page.page),
        "sorts": question.sorts,
        "sort": question.values().get("sort", [question.defaults["sort"]])[0],
        "controls": controls(question),
        "table": f"dialogues/authorities/{name}_table.html",
    }
    return render(request, "dialogues/authorities/list.html", context)


def controls(question: ListFilterSet) -> list[Control]:
    """The filters of a set in their order; the two years stand at the first of them."""
    used = question.values()
    found = []
    for name, each in question.filters.items():
        first, *more = used.get(name, [""])
        if isinstance(each, Several):
            choices = [(ALL, "Any"), *question.offered(name)]
            found.append(Control(name, each.label, "select", first, more, choices))
        elif isinstance(each, Year):
            if name == "year_from":
                found.append(Control(name, "Years", "years"))
        elif isinstance(each, One):
            if first and name != "sort":
                found.append(Control(name, each.label, "hidden", first))
        else:
            found.append(Control(name, each.label, "text", first))
    return found
