"""People, organisations, conflicts and sources: saved with a revision of their own."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from dialogues import access
from dialogues.actions.derive import derive
from dialogues.documents import authority_document, save_revision
from dialogues.models import (
    Conflict,
    Dialogue,
    Meeting,
    Organisation,
    OrganisationRole,
    Participation,
    Party,
    Person,
    Source,
    SourceEntry,
)
from dialogues.models.refs import Referenced
from dialogues.search import index_records

#: The rows by which a record tells of an authority, and their field for it.
WAYS: Mapping[type[Referenced], Sequence[tuple[type[Model], str]]] = {
    Source: [(SourceEntry, "source")],
    Conflict: [(Dialogue.conflicts.through, "conflict")],
    Person: [(Participation, "person")],
    Organisation: [
        (OrganisationRole, "organisation"),
        (Party, "organisation"),
        (Participation, "organisation"),
        (Meeting, "hosts"),
    ],
}

Authority = TypeVar("Authority", bound=Referenced)


@transaction.atomic
def save_authority(*, authority: Authority, by: User, why: str = "") -> Authority:
    """Save a new or changed authority and store its revision.

    Researchers make new ones; only curators change what is there, since other
    records rest on it. Raises PermissionDenied, ValidationError.
    """
    is_new = authority.pk is None
    if not (access.may_research(by) if is_new else access.may_curate(by)):
        raise PermissionDenied("Only curators change what other records rest on.")
    authority.full_clean()
    authority.save()
    record_authority(authority=authority, by=by, why=why)
    return authority


@transaction.atomic
def record_authority(*, authority: Referenced, by: User, why: str = "") -> None:
    """Store the state of an authority and what follows from it elsewhere."""
    told_of = _telling_of(authority).select_for_update().order_by("pk")
    if isinstance(authority, Source):
        for record in told_of:
            derive(record)
    else:
        index_records([record.pk for record in told_of.only("pk")])
    # Last: it locks the state of what the public sees, as every change does at its end.
    save_revision(
        ref=authority.ref, document=authority_document(authority), by=by, why=why
    )


def _telling_of(authority: Referenced) -> QuerySet[Dialogue]:
    """The records that are found by the words of an authority."""
    rows = (
        model._default_manager.filter(**{field: authority}).order_by()
        for model, field in WAYS[type(authority)]
    )
    found = (Q(pk__in=each.values("dialogue")) for each in rows)
    return Dialogue.objects.filter(Q(*found, _connector=Q.OR))
