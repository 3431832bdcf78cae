"""People, organisations, conflicts and sources: saved with a revision of their own."""

from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from dialogues import access
from dialogues.actions.derive import derive
from dialogues.documents import authority_document, store_revision
from dialogues.models import Conflict, Dialogue, Source, SourceEntry
from dialogues.models.refs import Referenced

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
    for record in _derived_from(authority).select_for_update().order_by("pk"):
        derive(record)
    # Last: it locks the state of what the public sees, as every change does at its end.
    store_revision(
        ref=authority.ref, document=authority_document(authority), by=by, why=why
    )


def _derived_from(authority: Referenced) -> QuerySet[Dialogue]:
    """The records with derived columns that tell of an authority."""
    if isinstance(authority, Source):
        resting = SourceEntry.objects.filter(source=authority).values("dialogue")
        return Dialogue.objects.filter(pk__in=resting)
    if isinstance(authority, Conflict):
        about = Dialogue.conflicts.through.objects.filter(conflict=authority)
        return Dialogue.objects.filter(pk__in=about.values("dialogue"))
    return Dialogue.objects.none()
