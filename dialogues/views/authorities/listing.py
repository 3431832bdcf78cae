"""What the lists of the index share: filters as a form, pages, rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.shortcuts import render

from dialogues.filters.listing import ListFilterSet
from dialogues.views.controls import controls
from dialogues.views.heads import Column, heads
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.refusing import refuse


@dataclass(frozen=True, slots=True)
class Kind:
    """One list of the index: the name of its address, its title, what it lists."""

    name: str
    title: str
    one: str
    many: str
    columns: Sequence[Column]


NAME = Column("Name", "name")
DIALOGUES = Column("Dialogues", "dialogues", number=True)
INDEX = {
    kind.name: kind
    for kind in (
        Kind(
            "people",
            "People",
            "person",
            "people",
            (NAME, Column("In what capacity"), Column("Sat on"), DIALOGUES),
        ),
        Kind(
            "organisations",
            "Organisations",
            "organisation",
            "organisations",
            (NAME, Column("Kind, country", "kind"), Column("What it did", "roles")),
        ),
        Kind(
            "conflicts",
            "Conflicts",
            "conflict",
            "conflicts",
            (NAME, Column("Dialogues, by their opening"), DIALOGUES),
        ),
        Kind(
            "sources",
            "Sources",
            "source",
            "sources",
            (
                Column("Source", "title"),
                Column("Year", "year"),
                Column("Statements that rest on it", "statements"),
                Column("In the records"),
            ),
        ),
        Kind(
            "places",
            "Places",
            "place",
            "places",
            (
                Column("Place", "place"),
                Column("Country", "country"),
                Column("Years", "first"),
                Column("Meetings", "meetings", number=True),
                DIALOGUES,
            ),
        ),
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
    sort = question.values().get("sort", [question.defaults["sort"]])[0]
    count = page.page.paginator.count
    if total is None:
        total = question.queryset.count() if question.filters_in_use() else count
    context = {
        "kind": kind,
        "index": INDEX.values(),
        "question": question,
        "chips": question.chips(),
        "query": question.query_string(),
        "rows": page,
        "count": count,
        "total": total,
        "listed": listed(page.page),
        "sorts": question.sorts,
        "sort": sort,
        "heads": heads(kind.columns, question.sorts, sort),
        "controls": controls(question),
        "table": f"dialogues/authorities/{name}_table.html",
    }
    return render(request, "dialogues/authorities/list.html", context)
