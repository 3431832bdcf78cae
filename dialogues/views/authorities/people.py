"""The list of people, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dialogues.models import Person


@require_safe
def people(request):
    found = Person.objects.visible_to(request.user)
    return render(request, "dialogues/authorities/list.html", {"found": found})


@require_safe
def person(request, ref):
    found = get_object_or_404(Person.objects.visible_to(request.user), ref=ref)
    return render(request, "dialogues/authorities/page.html", {"found": found})
