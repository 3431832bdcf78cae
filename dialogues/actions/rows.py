"""Rows of a record: added, changed and removed one by one."""

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Max

from dialogues.actions.changes import changing, refuse_stale
from dialogues.actions.mends import make_mends
from dialogues.actions.order import put_in_order
from dialogues.actions.removing import take_out
from dialogues.models import Citation, Dialogue, Move, RemovedRow, Row, SourceEntry
from dialogues.models.citation import pointing_to
from dialogues.rules.chain import Mend

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
    mends: Iterable[Mend] = (),
) -> AnyRow:
    """Save one row of a record and the sources that support it as a whole.

    `row` carries its new values and its dialogue; `many` the lists of related rows by
    field; `cited` None leaves the citations alone; `write` writes what else belongs to
    the saved row, such as attendance; `mends` change other turning points in the same
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
                row.key, row.once = new_key(record, type(row)), once
                last = rows.aggregate(last=Max("position"))["last"] or 0
                row.position = last + 1
            row.dialogue, row.changed_in = record, record.version
            refuse_foreign(row, record, many or {})
            row.full_clean()
            row.save()
            for name, values in (many or {}).items():
                getattr(row, name).set(values)
            if write is not None:
                write(row)
            if cited is not None:
                cite(record, row, cited, opened_at)
            make_mends(record, mends, by=by)
            if isinstance(row, Move):
                put_in_order(record)
    except _MadeBefore:
        return rows.get(once=once)
    return row


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
    mends: Iterable[Mend] = (),
) -> RemovedRow:
    """Remove a row with its citations and attendance; what went can be put back.

    `label` says the row to its editors; `mends` change other turning points in the
    same change, so that the chain stays right. Raises what `changing` raises,
    StaleVersion, and ValidationError if other rows rest on it.
    """
    with changing(dialogue_id=row.dialogue_id, by=by) as record:
        stored = type(row)._default_manager.get(pk=row.pk, dialogue=record)
        refuse_stale(ref=record.ref, changed_in=stored.changed_in, opened_at=opened_at)
        removed = take_out(record, stored, by=by, label=label)
        make_mends(record, mends, by=by)
        if isinstance(row, Move):
            put_in_order(record)
    return removed
