"""Places that offer themselves while one is typed."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues import access
from dialogues.forms.places import options
from dialogues.views.signing import signed_in

#: A place is one line of this length at most.
LONGEST = 300


@require_safe
@signed_in
def place_options(request):
    """The options of the field for a place, as a fragment."""
    if not access.may_research(request.user):
        raise PermissionDenied("Places are offered to those who enter cases.")
    typed = " ".join(request.GET.get("q", "")[:LONGEST].split())
    context = {"typed": typed, "options": options(request.user, typed)}
    return render(request, "dialogues/workspace/options/places.html", context)
