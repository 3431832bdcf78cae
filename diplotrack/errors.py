"""What is answered when no view can: a page for people, a problem under /api/."""

import sys
from http import HTTPStatus
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpResponse
from django.shortcuts import render

from dialogues.api.problems import ROOT, problem
from dialogues.views import errors
from diplotrack.gate import UnreadableRequest
from diplotrack.outages import CACHE, Outage, outage_of


def bad_request(request, exception):
    reason = _reason_of(exception)
    if _is_api(request):
        told = {"detail": reason} if reason else {}
        return problem(request, HTTPStatus.BAD_REQUEST, **told)
    return errors.bad_request(request, reason)


def _reason_of(exception: Exception) -> str:
    """What is wrong with the request, for whoever sent it; "" if that is not known."""
    if isinstance(exception, TooManyFieldsSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return f"At most {most:,} fields are read at once, and more were sent."
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000
        return f"At most {most:.1f} MB are read at once, and more were sent."
    if isinstance(exception, TooManyFilesSent):
        return "No form here takes a file, and several were sent."
    return str(exception) if isinstance(exception, UnreadableRequest) else ""


def permission_denied(request, exception):
    if _is_api(request):
        return problem(request, HTTPStatus.FORBIDDEN)
    return errors.permission_denied(request, exception)


def page_not_found(request, exception):
    if _is_api(request):
        return problem(request, HTTPStatus.NOT_FOUND)
    return errors.page_not_found(request, exception)


def server_error(request):
    """A bug, or an outage of what the site needs: then with the time to try again."""
    outage = outage_of(sys.exc_info()[1])
    if outage is None:
        if _is_api(request):
            return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR)
        return errors.page_alone(request, "500.html", HTTPStatus.INTERNAL_SERVER_ERROR)
    return outage_answer(request, outage)


def too_many_tries(request):
    """What allauth answers past a limit, and where it cannot count the tries."""
    if not cache.add(f"writable-{uuid4()}", True, timeout=1):
        return outage_answer(request, CACHE)
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def outage_answer(request, outage: Outage) -> HttpResponse:
    """The answer to whoever meets an outage, with when to try again."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if _is_api(request):
        answer = problem(request, status, title=outage.title, detail=outage.sentence)
    else:
        answer = errors.page_alone(request, "503.html", status, outage=outage)
    answer["Retry-After"] = outage.retry_after
    return answer


def _is_api(request) -> bool:
    return request.path_info.startswith(ROOT)
