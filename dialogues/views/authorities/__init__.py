"""People, organisations, conflicts, sources, places: a list and a page of each."""

from dialogues.views.authorities.conflicts import conflict, conflicts
from dialogues.views.authorities.organisations import organisation, organisations
from dialogues.views.authorities.people import people, person
from dialogues.views.authorities.places import place, places
from dialogues.views.authorities.sources import source, sources

__all__ = [
    "conflict",
    "conflicts",
    "organisation",
    "organisations",
    "people",
    "person",
    "place",
    "places",
    "source",
    "sources",
]
