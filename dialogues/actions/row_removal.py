"""Rows removed from a record, kept as a document, and put back."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from dialogues.actions.changes import changing
from dialogues.actions.order import put_in_order
from dialogues.documents import full_document, write_rows
from dialogues.documents.shape import ROWS
from dialogues.models import STATEMENTS, Dialogue, RemovedRow, Row

Plain: TypeAlias = Mapping[str, Any]


def take_out(record: Dialogue, row: Row, *, by: User, label: str = "") -> RemovedRow:
    """Delete a row within a change of its record, and keep it to be put back.

    Raises ValidationError if other rows rest on it.
    """
    removed = RemovedRow(
        dialogue=record,
        key=row.key,
        document=_kept_document(record, row),
        removed_by=by,
        removed_at=timezone.now(),
        label=(label or str(row))[:300],
    )
    try:
        row.delete()
    except ProtectedError as error:
        raise ValidationError(
            "Other rows rest on this one: %(rows)s. Change or remove them first.",
            code="row_in_use",
            params={"rows": _words(error.protected_objects)},
        ) from error
    removed.save()
    return removed


def _kept_document(record: Dialogue, row: Row) -> dict[str, Any]:
    """The row and what goes with it: its citations, and its attendance at meetings."""
    document = full_document(record)
    part = next(each for each in ROWS if each.shape.model is type(row))
    names = [name for name, model in STATEMENTS.items() if isinstance(row, model)]
    cited = [
        each
        for each in document.get("citations", ())
        if any(each.get(name) == row.key for name in names)
    ]
    rows = {part.name: [r for r in document[part.name] if r["key"] == row.key]}
    if cited:
        rows["citations"] = cited
    return {
        "rows": rows,
        "attendance": _attendance(document, row) if names == ["participation"] else [],
        "position": row.position,
    }


def _attendance(document: Plain, row: Row) -> list[dict[str, Any]]:
    return [
        {"meeting": meeting["key"], **each}
        for meeting in document.get("meetings", ())
        for each in meeting.get("attendance", ())
        if each["participation"] == row.key
    ]


@transaction.atomic
def put_back(*, key: str, dialogue_id: int, by: User) -> RemovedRow:
    """Put a removed row back under its key and at its place.

    Raises RemovedRow.DoesNotExist if somebody has put it back already, what `changing`
    raises, and ValidationError if something it rests on is gone.
    """
    with changing(dialogue_id=dialogue_id, by=by, why="Row put back") as record:
        kept = RemovedRow.objects.get(dialogue=record, key=key)
        write_rows(
            record,
            kept.document["rows"],
            attendance=kept.document["attendance"],
            positions={kept.key: kept.document["position"]},
        )
        put_in_order(record)
        kept.delete()
    return kept


def _words(rows: Iterable[Any]) -> str:
    kinds: dict[str, int] = {}
    for row in rows:
        name = str(row._meta.verbose_name)
        kinds[name] = kinds.get(name, 0) + 1
    return ", ".join(f"{count} {name}" for name, count in sorted(kinds.items()))
