"""Sources put in the list of a record: several at once, all or none."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import User

from dialogues.actions.authorities import save_authority
from dialogues.actions.changes import changing
from dialogues.actions.named import WHY
from dialogues.actions.rows import new_key
from dialogues.models import Dialogue, Source, SourceEntry


class _AddedBefore(Exception):
    """The form was sent before and added its sources then."""


def add_sources(
    *,
    dialogue_id: int,
    by: User,
    sources: Sequence[Source],
    was_read: bool,
    once: UUID,
) -> list[SourceEntry]:
    """Add sources at the end of a record's list; those without a number are made.

    The same form (`once`) sent twice adds them once. Raises what `changing` raises, and
    ValidationError; then none is added.
    """
    there = SourceEntry.objects.filter(dialogue_id=dialogue_id)
    try:
        with changing(dialogue_id=dialogue_id, by=by) as record:
            if there.filter(once=once).exists():
                raise _AddedBefore
            return [
                enter_source(
                    record,
                    source,
                    by=by,
                    was_read=was_read,
                    once=once if number == 0 else None,
                )
                for number, source in enumerate(sources)
            ]
    except _AddedBefore:
        return [there.get(once=once)]


def enter_source(
    record: Dialogue,
    source: Source,
    *,
    by: User,
    was_read: bool = True,
    once: UUID | None = None,
) -> SourceEntry:
    """The entry of a source within one change; a source without a number is made."""
    if source.pk is None:
        save_authority(authority=source, by=by, why=WHY)
    entry = SourceEntry(dialogue=record, source=source, was_read=was_read, once=once)
    entry.key = new_key(record, SourceEntry)
    entry.position = record.entries.count() + 1
    entry.changed_in = record.version
    entry.full_clean()
    entry.save()
    return entry
