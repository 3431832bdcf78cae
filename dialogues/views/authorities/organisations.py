"""The list of organisations, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.models import Organisation


@require_safe
def organisations(request):
    found = Organisation.objects.visible_to(request.user)
    return render(request, "dialogues/authorities/list.html", {"found": found})


@require_safe
def organisation(request, ref):
    found = get_object_or_404(Organisation.objects.visible_to(request.user), ref=ref)
    return render(request, "dialogues/authorities/page.html", {"found": found})
