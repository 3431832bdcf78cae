"""The list of sources, and the page of one: every statement that rests on it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.choices import Stance
from dialogues.filters.listing import seen_by
from dialogues.filters.sources import citations_open_to, sources_for
from dialogues.models import Citation, Source, SourceEntry
from dialogues.views.authorities.listing import INDEX, list_page
from dialogues.views.authorities.statements import SourceStatement, loaded
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.record.evidence import host_of


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source of the list: how many statements rest on it, in how many records."""

    source: Source
    supports: int
    contradicts: int
    entries: Sequence[SourceEntry]


@require_safe
def sources(request):
    def listed(page: Page) -> list[SourceRow]:
        return _listed(page, request.user)

    return list_page(request, sources_for(request), "sources", listed)


@require_safe
def source(request, ref):
    """The page of a source; 404 as for none to who may not read what it is."""
    found = get_object_or_404(Source.objects.numbered_for(request.user, [ref]))
    cited = _cited(request.user, [found])
    try:
        rows = rows_for(request, loaded(cited))
    except BadPage as error:
        raise Http404 from error
    entries = _entries(request.user, [found])
    uncited = entries.exclude(pk__in=cited.order_by().values("entry"))
    context = {
        "kind": INDEX["sources"],
        "source": found,
        "host": host_of(found.url),
        "rows": rows,
        "count": rows.page.paginator.count,
        "contradicting": cited.filter(stance=Stance.CONTRADICTS).count(),
        "records": entries.count(),
        "statements": [SourceStatement.of(each) for each in rows.page],
        "uncited": uncited,
    }
    return render(request, "dialogues/authorities/source.html", context)


def _entries(user, found: Sequence[Source]):
    """Where the sources are listed, in the records that the user may see."""
    seen = SourceEntry.objects.filter(pk__in=_of(found), dialogue__in=seen_by(user))
    entries = seen.select_related("dialogue")
    return entries.order_by("dialogue__start_earliest", "dialogue__ref")


def _cited(user, found: Sequence[Source]):
    """What rests on the sources, as far as the user may read it."""
    # By primary key: else SQLite begins with all dialogues that the user may see.
    about = Citation.objects.filter(entry__in=_of(found)).values("pk")
    return citations_open_to(user).filter(pk__in=about)


def _of(found: Sequence[Source]):
    entries = SourceEntry.objects.filter(source__in=[each.pk for each in found])
    return entries.order_by().values("pk")


def _listed(page: Page, user) -> list[SourceRow]:
    found = list(page)
    cited = _cited(user, found)
    counts = Counter(cited.order_by().values_list("entry__source", "stance"))
    entries = defaultdict(list)
    for entry in _entries(user, found):
        entries[entry.source_id].append(entry)
    return [
        SourceRow(
            each,
            counts[each.pk, Stance.SUPPORTS],
            counts[each.pk, Stance.CONTRADICTS],
            entries[each.pk],
        )
        for each in found
    ]
