"""The page that says why nothing is listed."""

from django.shortcuts import render
from django.urls import reverse

from dialogues.filters import FilterError, StrictFilterSet


def refuse(
    request,
    filterset: StrictFilterSet,
    errors: list[FilterError],
    *,
    name: str,
    title: str,
):
    """Answer a question that cannot be asked, with the nearest one that can."""
    nearest = filterset if filterset.is_valid() else filterset.nearest_valid()
    here = reverse(name)
    query = nearest.query_string()
    context = {
        "title": title,
        "faults": errors,
        "mended": nearest if query else None,
        "mended_url": f"{here}?{query}",
        "mended_count": nearest.qs.count(),
        "all_url": here,
        "all_count": nearest.queryset.count(),
        "names": [*filterset.filters, *sorted(filterset.others)],
    }
    return render(request, "dialogues/badfilter.html", context, status=400)
