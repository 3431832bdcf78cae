"""The collection as files, and the page that says what is in them."""

from dataclasses import dataclass

from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues.exports import TABLES, Table, csv_response
from dialogues.filters import DialogueFilter, dialogues_for
from dialogues.views.refusing import refuse


@require_safe
def export(request, table):
    """One table as CSV: the rows of the dialogues that the filters leave."""
    if table not in TABLES:
        raise Http404("There is no such table.")
    question = dialogues_for(request)
    if not question.is_valid():
        return _no_file(question)
    return csv_response(
        TABLES[table],
        question.qs,
        request.user,
        today=timezone.localdate(),
        only_head=request.method == "HEAD",
    )


def _no_file(question: DialogueFilter) -> HttpResponseBadRequest:
    reasons = [f"{fault.asked}: {fault.message}" for fault in question.faults]
    text = "\n".join(["This file was not made, since the address is wrong.", *reasons])
    return HttpResponseBadRequest(f"{text}\n", content_type="text/plain; charset=utf-8")


@dataclass(frozen=True, slots=True)
class File:
    """One file of the download page."""

    table: Table
    rows: int
    url: str

    @property
    def counted(self) -> str:
        return f"{self.rows} {self.table.one if self.rows == 1 else self.table.many}"


@require_safe
def download(request):
    """What the filters leave, as files: their rows, their columns, how to read them."""
    question = dialogues_for(request)
    if not question.is_valid():
        return refuse(
            request, question, question.faults, name="download", title="Download"
        )
    query = question.query_string()
    files = [
        File(
            table, table.count(question.qs, request.user), _with(_address(table), query)
        )
        for table in TABLES.values()
    ]
    context = {
        "question": question,
        "chips": question.chips(),
        "files": files,
        "count": files[0].rows,
        "total": question.queryset.count(),
        "browse_url": _with(reverse("dialogues"), query),
        "address": request.build_absolute_uri(_with(reverse("download"), query)),
        "today": timezone.localdate(),
    }
    return render(request, "dialogues/download.html", context)


def _address(table: Table) -> str:
    return reverse("export", args=[table.name])


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
