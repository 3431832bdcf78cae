"""Sources offered while a title is typed: those of the record first."""

import json

from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues import access
from dialogues.models import Dialogue, Source, SourceEntry, name_key
from dialogues.views.permissions import editable_record
from dialogues.views.signing import signed_in

MOST, LONGEST, MOST_WORDS = 12, 200, 8
#: What may stand before the names of the fields that a choice fills.
STEMS = frozenset({"", "source_"})


@require_safe
@signed_in
def options_sources(request):
    """Sources whose title, author, year, number or key answers to what is typed."""
    if not access.may_research(request.user):
        raise PermissionDenied("Only researchers and curators enter records.")
    ref = request.GET.get("record", "")
    record = editable_record(request, ref) if ref else None
    stem = request.GET.get("stem", "")
    words = name_key(request.GET.get("q", "")[:LONGEST]).split()[:MOST_WORDS]
    own = _own(record, words) if record and words else []
    others = _others(request.user, record, words)[: MOST - len(own)] if words else []
    same_as = f"{stem if stem in STEMS else ''}same_as"
    found = [*own, *others]
    for source in found:
        source.fills = json.dumps({same_as: source.ref})
    context = {"sources": found}
    return render(request, "dialogues/workspace/options/sources.html", context)


def _own(record: Dialogue, words: list[str]) -> list[Source]:
    """The sources that the record lists, each with its key there."""
    found = []
    for entry in record.entries.select_related("source"):
        source = entry.source
        text = f"{source.title} {source.author} {source.year or ''} {source.ref}"
        if all(word in name_key(f"{entry.key} {text}") for word in words):
            source.key = entry.key
            found.append(source)
    return found[:MOST]


def _others(user, record: Dialogue | None, words: list[str]):
    """Visible sources of other records, with the number of those the user may see."""
    seen = Dialogue.objects.visible_to(user).values("pk")
    listed = SourceEntry.objects.filter(source=OuterRef("pk"), dialogue__in=seen)
    number = listed.order_by().values("source").annotate(number=Count("pk"))
    sources = Source.objects.visible_to(user).annotate(
        dialogues=Coalesce(
            Subquery(number.values("number"), output_field=IntegerField()), 0
        )
    )
    for word in words:
        about = Q(title_key__contains=word) | Q(author__icontains=word)
        about |= Q(ref__iexact=word)
        if word.isdecimal() and len(word) == 4:
            about |= Q(year=int(word))
        sources = sources.filter(about)
    if record:
        sources = sources.exclude(entries__dialogue=record)
    return sources.order_by("title_key", "pk")
