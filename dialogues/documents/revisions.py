"""Storing the states of a record: one revision a change, coalesced while a draft."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from dialogues.models import PublicState, Revision


def save_first_revisions(documents: Iterable[dict[str, Any]], *, why: str) -> None:
    """Store the states of records of which none is stored yet, all at once."""
    now = timezone.now()
    PublicState.move_on()
    Revision.objects.bulk_create(
        Revision(
            ref=each["ref"], number=1, document=each, made_at=now, sealed=True, why=why
        )
        for each in documents
    )


def save_revision(
    *,
    ref: str,
    document: dict[str, Any],
    by: User | None,
    why: str = "",
    seal: bool = True,
) -> Revision | None:
    """Store a state of the record `ref`; None if it is the state stored last.

    An unsealed revision is replaced when the same person goes on: a draft that is
    entered row by row is one revision, not a hundred. `seal` ends it, and tells that
    what the public sees may have changed: by a step of the review, even where the
    document says the same as before.
    """
    if seal:
        PublicState.move_on()
    last = Revision.objects.filter(ref=ref).order_by("-number").first()
    if last and last.document == document:
        if seal and not last.sealed:
            last.sealed = True
            last.save(update_fields=["sealed"])
        return None
    if last and not last.sealed and last.made_by_id == (by.pk if by else None):
        revision = last
    else:
        revision = Revision(ref=ref, number=last.number + 1 if last else 1)
    revision.document, revision.made_by = document, by
    revision.made_at, revision.sealed = timezone.now(), seal
    revision.why = why or revision.why
    revision.save()
    return revision
