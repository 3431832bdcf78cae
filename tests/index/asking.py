"""Addresses and questions of the index; moves of the cases as compiled."""

from django.test import RequestFactory

from dialogues.models import Dialogue, Organisation, Source

LISTS = ("/people/", "/organisations/", "/conflicts/", "/sources/", "/places/")

MADE = ("changes_track", "opens_strand_on_other_track")
BETWEEN = (*MADE, "attempt_only")
HEIGHT = {"3": 0, "2": 1, "1.5": 2, "1": 3}


def asked(query, user, maker):
    """The question of an address, which must be a valid one."""
    request = RequestFactory().get(f"/?{query}")
    request.user = user
    filterset = maker(request)
    assert filterset.is_valid(), filterset.filter_errors
    return filterset


def went_up(move):
    start, end = HEIGHT.get(move["from"]), HEIGHT.get(move["to"])
    return start is not None and end is not None and end > start


def made_in(record: Dialogue, name: str) -> list:
    """What stands in one record alone and has a page."""
    return [
        Organisation.objects.get(name=f"Institute of the {name} room"),
        Source.objects.get(title=f"Report on the {name} room"),
        record.conflicts.get(),
    ]
