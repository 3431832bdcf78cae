"""Parameters in OpenAPI: those of the API, and the filters as they stand."""

from collections.abc import Iterator

from django_filters import Filter

from dialogues.api.asking import LARGEST_PAGE, USUAL_PAGE
from dialogues.api.schema.codes import FEW, Schema, enum, ref
from dialogues.exports import Table
from dialogues.filters import DialogueFilter
from dialogues.filters.saved import NAME as SAVED
from dialogues.filters.unknown import UNKNOWN
from dialogues.filters.values import (
    LONGEST,
    MOST_VALUES,
    REF,
    YEAR,
    One,
    Refs,
    SeveralFilter,
    WordsFilter,
    Year,
)
from dialogues.models import SavedFilter

#: A value of any filter, where its values are not listed in the code.
TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}

WORDS = {
    "sort": "The order of the page of dialogues. Rows come by their numbers all the "
    "same, so that an address can be copied from there."
}


def parameters_of(table: Table) -> list[Schema]:
    """Everything that the address of a table takes."""
    every = [{"$ref": f"#/components/parameters/{name}"} for name in shared()]
    return [*every, _fields(table)]


def shared() -> dict[str, Schema]:
    """The parameters that every table takes, as components."""
    return {each["name"]: each for each in (*_filters(), *OWN)}


def _query(name: str, description: str, schema: Schema) -> Schema:
    return {
        "name": name,
        "in": "query",
        "description": description,
        "schema": schema,
    }


OWN = (
    _query(
        SAVED,
        "The number of a saved filter, which stands for what it asks; a parameter "
        "beside it stands instead of the saved one.",
        TEXT | {"examples": [f"{SavedFilter.ref_prefix}00001"]},
    ),
    _query(
        "page_size",
        "The number of rows of a page.",
        {
            "type": "integer",
            "minimum": 1,
            "maximum": LARGEST_PAGE,
            "default": USUAL_PAGE,
        },
    ),
    _query(
        "cursor",
        "Where the page begins: the cursor in the address of `next`.",
        {"type": "string", "minLength": 1},
    ),
    _query(
        "count",
        "1 to be told the number of rows of all pages.",
        {"type": "integer", "minimum": 1, "maximum": 1},
    ),
)


def _fields(table: Table) -> Schema:
    example = ",".join(column.name for column in table.columns[:2])
    words = "The fields of each row, separated by commas; all if left out."
    one = "|".join(column.name for column in table.columns)
    pattern = f"^({one})(,({one}))*$"
    schema = {"type": "string", "pattern": pattern, "examples": [example]}
    return _query("fields", words, schema)


def _filters() -> Iterator[Schema]:
    """The filters of dialogues: several values mean any of them."""
    for name, each in DialogueFilter.base_filters.items():
        words = WORDS.get(name, f"{each.label}, as on the page of dialogues.")
        codes = _codes(each)
        one = ref(_component_name(name)) if codes else _one(each)
        if isinstance(each, SeveralFilter | Refs):
            listed = {"type": "array", "items": one, "maxItems": MOST_VALUES}
            several = _query(name, words, listed)
            yield several | {"style": "form", "explode": True}
        else:
            yield _query(name, words, one)


def filter_components() -> dict[str, Schema]:
    """The values of each filter that has few, as a component."""
    return {
        _component_name(name): enum(codes)
        for name, each in DialogueFilter.base_filters.items()
        if (codes := _codes(each))
    }


def _component_name(name: str) -> str:
    return f"{name.title().replace('_', '')}Filter"


def _codes(each: Filter) -> list[str]:
    """The values of a filter, where they are few and fixed in code."""
    if not isinstance(each, One | SeveralFilter):
        return []
    codes = [str(code) for code, _ in each.extra.get("choices", ())]
    return codes if len(codes) <= FEW else []


def _one(each: Filter) -> Schema:
    """One value of a filter whose values are not listed."""
    if isinstance(each, Refs):
        pattern = f"^({REF.pattern}|{UNKNOWN})$"
        return TEXT | {
            "pattern": pattern,
            "examples": [f"{each.label[0]}00001", UNKNOWN],
        }
    if isinstance(each, Year):
        return {
            "type": "string",
            "pattern": f"^({YEAR.pattern})?$",
            "examples": ["1993"],
        }
    if isinstance(each, WordsFilter):
        return {"type": "string", "maxLength": LONGEST, "examples": ["Oslo"]}
    return TEXT
