"""The list of places where dialogues met, and the page of one."""

from django.http import Http404
from django.views.decorators.http import require_safe


@require_safe
def places(request):
    raise Http404


@require_safe
def place(request, country, name):
    raise Http404
