"""What the tracks are, how to read a ribbon, how records are made."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues.codebook import READINGS


@require_safe
def about(request):
    return render(request, "dialogues/about.html", {"readings": READINGS})
