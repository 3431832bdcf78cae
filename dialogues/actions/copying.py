"""A new record that begins with what another has."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from dialogues.actions.changes import changing
from dialogues.actions.records import create_record
from dialogues.choices import Identity
from dialogues.documents import document_for, full_document, write_record
from dialogues.documents.copies import CopyPart, open_rows, taken_from
from dialogues.models import Dialogue


def open_document(record: Dialogue, by: User) -> dict[str, Any]:
    """A record as `by` may read it, its names protected as the record protects them.

    The new record has neither the rule nor the secrecy of this one: a name that they
    withhold is protected by its own row there.
    """
    document = document_for(by, record)
    public = record.participations.nameable_by(AnonymousUser())
    is_public = set(public.values_list("key", flat=True))
    for row in open_rows(document, CopyPart.PARTICIPANTS):
        if row["key"] not in is_public and row["identity"] == Identity.OPEN:
            row["identity"] = Identity.PROTECTED.value
    return document


@transaction.atomic
def copy_record(
    *,
    copied: Dialogue,
    by: User,
    parts: Iterable[CopyPart],
    title: str,
    start: str,
    first_track: str,
    once: UUID,
) -> Dialogue:
    """Begin a draft with parts of a record that `by` may see, as they may see it.

    The same form sent twice makes one record. Raises Dialogue.DoesNotExist if `by` may
    not see the other, and what `create_record` raises.
    """
    source = Dialogue.objects.visible_to(by).get(pk=copied.pk)
    if made := Dialogue.objects.filter(once=once, created_by=by).first():
        return made
    record = create_record(
        by=by,
        title=title,
        conflict=None,
        start=start,
        first_track=first_track,
        once=once,
    )
    taken = taken_from(open_document(source, by), parts)
    with changing(dialogue_id=record.pk, by=by, why="Begun from another record") as new:
        write_record(new, full_document(new) | taken)
    return new
