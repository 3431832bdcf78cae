"""Rows of tables in OpenAPI: each table a component, made from its columns."""

from dialogues.api.schema.codes import Schema, one_of, ref
from dialogues.exports import CellKind, Column, Table

TYPES: dict[CellKind, Schema] = {
    CellKind.TEXT: {"type": ["string", "null"]},
    CellKind.CODE: {"type": ["string", "null"]},
    CellKind.EDTF: {"type": ["string", "null"]},
    CellKind.INTEGER: {"type": ["integer", "null"]},
    CellKind.NUMBER: {"type": ["number", "null"]},
    CellKind.BOOLEAN: {"type": ["boolean", "null"]},
    CellKind.DATE: {"type": ["string", "null"], "format": "date"},
    CellKind.DATETIME: {"type": ["string", "null"], "format": "date-time"},
    CellKind.LIST: {"type": "array", "items": {"type": "string"}},
}


def row_name(table: Table) -> str:
    """The name of the component of a row, for example MoveRow."""
    return f"{''.join(word.title() for word in table.name.split('_'))}Row"


def page_name(table: Table) -> str:
    return row_name(table).removesuffix("Row") + "Page"


def table_components(table: Table) -> dict[str, Schema]:
    """The components of a page of the table."""
    properties = {column.name: _property(column) for column in table.columns}
    return {
        row_name(table): {
            "type": "object",
            "description": f"One row is {table.row_is}. With `fields`, only those.",
            "properties": properties,
        },
        page_name(table): {
            "type": "object",
            "required": ["next", "next_cursor", "results"],
            "properties": {
                "results": {"type": "array", "items": ref(row_name(table))},
                "next": {
                    "type": ["string", "null"],
                    "format": "uri",
                    "description": "The address of the next page; null on the last.",
                },
                "next_cursor": {
                    "type": ["string", "null"],
                    "description": "What `cursor` is there, for programs that ask by "
                    "parameters.",
                },
                "count": {
                    "type": "integer",
                    "description": "The rows of all pages, where count=1 asks for it.",
                },
            },
        },
    }


def _property(column: Column) -> Schema:
    schema = TYPES[column.kind]
    if column.codes and column.kind is CellKind.CODE:
        schema = {"oneOf": [one_of(column.codes), {"type": "null"}]}
    return schema | {"description": column.help}
