"""What is sent is read here first: too much of it, or what no database can keep.

A null character or a lone surrogate in an address, a cookie or a form ends the request.
Other control characters do no harm in a database: the fields refuse them where they
were typed, and a pasted list takes some for ends of lines. Files that are sent are not
looked at: no view takes one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError

from dialogues.filters.strict import legible
from dialogues.texts import UNSTORABLE


class UnreadableRequest(BadRequest):
    """A request that is refused; the message is a sentence for whoever sent it."""


class Sent(NamedTuple):
    """A text that was sent; where it stood, with a place for its name."""

    where: str
    name: str
    text: str


def gate(get_response):
    def middleware(request):
        _refuse_long(request)
        for sent in _sent(request):
            if found := UNSTORABLE.search(sent.text):
                where = sent.where.format(legible(sent.name))
                raise UnreadableRequest(
                    f"{where} holds a character that cannot be stored "
                    f"(U+{ord(found.group()):04X}). Remove it and send it again."
                )
        return get_response(request)

    return middleware


def _refuse_long(request: HttpRequest) -> None:
    """No form here takes a file, so the bound on text is one on all that is sent."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return  # Django reads nothing then
    if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig("The body is longer than DATA_UPLOAD_MAX_MEMORY_SIZE.")


def _sent(request: HttpRequest) -> Iterator[Sent]:
    yield Sent("The address", "", request.path_info)
    for name, values in request.GET.lists():
        for value in values:
            asked = f"{name}={value}"
            yield Sent("The address has {}, which", asked, asked)
    for name, value in request.COOKIES.items():
        yield Sent("A cookie of this site", name, f"{name}={value}")
    try:
        fields = request.POST
    except UnreadablePostError as error:
        raise UnreadableRequest(
            "The form did not arrive whole. Send it again."
        ) from error
    for name, values in fields.lists():
        for value in values:
            yield Sent("The field “{}”", name, f"{name}={value}")
