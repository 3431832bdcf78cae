"""Errors as problem details (RFC 9457): the same form wherever they arise."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from rest_framework.exceptions import APIException
from rest_framework.views import exception_handler

from dialogues.filters import FilterError
from dialogues.filters.strict import legible

CONTENT_TYPE = "application/problem+json"

#: All addresses of the API begin so.
ROOT = "/api/"

#: Where the page about the API explains the problem that has a type of its own.
WRONG_QUESTION = "wrong-question"

DETAILS = {
    HTTPStatus.BAD_REQUEST: "The request cannot be read.",
    HTTPStatus.FORBIDDEN: "This is not open to you.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address, or it is not public.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address is for reading: use GET or HEAD.",
    HTTPStatus.NOT_ACCEPTABLE: "Answers are in JSON: accept application/json.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "An error ended this answer. Ask again later.",
}


class WrongQuestion(APIException):
    """A question that cannot be asked: all its faults, and the nearest that can."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, faults: Sequence[FilterError], nearest: str = ""):
        super().__init__()
        self.faults = faults
        self.nearest = nearest


def problem(request: HttpRequest, status: int, **members: Any) -> JsonResponse:
    """The answer that tells of an error; `members` stand over those that it has."""
    about = HTTPStatus(status)
    told = {
        "type": "about:blank",
        "title": about.phrase,
        "status": about.value,
        "detail": DETAILS.get(about, about.description or about.phrase),
        "instance": request.get_full_path(),
    }
    return JsonResponse(told | members, status=status, content_type=CONTENT_TYPE)


def _wrong_question(request: HttpRequest, error: WrongQuestion) -> JsonResponse:
    members: dict[str, Any] = {
        "type": request.build_absolute_uri(f"{reverse('api_docs')}#{WRONG_QUESTION}"),
        "title": "The question cannot be asked as it stands",
        "detail": " ".join(f"{each.asked}: {each.message}" for each in error.faults),
        "errors": [
            {
                "code": each.code,
                "parameter": each.name,
                "value": legible(each.value),
                "detail": each.message,
            }
            for each in error.faults
        ],
    }
    if error.nearest:
        members["nearest"] = error.nearest
    return problem(request, error.status_code, **members)


def handle(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """What a view of the API answers to an error; None leaves it to Django."""
    answer = exception_handler(error, context)
    if answer is None:
        return None
    request = context["request"]._request
    if isinstance(error, WrongQuestion):
        return _wrong_question(request, error)
    told = problem(request, answer.status_code)
    for name in ("Allow", "Retry-After", "WWW-Authenticate"):
        if name in answer:
            told[name] = answer[name]
    return told
