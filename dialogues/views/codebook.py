"""The codebook: as a page to look through, as a table, and as a Table Schema."""

import csv
import io
from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues.dictionary import (
    HEADERS,
    FileVariable,
    TableFacts,
    ValueList,
    codebook_rows,
    matching_lists,
    matching_variables,
    package,
    table_facts_for,
    value_lists,
    variables,
)
from dialogues.dictionary.filled import MOST
from dialogues.exports import TABLES, Table
from dialogues.exports.cell_text import safe
from dialogues.exports.column import Cell
from dialogues.filters.values import LONGEST, folded_words


@dataclass(frozen=True, slots=True)
class Described:
    """One variable with what the collection says of it."""

    variable: FileVariable
    values: ValueList | None
    example: Cell
    rows: int
    empty: int
    #: Rows of which something is said to be missing; None where no reason is kept.
    missing: int | None

    @property
    def given(self) -> int:
        return self.rows - self.empty

    @property
    def share(self) -> int | None:
        """Rows that lack it, in per cent."""
        if self.missing is None or not self.rows:
            return None
        return round(100 * self.missing / self.rows)

    @property
    def also_empty(self) -> int:
        """Empty cells in which nothing is missing."""
        return self.empty - (self.missing or 0)


@dataclass(frozen=True, slots=True)
class TableSection:
    """One table with the variables of it that are shown."""

    table: Table
    rows: int
    variables: list[Described]


@require_safe
def codebook(request):
    """Every table, variable and value, or those in which the words of `q` occur."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    words = folded_words(asked)
    facts, lists = table_facts_for(request.user), value_lists()
    found = matching_variables(words, lists)
    shown = matching_lists(words, lists)
    context = {
        "asked": asked,
        "most": MOST,
        # Where a part is shown, what it leads to may not be on the page.
        "whole": reverse("codebook") if asked else "",
        "sections": [
            _section(TABLES[name], of_table, facts, lists)
            for name, of_table in found.items()
        ],
        "lists": shown,
        "tables": TABLES.values(),
        "matching": sum(map(len, found.values())),
        "total": sum(map(len, variables().values())),
    }
    return render(request, "dialogues/codebook.html", context)


def _section(table: Table, shown, facts: TableFacts, lists) -> TableSection:
    counts, examples = facts.filled[table.name], facts.examples[table.name]
    described = [
        Described(
            each,
            lists.get(each.value_list),
            examples.get(each.column.name),
            counts.rows,
            counts.empty(each.column.name),
            counts.given(each.reasons) if each.reasons else None,
        )
        for each in shown
    ]
    return TableSection(table, counts.rows, described)


@require_safe
def codebook_csv(request):
    """The codebook as a table."""
    file = io.StringIO()
    write = csv.writer(file).writerow
    write(HEADERS)
    for line in codebook_rows(table_facts_for(request.user)):
        write([safe(cell) if isinstance(cell, str) else cell for cell in line])
    name = f"diplotrack-codebook-{timezone.localdate().isoformat()}.csv"
    return _private(
        HttpResponse(
            file.getvalue(),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    )


@require_safe
def codebook_json(request):
    """The codebook as a Data Package whose resources are the files of this site."""

    def path_of(table: str) -> str:
        return request.build_absolute_uri(reverse("export", args=[table]))

    return _private(
        JsonResponse(
            package(table_facts_for(request.user), path_of=path_of),
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        )
    )


def _private(response: HttpResponse) -> HttpResponse:
    """What a codebook counts depends on who asks."""
    response["Cache-Control"] = "private, no-store"
    return response
