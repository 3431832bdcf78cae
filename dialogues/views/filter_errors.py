"""The page that says why nothing is listed."""

from django.shortcuts import render
from django.urls import reverse

from dialogues.filters import FilterError, StrictFilterSet


def refuse(
    request,
    question: StrictFilterSet,
    faults: list[FilterError],
    *,
    name: str,
    title: str,
):
    """Answer a question that cannot be asked, with the nearest one that can."""
    mended = question if question.is_valid() else question.mended()
    here = reverse(name)
    query = mended.query_string()
    context = {
        "title": title,
        "faults": faults,
        "mended": mended if query else None,
        "mended_url": f"{here}?{query}",
        "mended_count": mended.qs.count(),
        "all_url": here,
        "all_count": mended.queryset.count(),
        "names": [*question.filters, *sorted(question.others)],
    }
    return render(request, "dialogues/badfilter.html", context, status=400)
