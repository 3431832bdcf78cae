"""What the lists of the index share: filters as a form, pages, rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.shortcuts import render

from dialogues.filters.listing import ListFilterSet
from dialogues.views.controls import controls
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
