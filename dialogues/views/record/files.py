"""One record as files: its rows in any of the tables of the collection."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues.exports import TABLES
from dialogues.exports.csv_stream import Csv
from dialogues.exports.response import CSV, download
from dialogues.models import Dialogue


@require_safe
def record_file(request, slug: str, table: str):
    """One table as CSV, with the rows of one record; 404 as for its page."""
    seen = Dialogue.objects.visible_to(request.user)
    record = get_object_or_404(seen, slug=slug)
    rows = Csv(TABLES[table], seen.filter(pk=record.pk), request.user)
    return download(
        rows,
        name=f"{record.ref}-{table}",
        kind=CSV,
        today=timezone.localdate(),
        only_head=request.method == "HEAD",
    )
