"""Codes in OpenAPI: each vocabulary that is fixed in code is a component."""

import inspect
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import TextChoices

from dialogues import choices

Schema = dict[str, Any]

#: More codes than these (countries) are not listed one by one.
FEW = 30

VOCABULARIES: dict[str, type[TextChoices]] = {
    name: each
    for name, each in vars(choices).items()
    if inspect.isclass(each) and issubclass(each, TextChoices) and each.values
}
NAMES = {tuple(each.values): name for name, each in VOCABULARIES.items()}


def ref(name: str) -> Schema:
    """A pointer to a component of that name."""
    return {"$ref": f"#/components/schemas/{name}"}


def one_of(codes: Sequence[str]) -> Schema:
    """One of these codes: of a vocabulary by its name, else as they are listed."""
    name = NAMES.get(tuple(codes))
    return ref(name) if name else enum(codes)


def enum(codes: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(codes)}


def vocabularies_in(schema: Any) -> dict[str, Schema]:
    """The components of the vocabularies to which a part of the document points."""
    return {
        name: enum(VOCABULARIES[name].values)
        for name in _pointed(schema)
        if name in VOCABULARIES
    }


def _pointed(schema: Any) -> Iterator[str]:
    """The names of all components to which a part of the document points."""
    if isinstance(schema, dict):
        if isinstance(pointer := schema.get("$ref"), str):
            yield pointer.rpartition("/")[2]
        schema = list(schema.values())
    if isinstance(schema, list | tuple):
        for each in schema:
            yield from _pointed(each)
