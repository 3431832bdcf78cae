"""The codebook as a Frictionless Data Package: a Table Schema of every file."""

from collections.abc import Callable, Mapping
from typing import Any

from dialogues.codebook import Origin, Value
from dialogues.dictionary.table_facts import TableFacts
from dialogues.dictionary.value_lists import ValueList, value_lists
from dialogues.dictionary.variables import FileVariable, variables
from dialogues.exports import TABLES, Table
from dialogues.exports.cell_text import SEPARATOR
from dialogues.exports.column import CellKind

STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"

#: Table Schema has no type for dates in EDTF; a code is a text of its list.
TYPES: Mapping[CellKind, Mapping[str, Any]] = {
    CellKind.TEXT: {"type": "string"},
    CellKind.INTEGER: {"type": "integer"},
    CellKind.NUMBER: {"type": "number"},
    CellKind.BOOLEAN: {
        "type": "boolean",
        "trueValues": ["true"],
        "falseValues": ["false"],
    },
    CellKind.DATE: {"type": "date"},
    CellKind.DATETIME: {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S%z"},
    CellKind.EDTF: {"type": "string"},
    CellKind.CODE: {"type": "string"},
    CellKind.LIST: {"type": "list", "delimiter": SEPARATOR, "itemType": "string"},
}


def package(facts: TableFacts, *, path_of: Callable[[str], str]) -> dict[str, Any]:
    """The package as JSON has it; `path_of` gives the place of a table's file."""
    lists = value_lists()
    used = {each.value_list for table in variables().values() for each in table}
    return {
        "$schema": STANDARD,
        "name": "diplotrack",
        "title": "DiploTrack",
        "description": "Dialogues between adversaries: the tracks on which they ran, "
        "who took part and in what capacity, and every move between tracks.",
        "resources": [
            _resource(table, facts, lists, path_of(table.name))
            for table in TABLES.values()
        ],
        "valueLists": {
            each.code: _value_list(each) for each in lists.values() if each.code in used
        },
    }


def _resource(
    table: Table, facts: TableFacts, lists: Mapping[str, ValueList], path: str
) -> dict[str, Any]:
    described = variables()[table.name]
    return {
        "name": table.name,
        "title": table.many.capitalize(),
        "description": f"A row is {table.row_is}.",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(each, facts, lists) for each in described],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(
    variable: FileVariable, facts: TableFacts, lists: Mapping[str, ValueList]
) -> dict[str, Any]:
    column, table = variable.column, variable.table
    said: dict[str, Any] = {
        "name": column.name,
        **TYPES[column.kind],
        "description": column.help,
    }
    if column.name in table.key:
        said["constraints"] = {"required": True, "unique": len(table.key) == 1}
    if column.kind is CellKind.CODE:
        listed = lists[variable.value_list].values
        codes = column.codes or tuple(value.code for value in listed)
        said["constraints"] = {"enum": list(codes)}
        said["categories"] = [
            {"value": value.code, "label": value.label}
            for value in listed
            if value.code in codes
        ]
    if variable.value_list:
        said["valueList"] = variable.value_list
    if variable.leads_to:
        said["joins"] = _join(*variable.leads_to)
    if variable.origin:
        said["origin"] = _origin(variable.origin)
    example = facts.examples[table.name].get(column.name)
    if example is not None:
        said["example"] = example
    counts = facts.filled[table.name]
    said["rows"], said["empty"] = counts.rows, counts.empty(column.name)
    if variable.reasons:
        said["missing"] = counts.given(variable.reasons)
        said["missingReason"] = variable.reasons
    return said


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    """The joins by one header. Those that need the dialogue beside it, and those of a
    list, cannot be said here where a cell may be empty: fields say them in `joins`.
    """
    kinds = {column.name: column.kind for column in table.columns}
    return [
        {
            "fields": [header],
            "reference": {
                "resource": "" if other == table.name else other,
                "fields": [there],
            },
        }
        for header, (other, there) in table.joins.items()
        if kinds[header] is not CellKind.LIST and TABLES[other].key == (there,)
    ]


def _join(other: str, there: str) -> dict[str, Any]:
    """Where a cell leads, and by which headers the row there is found."""
    whole = TABLES[other].key == (there,)
    return {"resource": other, "fields": [there] if whole else ["dialogue_ref", there]}


def _origin(origin: Origin) -> dict[str, str]:
    return {"title": origin.name} | ({"path": origin.url} if origin.url else {})


def _value_list(each: ValueList) -> dict[str, Any]:
    return {"title": each.title, "values": [_value(value) for value in each.values]}


def _value(value: Value) -> dict[str, Any]:
    said: dict[str, Any] = {
        "value": value.code,
        "label": value.label,
        "description": value.definition,
    }
    if value.origin:
        said["origin"] = _origin(value.origin)
    return said
