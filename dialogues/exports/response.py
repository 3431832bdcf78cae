"""Files as downloads."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

CSV = "text/csv; charset=utf-8"
ZIP = "application/zip"


def download(
    pieces: Iterable[str] | Iterable[bytes],
    *,
    name: str,
    kind: str,
    today: date,
    only_head: bool = False,
) -> HttpResponseBase:
    """A file that is sent as it is made; for a HEAD request its head alone."""
    response: HttpResponseBase
    if only_head:
        response = HttpResponse(content_type=kind)
    else:
        response = StreamingHttpResponse(pieces, content_type=kind)
    ending = "zip" if kind == ZIP else "csv"
    file = "-".join(filter(None, ("diplotrack", name, today.isoformat())))
    response["Content-Disposition"] = f'attachment; filename="{file}.{ending}"'
    # What a file holds depends on who asks.
    response["Cache-Control"] = "private, no-store"
    return response
