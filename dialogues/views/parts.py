"""Parts of a page for scripts, each marked with what it is and how long it is.

A script puts only a marked and whole part in the place of a form: an error page, the
page of another server or half an answer are never taken for one (answers.js).
"""

from enum import StrEnum

from django.http import HttpResponse
from django.shortcuts import render

HEADER, LENGTH = "DT-Part", "DT-Length"


class ResponsePart(StrEnum):
    """What an answer is."""

    SHOWN = "shown"  # a form, a row or a figure; nothing was saved
    SAVED = "saved"  # what a change that is saved has made of the page
    REASON = "reason"  # why nothing was done, to stand beside the form
    SIGN_IN = "sign-in"  # empty: sign in, or send again with a new token


def is_fragment(request) -> bool:
    """Whether a part of the workspace page is asked for, not a page."""
    return request.headers.get("HX-Request") == "true"


def part(
    request, template: str, context, what=ResponsePart.SHOWN, status=200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response[HEADER] = what.value
    response[LENGTH] = str(len(response.content))
    return response


def sign_in_part(status: int) -> HttpResponse:
    headers = {HEADER: ResponsePart.SIGN_IN.value, LENGTH: "0", "HX-Reswap": "none"}
    return HttpResponse(status=status, headers=headers)
