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
    question = dialogues_for(request, "find")
    if not question.is_valid():
        return _refuse(request, question, question.filter_errors)
    find = " ".join(request.GET.get("find", "").split())
    counts = counts_of(question)
    try:
        rows = rows_for(request, values_of(question, counts, name, find))
    except BadPage as error:
        return _refuse(request, question, [error.fault])
    one, many = LONG[name]
    back = _address(question.query_string())
    context = {
        "question": question,
        "name": name,
        "one": one,
        "many": many,
        "find": find,
        "counts": counts,
        "rows": rows,
        "back": back,
        "crumbs": [("Dialogues", back)],
        "values": [
            (option, _address(_with(question, name, option))) for option in rows.page
        ],
    }
    return render(request, "dialogues/filter_values.html", context)


def _with(question: DialogueFilter, name: str, option) -> str:
    """The question with the value, or without it where it is chosen."""
    used = question.values().get(name, [])
    rest = [each for each in used if each != option.value]
    asked = rest if option.chosen else [*used, option.value]
    return question.query_string(**{name: asked})


def _address(query: str) -> str:
    here = reverse("dialogues")
    return f"{here}?{query}" if query else here


def _refuse(request, question: DialogueFilter, faults: list[FilterError]):
    return refuse(request, question, faults, name="dialogues", title="Dialogues")
