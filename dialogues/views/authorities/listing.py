"""What the lists of the index share: filters as a form, pages, rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.shortcuts import render

from dialogues.filters.listing import ListFilterSet
from dialogues.views.controls import controls
from dialogues.views.filter_errors import refuse
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.sortable_columns import ListColumn, heads


@dataclass(frozen=True, slots=True)
class IndexList:
    """One list of the index: the name of its address, its title, what it lists."""

    name: str
    title: str
    one: str
    many: str
    columns: Sequence[ListColumn]


NAME = ListColumn("Name", "name")
DIALOGUES = ListColumn("Dialogues", "dialogues", number=True)
INDEX = {
    kind.name: kind
    for kind in (
        IndexList(
            "people",
            "People",
            "person",
            "people",
            (NAME, ListColumn("In what capacity"), ListColumn("Sat on"), DIALOGUES),
        ),
        IndexList(
            "organisations",
            "Organisations",
            "organisation",
            "organisations",
            (
                NAME,
                ListColumn("Kind, country", "kind"),
                ListColumn("What it did", "roles"),
            ),
        ),
        IndexList(
            "conflicts",
            "Conflicts",
            "conflict",
            "conflicts",
            (NAME, ListColumn("Dialogues, by their opening"), DIALOGUES),
        ),
        IndexList(
            "sources",
            "Sources",
            "source",
            "sources",
            (
                ListColumn("Source", "title"),
                ListColumn("Year", "year"),
                ListColumn("Statements that rest on it", "statements"),
                ListColumn("In the records"),
            ),
        ),
        IndexList(
            "places",
            "Places",
            "place",
            "places",
            (
                ListColumn("Place", "place"),
                ListColumn("Country", "country"),
                ListColumn("Years", "first"),
                ListColumn("Meetings", "meetings", number=True),
                DIALOGUES,
            ),
        ),
    )
}


def list_page(
    request,
    filterset: ListFilterSet,
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
    if not filterset.is_valid():
        return refuse(
            request, filterset, filterset.filter_errors, name=name, title=kind.title
        )
    try:
        page = rows_for(request, filterset.qs if rows is None else rows())
    except BadPage as error:
        return refuse(request, filterset, [error.fault], name=name, title=kind.title)
    sort = filterset.values().get("sort", [filterset.defaults["sort"]])[0]
    count = page.page.paginator.count
    if total is None:
        total = filterset.queryset.count() if filterset.filters_in_use() else count
    context = {
        "kind": kind,
        "index": INDEX.values(),
        "question": filterset,
        "chips": filterset.chips(),
        "query": filterset.query_string(),
        "rows": page,
        "count": count,
        "total": total,
        "listed": listed(page.page),
        "sorts": filterset.sorts,
        "sort": sort,
        "heads": heads(kind.columns, filterset.sorts, sort),
        "controls": controls(filterset),
        "table": f"dialogues/authorities/{name}_table.html",
    }
    return render(request, "dialogues/authorities/list.html", context)
