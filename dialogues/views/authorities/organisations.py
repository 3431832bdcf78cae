"""The list of organisations, and the page of one: its part in dialogues over time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.filters.organisations import organisations_for
from dialogues.models import Dialogue, Organisation
from dialogues.views.authorities.listing import INDEX, list_page
from dialogues.views.authorities.names import Names
from dialogues.views.authorities.parts import OrganisationPart, keys_of, load
from dialogues.views.authorities.score import Score
from dialogues.views.paging import BadPage, rows_for

#: So many parts of an organisation are told in the list.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation of the list, with the first of its parts."""

    organisation: Organisation
    names: Names
    told: Sequence[OrganisationPart]
    more: int


@require_safe
def organisations(request):
    filterset = organisations_for(request)

    def listed(page: Page) -> list[OrganisationRow]:
        return _listed(page, request.user)

    def rows():
        return filterset.qs.select_related("kind").prefetch_related("names")

    return list_page(request, filterset, "organisations", listed, rows=rows)


@require_safe
def organisation(request, ref):
    """The page of an organisation; 404 as for none to who may not read its name."""
    visible = Organisation.objects.numbered_for(request.user, [ref])
    loaded = visible.select_related("kind").prefetch_related("names")
    found = get_object_or_404(loaded)
    keys = keys_of(request.user, [found.pk])
    try:
        rows = rows_for(request, keys)
    except BadPage as error:
        raise Http404 from error
    refs = {key.ref for key in keys}
    context = {
        "kind": INDEX["organisations"],
        "organisation": found,
        "names": Names.of(found),
        **_kin(request.user, found),
        "rows": rows,
        "parts": load(rows.page),
        "dialogues": len(refs),
        "score": Score.of(Dialogue.objects.filter(ref__in=refs)) if keys else None,
    }
    return render(request, "dialogues/authorities/organisation.html", context)


def _kin(user, found: Organisation) -> dict[str, object]:
    """The body of which it is a part and its own parts, if the user may know them."""
    kin = Organisation.objects.filter(Q(pk=found.parent_id) | Q(parent=found))
    keys = kin.order_by().values_list("pk", flat=True)
    known = list(Organisation.objects.visible_among(user, keys))
    return {
        "whole": next((each for each in known if each.pk == found.parent_id), None),
        "pieces": [each for each in known if each.parent_id == found.pk],
    }


def _listed(page: Page, user) -> list[OrganisationRow]:
    found = list(page)
    own = defaultdict(list)
    for key in keys_of(user, [each.pk for each in found]):
        own[key.body].append(key)
    first = [key for keys in own.values() for key in keys[:MOST_TOLD]]
    parts = dict(zip(first, load(first), strict=True))
    return [
        OrganisationRow(
            each,
            Names.of(each),
            [parts[key] for key in own[each.pk][:MOST_TOLD]],
            max(len(own[each.pk]) - MOST_TOLD, 0),
        )
        for each in found
    ]
