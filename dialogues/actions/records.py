"""Making a record and changing its overview."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from dialogues import access
from dialogues.actions.changes import changing, finish, refuse_stale
from dialogues.actions.rows import cite, new_key
from dialogues.actions.sources import enter_source
from dialogues.choices import MoveKind
from dialogues.models import Conflict, Dialogue, DrawnRef, Move, Source


def free_slug(text: str) -> str:
    """An address that no record has: oslo-channel, oslo-channel-2.

    A draft is addressed by its number and by its title from its publication on: else
    a new record of the same title would tell by its address of somebody's draft.
    """
    base = slugify(text)[:70].strip("-") or "dialogue"
    slug, number = base, 1
    while Dialogue.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


@transaction.atomic
def create_record(
    *,
    by: User,
    title: str,
    conflict: Conflict | None,
    start: str,
    first_track: str,
    source: Source | None = None,
    once: UUID | None = None,
) -> Dialogue:
    """Make a draft with its opening, which cites the first source where one is given.

    A source without a number is made. The same form sent twice makes one record.
    """
    if not access.may_research(by):
        raise PermissionDenied("Only researchers and curators enter records.")
    if once and (made := Dialogue.objects.filter(once=once, created_by=by).first()):
        return made
    ref = DrawnRef.take(Dialogue.ref_prefix)
    record = Dialogue(
        ref=ref, slug=free_slug(ref), title=title, created_by=by, once=once
    )
    record.version = record.changed_in = 1
    record.full_clean()
    record.save()
    if conflict:
        record.conflicts.add(conflict)
    opening = Move(
        dialogue=record,
        key=new_key(record, Move),
        position=1,
        kind=MoveKind.OPENING,
        date=start,
        to_track=first_track,
        changed_in=1,
    )
    opening.full_clean()
    opening.save()
    if source:
        cite(record, opening, [enter_source(record, source, by=by)])
    finish(record, by=by, why="Record begun")
    return record


def change_overview(
    *, dialogue_id: int, by: User, opened_at: int, write: Callable[[Dialogue], None]
) -> Dialogue:
    """Change what the record says of itself; `write` sets the values on it.

    Raises what `changing` raises, and StaleVersion if the overview changed after
    version `opened_at`.
    """
    with changing(dialogue_id=dialogue_id, by=by) as record:
        refuse_stale(ref=record.ref, changed_in=record.changed_in, opened_at=opened_at)
        write(record)
        record.changed_in = record.version
    return record
