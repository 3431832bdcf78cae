"""Errors told to people: the reason, the way out, and what was typed into the form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views import defaults

from dialogues.views.denied import GONE, DenialReason, absence_of, reason_of
from dialogues.views.parts import ResponsePart, is_fragment, part
from dialogues.views.typed_text import typed_in


def bad_request(request, sentence: str) -> HttpResponse:
    """What cannot be read; the sentence says what is wrong, or is empty."""
    if is_fragment(request) and sentence:
        return _told(request, 400, DenialReason("This could not be read", sentence))
    # Without the request: its host may be what is bad.
    return page_alone(request, "400.html", 400, reason=sentence)


def permission_denied(request, exception: Exception) -> HttpResponse:
    return _told(request, 403, reason_of(exception, request.user))


def page_not_found(request, exception: Exception) -> HttpResponse:
    reason = absence_of(exception, request.user)
    if reason is None and not is_fragment(request) and not typed_in(request):
        return defaults.page_not_found(request, exception)
    return _told(request, 404, reason or GONE)


def page_alone(request, template: str, status: int, **context) -> HttpResponse:
    """A page that asks nothing of what has failed, not even for the user."""
    text = loader.render_to_string(template, {"typed": typed_in(request), **context})
    return HttpResponse(text, status=status)


def _told(request, status: int, reason: DenialReason) -> HttpResponse:
    context = {"reason": reason, "typed": typed_in(request)}
    if is_fragment(request):
        template = "dialogues/workspace/reason.html"
        return part(request, template, context, ResponsePart.REASON, status)
    return render(request, f"{status}.html", context, status=status)
