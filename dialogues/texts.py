"""Text that a database can keep, and JSON of a bounded depth."""

import json
import re
from collections.abc import Iterator
from typing import Any

#: The null character, which no text of PostgreSQL holds, and lone surrogates, which
#: UTF-8 cannot write.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
#: Lists and objects within each other: whatever reads them goes down as deep.
MOST_LEVELS = 32


class UnreadableJson(ValueError):
    """A JSON text that is nested too deep, or that no database could keep."""


def read_json(text: str, **readers: Any) -> Any:
    """What a JSON text says; `readers` as of json.loads. Raises ValueError alone."""
    try:
        found = json.loads(text, **readers)
    except RecursionError as error:
        raise UnreadableJson("It is nested too deep.") from error
    for level, values in enumerate(_levels(found)):
        if level >= MOST_LEVELS and any(isinstance(v, dict | list) for v in values):
            raise UnreadableJson("It is nested too deep.")
    return found


def read_storable_json(text: str) -> Any:
    """As `read_json`; refuses escapes of characters that cannot be stored."""
    found = read_json(text)
    for values in _levels(found):
        if any(isinstance(each, str) and UNSTORABLE.search(each) for each in values):
            raise UnreadableJson("It holds a character that cannot be stored.")
    return found


def _levels(found: Any) -> Iterator[list[Any]]:
    """The values of each level, those of the outermost first; names are values too."""
    values = [found]
    while values:
        yield values
        values = [inner for each in values for inner in _inside(each)]


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else []
