"""Pages of a list: which page, and how many rows on it. Nothing wrong is guessed at."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from dialogues.filters import FilterError

SIZES = (25, 50, 100)


class BadPage(Exception):
    """The page that was asked for cannot be shown."""

    def __init__(self, fault: FilterError):
        super().__init__(fault.message)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of rows."""

    page: Page
    per_page: int
    sizes: tuple[int, ...] = SIZES


def rows_for(request: HttpRequest, queryset, count: int | None = None) -> Rows:
    """The rows of a queryset that the page parameters ask for; raises BadPage.

    `count` is the number of its rows, where that is known already.
    """
    per_page = _number(request, "per_page", SIZES[0])
    if per_page not in SIZES:
        sizes = " or ".join([", ".join(map(str, SIZES[:-1])), str(SIZES[-1])])
        raise _bad(request, "per_page", f"A page shows {sizes} rows.")
    paginator = Paginator(queryset, per_page)
    if count is not None:
        paginator.count = count
    number = _number(request, "page", 1)
    if not 1 <= number <= paginator.num_pages:
        there = paginator.num_pages
        many = "There is one page." if there == 1 else f"There are {there} pages."
        raise _bad(request, "page", many)
    return Rows(paginator.page(number), per_page)


def _number(request: HttpRequest, name: str, default: int) -> int:
    text = request.GET.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise _bad(request, name, "This takes a whole number.")
    return int(text)


def _bad(request: HttpRequest, name: str, message: str) -> BadPage:
    return BadPage(FilterError("bad_page", name, request.GET.get(name, ""), message))
