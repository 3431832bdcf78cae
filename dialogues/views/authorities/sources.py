"""The list of sources, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.models import Source


@require_safe
def sources(request):
    found = Source.objects.listed_for(request.user)
    return render(request, "dialogues/authorities/list.html", {"found": found})


@require_safe
def source(request, ref):
    found = get_object_or_404(Source.objects.listed_for(request.user), ref=ref)
    return render(request, "dialogues/authorities/page.html", {"found": found})
