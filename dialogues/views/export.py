"""The collection as files, and the page that says what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues.exports import TABLES, Table
from dialogues.exports.archive import archive
from dialogues.exports.csv_stream import Csv
from dialogues.exports.file_style import PLAIN, VALUES, Style, read_style
from dialogues.exports.response import CSV, ZIP
from dialogues.exports.response import download as as_download
from dialogues.exports.sizes import FileSize, size_of
from dialogues.filters import DialogueFilter, FilterError, dialogues_for
from dialogues.filters.facets import kept
from dialogues.views.filter_errors import refuse


@require_safe
def export(request, table):
    """One table as CSV, or all: the rows of the dialogues that the filters leave."""
    filterset, style, faults = _asked(request)
    if faults:
        return _no_file(faults)
    today, only_head = timezone.localdate(), request.method == "HEAD"
    if style.all_tables:
        return as_download(
            _all(request, filterset, style),
            name="",
            kind=ZIP,
            today=today,
            only_head=only_head,
        )
    file = Csv(TABLES[table], filterset.qs, request.user, style)
    return as_download(file, name=table, kind=CSV, today=today, only_head=only_head)


def _asked(request) -> tuple[DialogueFilter, Style, list[FilterError]]:
    """The question, how its answer is to be written, and all that is wrong."""
    filterset = dialogues_for(request, *VALUES)
    style, misread = read_style(dict(request.GET.lists()))
    known = [] if filterset.is_valid() else filterset.filter_errors
    named = {fault.parameter for fault in known}
    faults = [
        FilterError("unknown_value", each.parameter, each.value, each.message)
        for each in misread
        if each.parameter not in named
    ]
    return filterset, style, [*known, *faults]


def _no_file(faults: Iterable[FilterError]) -> HttpResponseBadRequest:
    reasons = [f"{fault.asked}: {fault.message}" for fault in faults]
    text = "\n".join(["This file was not made, since the address is wrong.", *reasons])
    return HttpResponseBadRequest(f"{text}\n", content_type="text/plain; charset=utf-8")


def _all(request, filterset: DialogueFilter, style: Style) -> Iterable[bytes]:
    """All tables as one archive, which says what it holds and whence it comes."""
    made = timezone.localtime()
    count, total = filterset.qs.count(), filterset.queryset.count()
    about = (
        "DiploTrack: a documented record of dialogues and of the tracks of diplomacy "
        "between which they move.",
        f"{filterset.sentence()}: {count} of {total}.",
        f"From {request.build_absolute_uri()}\n"
        f"State of {made:%Y-%m-%d %H:%M %Z}. What every column says: "
        f"{request.build_absolute_uri(reverse('download'))}",
    )
    tables = TABLES.values()
    return archive(tables, filterset.qs, request.user, style, made=made, about=about)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the download page."""

    table: Table
    size: FileSize
    url: str

    @property
    def counted(self) -> str:
        rows = self.size.rows
        return f"{rows} {self.table.one if rows == 1 else self.table.many}"


@require_safe
def download(request):
    """What the filters leave, as files: their rows, their columns, how to read them."""
    filterset, style, faults = _asked(request)
    if faults:
        return refuse(request, filterset, faults, name="download", title="Download")
    query = filterset.query_string()
    each = replace(style, all_tables=False)
    sizes = kept(
        filterset,
        f"sizes {urlencode(each.parameters())}",
        lambda: [
            size_of(table, filterset.qs, request.user, each)
            for table in TABLES.values()
        ],
    )
    files = [
        File(table, size, _address(table, query, each))
        for table, size in zip(TABLES.values(), sizes, strict=True)
    ]
    context = {
        "question": filterset,
        "chips": filterset.chips(),
        "files": files,
        "count": files[0].size.rows,
        "total": filterset.queryset.count(),
        "size": sum(file.size.size for file in files),
        "all_url": _address(files[0].table, query, replace(style, all_tables=True)),
        "style": style,
        "asked": [each for each in request.GET.lists() if each[0] not in VALUES],
        "browse_url": _with(reverse("dialogues"), query),
        "address": request.build_absolute_uri(_with(reverse("download"), query)),
        "today": timezone.localdate(),
    }
    return render(request, "dialogues/download.html", context)


def _address(table: Table, query: str, style: Style = PLAIN) -> str:
    parameters = urlencode(style.parameters())
    whole = "&".join(part for part in (query, parameters) if part)
    return _with(reverse("export", args=[table.name]), whole)


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
