"""How a record is cited: on its page, as a file, and for programs that read pages."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dialogues.bibliography import DATABASE, FORMS, WRITERS, Cited, Printed
from dialogues.models import Dialogue, Source
from dialogues.views.record.evidence import SourceEntryRow

SCHEMA = "https://schema.org"


@require_safe
def cite(request, slug: str, form: str):
    """The citation of a record as a file; 404 as for its page."""
    record = _seen(request, slug)
    return _file(FORMS[form].write(cited(request, record)), record.ref, form)


@require_safe
def sources(request, slug: str, form: str):
    """The sources of a record as a file; those that are withheld are left out."""
    record = _seen(request, slug)
    entries = record.entries.named_to(request.user).select_related("source")
    text = WRITERS[form]([printed(entry.source) for entry in entries])
    return _file(text, f"{record.ref}-sources", form)


def _seen(request, slug: str) -> Dialogue:
    return get_object_or_404(Dialogue.objects.visible_to(request.user), slug=slug)


def _file(text: str, name: str, form: str) -> HttpResponse:
    """A text for reference managers, as a download."""
    content_type = f"{FORMS[form].content_type}; charset=utf-8"
    response = HttpResponse(text, content_type=content_type)
    disposition = f'attachment; filename="diplotrack-{name}.{form}"'
    response["Content-Disposition"] = disposition
    return response


def printed(source: Source) -> Printed:
    """A source as reference managers take it in."""
    return Printed(
        key=f"{DATABASE.lower()}-{source.ref}",
        kind=source.kind,
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        year=source.year,
        url=source.url,
        doi=source.doi,
        language=source.language,
    )


def cited(request, record: Dialogue) -> Cited:
    """The record as it is cited today; its day is that of the version."""
    changed = timezone.localdate(record.changed_at) if record.changed_at else None
    return Cited(
        ref=record.ref,
        title=record.title,
        version=record.version,
        url=request.build_absolute_uri(record.get_absolute_url()),
        issued=changed or record.public_from,
        accessed=timezone.localdate(),
    )


def linked_data(
    request, record: Dialogue, as_cited: Cited, sources: Iterable[SourceEntryRow]
) -> dict[str, Any]:
    """The record in the terms of schema.org; of its sources those that have a name."""
    document = reverse("record_document", args=[record.ref])
    said = {
        "@context": SCHEMA,
        "@type": "Dataset",
        "@id": as_cited.url,
        "url": as_cited.url,
        "identifier": record.ref,
        "name": record.title,
        "alternateName": [each.name for each in record.names.all()],
        "description": record.summary,
        "version": str(record.version),
        "datePublished": record.public_from and record.public_from.isoformat(),
        "dateModified": record.changed_at and record.changed_at.date().isoformat(),
        "temporalCoverage": coverage(record),
        "about": [
            {"@type": "Thing", "name": each.name} for each in record.conflicts.all()
        ],
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": DATABASE},
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": DATABASE,
            "url": request.build_absolute_uri(reverse("home")),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": request.build_absolute_uri(document),
            }
        ],
        "citation": [_work(each) for each in sources if each.source],
    }
    return {name: value for name, value in said.items() if value}


def coverage(record: Dialogue) -> str:
    """The years in which it may have run: no day is told that nobody knows."""
    first, last = record.start_earliest, record.end_latest
    if first is None and last is None:
        return ""
    return f"{first.year if first else '..'}/{last.year if last else '..'}"


def _work(entry: SourceEntryRow) -> dict[str, Any]:
    source = entry.source
    said = {
        "@type": "CreativeWork",
        "name": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "datePublished": source.year and str(source.year),
        "inLanguage": source.language,
        "identifier": source.doi and f"https://doi.org/{source.doi}",
        "url": source.url,
    }
    return {name: value for name, value in said.items() if value}
