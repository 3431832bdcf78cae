"""The list of places where dialogues met, and the page of one: the meetings there."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dialogues import countries
from dialogues.filters.places import meetings_of, places_for, places_in
from dialogues.models import Meeting
from dialogues.models.meeting import NO_COUNTRY, place_slug, place_url
from dialogues.rules.chain import TracksOn
from dialogues.views.authorities.listing import INDEX, list_page
from dialogues.views.figures import chain_of
from dialogues.views.paging import BadPage, rows_for
from dialogues.views.record.meetings import track_then


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the list, as it is written there."""

    name: str
    country: str
    url: str
    meetings: int
    dialogues: int
    years: str

    @classmethod
    def of(cls, row: dict) -> "PlaceRow":
        return cls(
            name=row["place"],
            country=row["label"] or name_of(row["country"]),
            url=place_url(row["country"], row["place"]),
            meetings=row["meetings"],
            dialogues=row["dialogues"],
            years=_years(row["first"], row["last"]),
        )


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting at the place, with the track of its dialogue on those days."""

    meeting: Meeting
    tracks: TracksOn | None

    @classmethod
    def of(cls, meeting: Meeting) -> "Met":
        return cls(meeting, track_then(meeting, chain_of(meeting.dialogue)))


@require_safe
def places(request):
    filterset = places_for(request)

    def listed(page: Page) -> list[PlaceRow]:
        return [PlaceRow.of(row) for row in page]

    total = places_in(filterset.queryset).count()
    return list_page(
        request, filterset, "places", listed, rows=filterset.places, total=total
    )


@require_safe
def place(request, country, name):
    """The page of a place; 404 as for none where no meeting there may be seen."""
    code = "" if country == NO_COUNTRY else country.upper()
    there = meetings_of(request.user).filter(country=code)
    written = [
        each
        for each in there.values_list("place", flat=True).distinct()
        if place_slug(each) == name
    ]
    if not written:
        raise Http404
    meetings = there.filter(place__in=written).select_related("dialogue", "form")
    try:
        rows = rows_for(
            request,
            meetings.prefetch_related("dialogue__moves", "hosts").order_by(
                "date_earliest", "dialogue__ref", "position", "pk"
            ),
        )
    except BadPage as error:
        raise Http404 from error
    first, *others = sorted(written)
    context = {
        "kind": INDEX["places"],
        "name": first,
        "others": others,
        "country": name_of(code),
        "rows": rows,
        "count": rows.page.paginator.count,
        "dialogues": meetings.values("dialogue").distinct().count(),
        "met": [Met.of(meeting) for meeting in rows.page],
    }
    return render(request, "dialogues/authorities/place.html", context)


def name_of(code: str) -> str:
    return countries.name_of(code) if code else ""


def _years(first, last) -> str:
    """The first and the last year of the meetings; "" where no day is known."""
    if not (first and last):
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
