"""The part of an organisation in a dialogue: its role, a side, a host, a delegation."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from dialogues import access
from dialogues.filters.unknown import UNKNOWN, exists
from dialogues.models import Meeting, OrganisationRole, Participation, Party


def parts(user: access.Reader) -> list[QuerySet]:
    """Rows with an organisation (`body`) and a dialogue, by the kind of part.

    A delegation counts only where the user may name it.
    """
    hosts = Meeting.hosts.through.objects.order_by()
    return [
        _pairs(OrganisationRole.objects.all()),
        _pairs(Party.objects.all()),
        _pairs(Participation.objects.nameable_by(user)),
        hosts.annotate(body=F("organisation"), dialogue=F("meeting__dialogue")),
    ]


def _pairs(rows: QuerySet) -> QuerySet:
    rows = rows.order_by().filter(organisation__isnull=False)
    return rows.annotate(body=F("organisation"))


def with_organisation(
    user: access.Reader, values: Iterable[str], bodies: Iterable[int]
) -> Q:
    """Dialogues in which one of the organisations has a part.

    `values` as asked for, `bodies` their primary keys. Unknown: none has a part.
    """
    every = parts(user)
    bodies = list(bodies)
    first, *rest = [rows.filter(body__in=bodies).values("dialogue") for rows in every]
    found = Q(pk__in=first.union(*rest)) if bodies else Q(pk__in=())
    if UNKNOWN not in values:
        return found
    none = Q()
    for rows in every:
        none &= ~Q(exists(rows))
    return found | none if bodies else none
