"""What somebody without an account may read, and where in its record it stands."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import QuerySet

from dialogues.models import (
    Attendance,
    Citation,
    Dialogue,
    Link,
    Participation,
    SourceEntry,
)

#: Whom every example may be shown to.
ANYONE = AnonymousUser()


def public_rows(carrier: type[models.Model]) -> QuerySet[Any, Any]:
    """The rows of a model of which readers may know all that is in them."""
    seen = Dialogue.objects.visible_to(ANYONE)
    if carrier is Dialogue:
        return seen
    if carrier is Attendance:
        return Attendance.objects.told_to(ANYONE).filter(meeting__dialogue__in=seen)
    rows: Any = carrier._default_manager.filter(dialogue__in=seen)
    if carrier is Participation:
        return rows.nameable_by(ANYONE)
    if carrier is SourceEntry:
        return rows.named_to(ANYONE)
    if carrier in (Link, Citation):
        return rows.told_to(ANYONE)
    return rows


def numbers_of(
    carrier: type[models.Model], records: Iterable[int]
) -> dict[tuple[int, str], int]:
    """The place of every row in its record, by the record and the key of the row."""
    if carrier in (Dialogue, Citation):
        return {}
    listed = public_rows(Link) if carrier is Link else carrier._default_manager.all()
    rows = listed.filter(dialogue__in=set(records)).order_by("position", "pk")
    numbers: dict[tuple[int, str], int] = {}
    counts: dict[int, int] = {}
    for record, key in rows.values_list("dialogue", "key"):
        counts[record] = numbers[record, key] = counts.get(record, 0) + 1
    return numbers


def only_public(related: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Those of related records that may be named to anyone."""
    for rule in ("visible_to", "nameable_by"):
        if hasattr(related, rule):
            related = getattr(related, rule)(ANYONE)
    return related
