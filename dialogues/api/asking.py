"""What is asked of a table beside the filters: which fields, how many rows, from where.

A cursor is the place of the last row that was given, so that a page begins right after
it however deep it lies, and whatever was added or removed before it. It is signed: what
a caller made up is no place of a row.
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from rest_framework.request import Request

from dialogues.exports import Column, Table
from dialogues.filters import DialogueFilter, FilterError, dialogues_for

USUAL_PAGE = 100
LARGEST_PAGE = 1000

#: Parameters of the pages for people, which have numbers.
OF_PAGES = {"page", "per_page"}
OWN = ("fields", "page_size", "cursor", "count")

#: Where a row stands: what its table orders by.
Place = Sequence[Any]


class _Wrong(Exception):
    """A parameter that cannot be read: its code, the value at fault, why."""

    def __init__(self, code: str, value: str, message: str):
        super().__init__(message)
        self.code, self.value, self.message = code, value, message


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters as read, with all that is wrong with them."""

    columns: Sequence[Column]
    page_size: int
    after: Place | None
    count: bool
    faults: Sequence[FilterError]


def read(query: QueryDict, table: Table) -> Asked:
    """The parameters of the API in a query string; those at fault as if not given."""
    faults: list[FilterError] = []

    def value(name: str, reader: Callable[[str], Any], otherwise: Any) -> Any:
        given = query.getlist(name)
        if not given:
            return otherwise
        try:
            if len(given) > 1:
                raise _Wrong("given_twice", given[1], "This takes one value.")
            return reader(given[0])
        except _Wrong as wrong:
            faults.append(FilterError(wrong.code, name, wrong.value, wrong.message))
            return otherwise

    for name in sorted(OF_PAGES & set(query)):
        given = query.get(name, "")
        faults.append(
            FilterError("unknown_filter", name, given, "Pages have a `cursor`.")
        )
    return Asked(
        columns=value("fields", lambda text: _columns(text, table), table.columns),
        page_size=value("page_size", _page_size, USUAL_PAGE),
        after=value("cursor", lambda text: _place(text, table), None),
        count=value("count", _yes, False),
        faults=faults,
    )


def filterset_of(request: Request) -> DialogueFilter:
    """The filters of the request, without the parameters of the API."""
    plain = copy(request._request)
    query = request.query_params.copy()
    for name in OWN:
        query.pop(name, None)
    plain.GET = query
    return dialogues_for(plain)


def cursor_of(table: Table, place: Place) -> str:
    """The place of a row as an address carries it."""
    return _signer(table).sign_object(list(place))


def _signer(table: Table) -> Signer:
    return Signer(salt=f"api cursor {table.name}")


def _place(text: str, table: Table) -> Place:
    try:
        return _signer(table).unsign_object(text)
    except BadSignature as error:
        message = "Take the cursor from the address in `next`."
        raise _Wrong("bad_cursor", text, message) from error


def _page_size(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 6
    if not (is_number and 1 <= int(text) <= LARGEST_PAGE):
        message = f"A page has from 1 to {LARGEST_PAGE} rows."
        raise _Wrong("bad_page_size", text, message)
    return int(text)


def _yes(text: str) -> bool:
    if text != "1":
        raise _Wrong("unknown_value", text, "Write count=1, or leave it out.")
    return True


def _columns(text: str, table: Table) -> Sequence[Column]:
    wanted = text.split(",")
    known = {column.name for column in table.columns}
    if unknown := [name for name in wanted if name not in known]:
        raise _Wrong("unknown_field", unknown[0], "The table has no such field.")
    return [column for column in table.columns if column.name in wanted]
