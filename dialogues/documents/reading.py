"""A document back to the record: rows by key, other records by number."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction

from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, ListShape, Shape
from dialogues.models import Dialogue, Term
from dialogues.models.refs import Referenced


class DocumentError(ValidationError):
    """A document that cannot become a record; its messages say where and why."""


def _refuse_unknown(row: Mapping[str, Any], shape: Shape, extra: Iterable[str]) -> None:
    known = {*shape.fields, *(part.name for part in shape.lists), *extra}
    if unknown := sorted(set(row) - known):
        raise DocumentError(
            f"{shape.model._meta.verbose_name.capitalize()} "
            f"{row.get('key') or row.get('ref', '')} has no field {unknown[0]}.",
            code="unknown_field",
        )


def _find(model: type[models.Model], field, value: Any, record: Dialogue | None):
    """The record, term or row that a reference of a document names."""
    if issubclass(model, Term):
        lookup = {**field.get_limit_choices_to(), "code": value}
    elif issubclass(model, Referenced):
        lookup = {"ref": value["ref"] if isinstance(value, Mapping) else value}
    else:
        lookup = {"dialogue": record, "key": value}
    try:
        return model._default_manager.get(**lookup)
    except model.DoesNotExist:
        named = lookup.get("ref") or lookup.get("code") or lookup.get("key")
        raise DocumentError(
            f"There is no {model._meta.verbose_name} {named}.", code="unknown_reference"
        ) from None


def _value(shape: Shape, name: str, row: Mapping[str, Any], record) -> Any:
    field = shape.model._meta.get_field(name)
    if name not in row:
        return None if field.null else field.get_default()
    if field.is_relation:
        return _find(field.related_model, field, row[name], record)
    if isinstance(field, models.DateField):
        return date.fromisoformat(row[name])
    return row[name]


def _fill(instance: models.Model, shape: Shape, row: Mapping[str, Any], record):
    """Set the fields of an instance from a row, check it, save it, set its lists."""
    many = []
    for name in shape.fields:
        field = shape.model._meta.get_field(name)
        if field.many_to_many:
            many.append(field)
        else:
            setattr(instance, name, _value(shape, name, row, record))
    instance.full_clean(validate_constraints=True)
    instance.save()
    for field in many:
        found = [
            _find(field.related_model, field, value, record)
            for value in row.get(field.name, ())
        ]
        getattr(instance, field.name).set(found)
    for part in shape.lists:
        _replace_list(instance, part, row.get(part.name, ()), record)
    return instance


def _owner_field(shape: Shape, owner: models.Model) -> str:
    for field in shape.model._meta.fields:
        if field.is_relation and field.related_model is type(owner):
            return field.name
    raise FieldDoesNotExist(f"{shape.model} does not belong to {type(owner)}")


def _replace_list(owner, part: ListShape, rows, record) -> None:
    """Write a list whose rows have no key: old ones go, new ones come in order."""
    getattr(owner, part.name).all().delete()
    owner_field = _owner_field(part.shape, owner)
    has_position = any(f.name == "position" for f in part.shape.model._meta.fields)
    for position, row in enumerate(rows, start=1):
        _refuse_unknown(row, part.shape, ())
        instance = part.shape.model(**{owner_field: owner})
        if has_position:
            instance.position = position
        _fill(instance, part.shape, row, record)


def _merge_rows(record: Dialogue, part: ListShape, rows) -> None:
    """Bring the keyed rows of a record to those of a document."""
    current = {each.key: each for each in getattr(record, part.name).all()}
    keys = [row.get("key", "") for row in rows]
    if len(set(keys)) != len(keys) or "" in keys:
        raise DocumentError(
            f"Each row of {part.name} needs a key of its own.", code="key_missing"
        )
    for position, row in enumerate(rows, start=1):
        _refuse_unknown(row, part.shape, ())
        instance = current.get(row["key"]) or part.shape.model(dialogue=record)
        instance.position = position
        _fill(instance, part.shape, row, record)


def _gone(record: Dialogue, document: Mapping[str, Any]) -> Iterable[models.Model]:
    """The rows of a record that a document no longer has, those on top first."""
    for part in reversed(ROWS):
        keys = [row.get("key") for row in document.get(part.name, ())]
        yield from _rows(record, part).exclude(key__in=keys)


def _drop_what_can_go(record: Dialogue, document: Mapping[str, Any]) -> None:
    """Remove the rows on which nothing rests, so that they are not in the way."""
    for row in _gone(record, document):
        try:
            row.delete()
        except models.ProtectedError:
            continue  # A row that stays still points to it; it goes after the merge.


@transaction.atomic
def write_record(record: Dialogue, document: Mapping[str, Any]) -> Dialogue:
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
    numbers = [int(each.key[1:]) for part in ROWS for each in _rows(record, part)]
    record.rows_made = max([record.rows_made, *numbers])
    return record


def _rows(record: Dialogue, part: ListShape) -> models.QuerySet:
    return getattr(record, part.name).all()


@transaction.atomic
def write_authority(authority: models.Model, document: Mapping[str, Any]):
    """Make a person, organisation, conflict or source say what a document says."""
    shape = AUTHORITIES[authority._meta.model_name]
    _refuse_unknown(document, shape, ())
    return _fill(authority, shape, document, None)
