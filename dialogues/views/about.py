"""What the tracks are, how to read a ribbon, how records are made."""

from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request):
    return render(request, "dialogues/about.html")
