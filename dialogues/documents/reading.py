"""A document back to the record: rows by key, other records by number."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, TypeVar

from django.core.exceptions import (
    FieldDoesNotExist,
    ObjectDoesNotExist,
    ValidationError,
)
from django.db import models, transaction

from dialogues.documents.shape import (
    ATTENDANCE,
    AUTHORITIES,
    DIALOGUE,
    ROWS,
    ListShape,
    ModelShape,
)
from dialogues.models import Dialogue, Row, Term
from dialogues.models.refs import Referenced

Authority = TypeVar("Authority", bound=Referenced)

#: A record or a row as a document has it: names of fields and plain values.
Plain: TypeAlias = Mapping[str, Any]


class DocumentError(ValidationError):
    """A document that cannot become a record; its messages say where and why."""


def _refuse_unknown(row: Plain, shape: ModelShape, extra: Iterable[str]) -> None:
    known = {*shape.fields, *(part.name for part in shape.lists), *extra}
    if unknown := sorted(set(row) - known):
        raise DocumentError(
            f"{str(shape.model._meta.verbose_name).capitalize()} "
            f"{row.get('key') or row.get('ref', '')} has no field {unknown[0]}.",
            code="unknown_field",
        )


def _find(
    field: models.ForeignKey | models.ManyToManyField,
    value: Any,
    record: Dialogue | None,
) -> models.Model:
    """The record, term or row that a reference of a document names."""
    model = field.remote_field.model
    known = model._default_manager.all()
    if issubclass(model, Term):
        known = known.complex_filter(field.get_limit_choices_to())
        lookup = {"code": value}
    elif issubclass(model, Referenced):
        lookup = {"ref": value["ref"] if isinstance(value, Mapping) else value}
    else:
        lookup = {"dialogue": record, "key": value}
    try:
        return known.get(**lookup)
    except ObjectDoesNotExist:
        named = lookup.get("ref") or lookup.get("code") or lookup.get("key")
        raise DocumentError(
            f"There is no {model._meta.verbose_name} {named}.", code="unknown_reference"
        ) from None


def _value(field: models.Field, row: Plain, record: Dialogue | None) -> Any:
    if field.name not in row:
        return None if field.null else field.get_default()
    value = row[field.name]
    if isinstance(field, models.ForeignKey):
        return _find(field, value, record)
    return date.fromisoformat(value) if isinstance(field, models.DateField) else value


def _fill(
    instance: models.Model, shape: ModelShape, row: Plain, record: Dialogue | None
) -> None:
    """Set the fields of an instance from a row, check it, save it, set its lists."""
    many = []
    for name in shape.fields:
        field = shape.field(name)
        if isinstance(field, models.ManyToManyField):
            many.append(field)
        else:
            setattr(instance, name, _value(field, row, record))
    instance.full_clean(validate_constraints=True)
    instance.save()
    for field in many:
        found = [_find(field, value, record) for value in row.get(field.name, ())]
        getattr(instance, field.name).set(found)
    for part in shape.lists:
        _replace_list(instance, part, row.get(part.name, ()), record)


def _owner_field(shape: ModelShape, owner: models.Model) -> str:
    for field in shape.model._meta.fields:
        if field.is_relation and field.related_model is type(owner):
            return field.name
    raise FieldDoesNotExist(f"{shape.model} does not belong to {type(owner)}")


def _replace_list(
    owner: models.Model,
    part: ListShape,
    rows: Iterable[Plain],
    record: Dialogue | None,
) -> None:
    """Write a list whose rows have no key: old ones go, new ones come in order."""
    getattr(owner, part.name).all().delete()
    owner_field = _owner_field(part.shape, owner)
    has_position = any(f.name == "position" for f in part.shape.model._meta.fields)
    for position, row in enumerate(rows, start=1):
        _refuse_unknown(row, part.shape, ())
        place = {"position": position} if has_position else {}
        instance = part.shape.model(**{owner_field: owner}, **place)
        _fill(instance, part.shape, row, record)


def _merge_rows(record: Dialogue, part: ListShape, rows: Sequence[Plain]) -> None:
    """Bring the keyed rows of a record to those of a document."""
    stored = _rows(record, part)
    current = {each.key: each for each in stored}
    keys = [row.get("key", "") for row in rows]
    if len(set(keys)) != len(keys) or "" in keys:
        raise DocumentError(
            f"Each row of {part.name} needs a key of its own.", code="key_missing"
        )
    for position, row in enumerate(rows, start=1):
        _refuse_unknown(row, part.shape, ())
        instance = current.get(row["key"]) or stored.model()
        instance.dialogue, instance.position = record, position
        _fill(instance, part.shape, row, record)


def _gone(record: Dialogue, document: Plain) -> Iterable[Row]:
    """The rows of a record that a document no longer has, those on top first."""
    for part in reversed(ROWS):
        keys = [row.get("key") for row in document.get(part.name, ())]
        yield from _rows(record, part).exclude(key__in=keys)


def _drop_what_can_go(record: Dialogue, document: Plain) -> None:
    """Remove the rows on which nothing rests, so that they are not in the way."""
    for row in _gone(record, document):
        try:
            row.delete()
        except models.ProtectedError:
            continue  # A row that stays still points to it; it goes after the merge.


@transaction.atomic
def write_record(record: Dialogue, document: Plain) -> Dialogue:
    """Make a record say what a document says, or raise and change nothing.

    Derived columns and the revision are the caller's: see `actions.records`.
    Raises ValidationError (DocumentError for references and unknown fields).
    """
    _refuse_unknown(document, DIALOGUE, (part.name for part in ROWS))
    if record.pk:
        _drop_what_can_go(record, document)
    _fill(record, DIALOGUE, document, record)
    for part in ROWS:
        _merge_rows(record, part, document.get(part.name, ()))
    for row in _gone(record, document):
        row.delete()
    for part in ROWS:
        for row in _rows(record, part):
            prefix, number = row.key_prefix, int(row.key[1:])
            made = record.rows_made.get(prefix, 0)
            record.rows_made[prefix] = max(made, number)
    return record


@transaction.atomic
def write_rows(
    record: Dialogue,
    rows: Mapping[str, Sequence[Plain]],
    *,
    attendance: Sequence[Plain] = (),
    positions: Mapping[str, int] | None = None,
) -> None:
    """Add rows of a document to a record, under their keys.

    `attendance` has rows with the key of their meeting; `positions` the place of a row
    by its key, the last where it has none. Raises ValidationError.
    """
    for part in ROWS:
        for row in rows.get(part.name, ()):
            _refuse_unknown(row, part.shape, ())
            last = _rows(record, part).count() + 1
            place = (positions or {}).get(row["key"], last)
            instance = part.shape.model(
                dialogue=record, position=place, changed_in=record.version
            )
            _fill(instance, part.shape, row, record)
    for row in attendance:
        meeting = record.meetings.filter(key=row["meeting"]).first()
        if meeting is not None:
            came = {name: value for name, value in row.items() if name != "meeting"}
            instance = ATTENDANCE.model(meeting=meeting)
            _fill(instance, ATTENDANCE, came, record)


def _rows(record: Dialogue, part: ListShape) -> models.QuerySet[Row]:
    return getattr(record, part.name).all()


@transaction.atomic
def write_authority(authority: Authority, document: Plain) -> Authority:
    """Make a person, organisation, conflict or source say what a document says."""
    shape = AUTHORITIES[str(authority._meta.model_name)]
    _refuse_unknown(document, shape, ())
    _fill(authority, shape, document, None)
    return authority
