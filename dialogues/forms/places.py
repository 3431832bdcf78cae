"""Places that offer themselves: those of records first, then towns of the world."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count

from dialogues import countries, places
from dialogues.models import Dialogue, Meeting, name_key

#: A combobox shows twelve options; the last keeps what was typed.
MOST = 11
MOST_USED = 5


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """One place to choose, and what choosing it writes into other fields."""

    name: str
    about: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> str:
        return json.dumps(self.fields)


def options(user, typed: str) -> list[PlaceOption]:
    """What to offer for what was typed: only of records that the user may see."""
    used = list(_used(user, name_key(typed)))[:MOST_USED]
    known = {
        (name_key(each.name), each.fields["country"])
        for each in used
        if each.fields["latitude"]
    }
    towns = [
        _town_option(town)
        for town in places.find(typed, MOST)
        if (name_key(town.name), town.country) not in known
    ]
    return [*used, *towns][:MOST]


def _used(user, key: str) -> Iterator[PlaceOption]:
    """Places as meetings name them; of two alike, the one that has coordinates."""
    if not key:
        return
    seen = set()
    rows = sorted(_used_rows(user, key), key=lambda each: each[:4])
    for *_, (name, country, latitude, longitude, count) in rows:
        if (name, country) not in seen:
            seen.add((name, country))
            times = "one meeting" if count == 1 else f"{count} meetings"
            about = ", ".join(filter(None, [_country(country), f"used for {times}"]))
            yield PlaceOption(name, about, _fields(country, latitude, longitude))


def _used_rows(user, key: str) -> Iterator[tuple]:
    rows = (
        Meeting.objects.filter(dialogue__in=Dialogue.objects.visible_to(user))
        .exclude(place="")
        .order_by()
        .values_list("place", "country", "latitude", "longitude")
        .annotate(times=Count("pk"))
    )
    for row in rows:
        name, _, latitude, _, count = row
        here = name_key(name)
        if here.startswith(key) or f" {key}" in here:
            rank = 2 if not here.startswith(key) else here != key
            yield rank, latitude is None, -count, name, row


def _town_option(town: places.Town) -> PlaceOption:
    people = f"{town.people:,} people" if town.people else ""
    about = ", ".join(filter(None, [town.state, _country(town.country)]))
    return PlaceOption(
        town.name,
        "; ".join(filter(None, [about, people])),
        _fields(town.country, town.latitude, town.longitude),
    )


def _country(code: str) -> str:
    return countries.name_of(code) if code else ""


def _fields(country: str, latitude: float | None, longitude: float | None):
    """All three each time: what another place left behind is overwritten."""
    return {
        "country": country,
        "latitude": "" if latitude is None else str(latitude),
        "longitude": "" if longitude is None else str(longitude),
    }
