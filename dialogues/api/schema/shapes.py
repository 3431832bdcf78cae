"""Documents in OpenAPI: each shape a component, its words those of the models."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from dialogues import access
from dialogues.api.schema.codes import FEW, Schema, one_of, ref
from dialogues.choices import Missing
from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, ListShape, ModelShape
from dialogues.models import Participation, SourceEntry, Term
from dialogues.models.fields import EdtfField
from dialogues.models.refs import Referenced

REFERENCE = "Reference"
REFERENCE_SCHEMA: Schema = {
    "type": "object",
    "description": "Another record, by its number, with its name for people who read.",
    "required": ["ref", "name"],
    "properties": {"ref": {"type": "string"}, "name": {"type": "string"}},
}
#: What stands in a row of which the reader may not know everything, and nowhere else.
MASKS: dict[type[models.Model], tuple[str, str]] = {
    Participation: ("name", access.NAME_WITHHELD),
    SourceEntry: ("title", access.SOURCE_WITHHELD),
}

DESCRIPTION = "A field that is empty is left out."


def document_name(shape: ModelShape) -> str:
    """The name of the component of a shape."""
    return f"{shape.model.__name__}Document"


def record_components() -> dict[str, Schema]:
    """The components of the document of a dialogue."""
    return _components(DIALOGUE, ROWS)


def authority_components(model: type[models.Model]) -> dict[str, Schema]:
    """The components of the document of a person, an organisation, a conflict, ..."""
    return _components(AUTHORITIES[str(model._meta.model_name)])


def _components(shape: ModelShape, rows: Sequence[ListShape] = ()) -> dict[str, Schema]:
    found = {REFERENCE: REFERENCE_SCHEMA}
    for each, parts in _with_lists(shape, [*shape.lists, *rows]):
        found[document_name(each)] = _component(each, parts)
    return found


def _with_lists(
    shape: ModelShape, lists: Sequence[ListShape]
) -> Iterator[tuple[ModelShape, Sequence[ListShape]]]:
    yield shape, lists
    for part in lists:
        yield from _with_lists(part.shape, part.shape.lists)


def _component(shape: ModelShape, lists: Sequence[ListShape]) -> Schema:
    properties = {name: _property(shape.field(name)) for name in shape.fields}
    for part in lists:
        items = ref(document_name(part.shape))
        properties[part.name] = {"type": "array", "items": items}
    if mask := MASKS.get(shape.model):
        name, words = mask
        properties[name] = {
            "const": words,
            "type": "string",
            "description": "Stands only where the reader may not know who or what.",
        }
    named = [name for name in ("ref", "key") if name in properties]
    return {
        "type": "object",
        "description": DESCRIPTION,
        "properties": properties,
    } | ({"required": named} if named else {})


def _property(field: Any) -> Schema:
    described = {"description": str(field.help_text)} if field.help_text else {}
    if field.is_relation:
        one = _pointer(field.related_model)
        whole = {"type": "array", "items": one} if field.many_to_many else one
        return whole | described
    return _value(field) | described


def _pointer(model: type[models.Model]) -> Schema:
    if issubclass(model, Referenced):
        return ref(REFERENCE)
    kind = "A code" if issubclass(model, Term) else "The key of a row"
    return {"type": "string", "title": kind}


def _value(field: Any) -> Schema:
    if isinstance(field, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, models.IntegerField):
        return {"type": "integer"}
    if isinstance(field, models.FloatField):
        return {"type": "number"}
    if isinstance(field, models.JSONField):
        return {"type": "object", "additionalProperties": one_of(Missing.values)}
    if isinstance(field, EdtfField):
        return {"type": "string", "title": "Date in EDTF, as entered"}
    if isinstance(field, models.DateField):
        return {"type": "string", "format": "date"}
    codes = [str(code) for code, _ in field.flatchoices]
    return one_of(codes) if 0 < len(codes) <= FEW else {"type": "string"}
