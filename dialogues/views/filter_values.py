"""All values of one long filter under the question: each a link that adds it."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dialogues.filters import DialogueFilter, FilterError, dialogues_for
from dialogues.filters.facets import counts_of
from dialogues.filters.facets.panel import LONG
from dialogues.filters.facets.values import values_of
from dialogues.views.filter_errors import refuse
from dialogues.views.paging import BadPage, rows_for


@require_safe
def filter_values(request, name):
    """The values of the filter that leave something, the most frequent first."""
    if name not in LONG:
        raise Http404("There is no such list of values.")
    filterset = dialogues_for(request, "find")
    if not filterset.is_valid():
        return _refuse(request, filterset, filterset.filter_errors)
    find = " ".join(request.GET.get("find", "").split())
    counts = counts_of(filterset)
    try:
        rows = rows_for(request, values_of(filterset, counts, name, find))
    except BadPage as error:
        return _refuse(request, filterset, [error.fault])
    one, many = LONG[name]
    back = _address(filterset.query_string())
    context = {
        "question": filterset,
        "name": name,
        "one": one,
        "many": many,
        "find": find,
        "counts": counts,
        "rows": rows,
        "back": back,
        "crumbs": [("Dialogues", back)],
        "values": [
            (option, _address(_with(filterset, name, option))) for option in rows.page
        ],
    }
    return render(request, "dialogues/filter_values.html", context)


def _with(filterset: DialogueFilter, name: str, option) -> str:
    """The question with the value, or without it where it is chosen."""
    used = filterset.values().get(name, [])
    rest = [each for each in used if each != option.value]
    asked = rest if option.chosen else [*used, option.value]
    return filterset.query_string(**{name: asked})


def _address(query: str) -> str:
    here = reverse("dialogues")
    return f"{here}?{query}" if query else here


def _refuse(request, filterset: DialogueFilter, faults: list[FilterError]):
    return refuse(request, filterset, faults, name="dialogues", title="Dialogues")
