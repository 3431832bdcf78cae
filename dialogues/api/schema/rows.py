"""Rows of tables in OpenAPI: each table a component, made from its columns."""

from dialogues.api.schema.codes import Schema, one_of, ref
from dialogues.exports import Column, Kind, Table

TYPES: dict[Kind, Schema] = {
    Kind.TEXT: {"type": ["string", "null"]},
    Kind.CODE: {"type": ["string", "null"]},
    Kind.EDTF: {"type": ["string", "null"]},
    Kind.INTEGER: {"type": ["integer", "null"]},
    Kind.NUMBER: {"type": ["number", "null"]},
    Kind.BOOLEAN: {"type": ["boolean", "null"]},
    Kind.DATE: {"type": ["string", "null"], "format": "date"},
    Kind.DATETIME: {"type": ["string", "null"], "format": "date-time"},
    Kind.LIST: {"type": "array", "items": {"type": "string"}},
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
    if column.codes and column.kind is Kind.CODE:
        schema = {"oneOf": [one_of(column.codes), {"type": "null"}]}
    return schema | {"description": column.help}
