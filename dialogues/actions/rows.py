"""Rows of a record: added, changed and removed one by one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Max

from dialogues.actions.changes import changing, refuse_stale
from dialogues.actions.fixes import apply_fixes
from dialogues.actions.order import put_in_order
from dialogues.actions.row_removal import take_out
from dialogues.models import Citation, Dialogue, Move, RemovedRow, Row, SourceEntry
from dialogues.models.citation import pointing_to
from dialogues.rules.chain import Fix

AnyRow = TypeVar("AnyRow", bound=Row)


class _MadeBefore(Exception):
    """The form was sent before and made its row then."""


def new_key(record: Dialogue, model: type[Row]) -> str:
    """The key of the next row; the record is saved by the change that asks for it."""
    number = record.rows_made.get(model.key_prefix, 0) + 1
    record.rows_made[model.key_prefix] = number
    return f"{model.key_prefix}{number}"


def save_row(
    *,
    row: AnyRow,
    by: User,
    opened_at: int,
    many: dict[str, Iterable] | None = None,
    cited: Iterable[SourceEntry] | None = None,
    once: UUID | None = None,
    write: Callable[[AnyRow], None] | None = None,
    fixes: Iterable[Fix] = (),
) -> AnyRow:
    """Save one row of a record and the sources that support it as a whole.

    `row` carries its new values and its dialogue; `many` the lists of related rows by
    field; `cited` None leaves the citations alone; `write` writes what else belongs to
    the saved row, such as attendance; `fixes` change other turning points in the same
    change. The same form (`once`) sent twice makes one row.
    Raises what `changing` raises, and StaleVersion, ValidationError.
    """
    rows = type(row)._default_manager.filter(dialogue_id=row.dialogue_id)
    try:
        with changing(dialogue_id=row.dialogue_id, by=by) as record:
            if row.pk:
                stored = rows.get(pk=row.pk)
                refuse_stale(
                    ref=record.ref, changed_in=stored.changed_in, opened_at=opened_at
                )
            elif once and rows.filter(once=once).exists():
                raise _MadeBefore
            else:
                row.once = once
            write_row(
                record, row, many=many or {}, cited=cited, since=opened_at, write=write
            )
            apply_fixes(record, fixes, by=by)
            if isinstance(row, Move):
                put_in_order(record)
    except _MadeBefore:
        return rows.get(once=once)
    return row


def write_row(
    record: Dialogue,
    row: AnyRow,
    *,
    many: dict[str, Iterable],
    cited: Iterable[SourceEntry] | None = None,
    since: int | None = None,
    write: Callable[[AnyRow], None] | None = None,
) -> None:
    """Check and write one row within a change of its record; a new one gets its key.

    `since` is the version at which its form was opened; the others are those of
    `save_row`.
    """
    if not row.pk:
        row.key = new_key(record, type(row))
        there = type(row)._default_manager.filter(dialogue_id=record.pk)
        row.position = (there.aggregate(last=Max("position"))["last"] or 0) + 1
    row.dialogue, row.changed_in = record, record.version
    refuse_foreign(row, record, many)
    row.full_clean()
    row.save()
    for name, values in many.items():
        getattr(row, name).set(values)
    if write is not None:
        write(row)
    if cited is not None:
        cite(record, row, cited, since)


@dataclass(frozen=True, slots=True)
class NewRow:
    """A new row with its lists of related rows and the sources that support it."""

    row: Row
    many: dict[str, Iterable] = field(default_factory=dict)
    cited: Iterable[SourceEntry] | None = None


def add_rows(
    *, dialogue_id: int, by: User, of: type[AnyRow], once: UUID, rows: Iterable[NewRow]
) -> list[Row]:
    """Add rows to a record as one change: all of them or none.

    `rows` is asked for one by one within the change, so that it can make what a row
    points to, and a row can point to one before it. The same form (`once`) sent twice
    makes them once, and returns none: the first row that is `of` a kind keeps its
    number. Raises what `changing` raises, and ValidationError.
    """
    made: list[Row] = []
    number: UUID | None = once
    try:
        with changing(dialogue_id=dialogue_id, by=by) as record:
            if of._default_manager.filter(dialogue_id=record.pk, once=once).exists():
                raise _MadeBefore
            for new in rows:
                if isinstance(new.row, of):
                    new.row.once, number = number, None
                write_row(record, new.row, many=new.many, cited=new.cited)
                made.append(new.row)
    except _MadeBefore:
        return []
    return made


def refuse_foreign(row: Row, record: Dialogue, many: dict[str, Iterable]) -> None:
    """Refuse a row that points to a row of another record."""
    pointed = [
        getattr(row, field.name)
        for field in row._meta.fields
        if field.is_relation and getattr(row, field.attname) is not None
    ]
    for values in many.values():
        pointed.extend(values)
    for each in pointed:
        if isinstance(each, Row) and each.dialogue_id != record.pk:
            raise ValidationError(
                "A row can only point to rows of its own record.", code="foreign_row"
            )


def cite(
    record: Dialogue,
    statement: Row | Dialogue,
    entries: Iterable[SourceEntry],
    opened_at: int | None = None,
) -> None:
    """Make `entries` the sources that support a row, or the record, as a whole.

    Citations of one value, with a locator or a wording, or that contradict are left
    alone, and so are those made after the version `opened_at`, which nobody unticked.
    """
    plain = Citation.objects.of(statement).plain()
    wanted = {entry.pk: entry for entry in entries}
    unticked = plain.exclude(entry__in=wanted.values())
    if opened_at is not None:
        unticked = unticked.filter(changed_in__lte=opened_at)
    unticked.delete()
    kept = set(plain.values_list("entry_id", flat=True))
    for entry in wanted.values():
        if entry.pk not in kept:
            add_citation(record, statement, entry)


def add_citation(
    record: Dialogue, statement: Row | Dialogue, entry: SourceEntry, **says: str
) -> None:
    """One more citation, within a change of the record."""
    if entry.dialogue_id != record.pk:
        raise ValidationError("Cite a source of this record.", code="foreign_source")
    citation = Citation(dialogue=record, entry=entry, **pointing_to(statement), **says)
    citation.key = new_key(record, Citation)
    citation.position = record.citations.count() + 1
    citation.changed_in = record.version
    citation.full_clean()
    citation.save()


def remove_row(
    *,
    row: AnyRow,
    by: User,
    opened_at: int,
    label: str = "",
    fixes: Iterable[Fix] = (),
) -> RemovedRow:
    """Remove a row with its citations and attendance; what went can be put back.

    `label` says the row to its editors; `fixes` change other turning points in the
    same change, so that the chain stays right. Raises what `changing` raises,
    StaleVersion, and ValidationError if other rows rest on it.
    """
    with changing(dialogue_id=row.dialogue_id, by=by) as record:
        stored = type(row)._default_manager.get(pk=row.pk, dialogue=record)
        refuse_stale(ref=record.ref, changed_in=stored.changed_in, opened_at=opened_at)
        removed = take_out(record, stored, by=by, label=label)
        apply_fixes(record, fixes, by=by)
        if isinstance(row, Move):
            put_in_order(record)
    return removed
