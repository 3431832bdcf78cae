"""The codebook as a table: a line a table, a variable, a value."""

from collections.abc import Iterator

from dialogues.codebook import Origin
from dialogues.dictionary.table_facts import TableFacts
from dialogues.dictionary.value_lists import value_lists
from dialogues.dictionary.variables import variables
from dialogues.exports import TABLES
from dialogues.exports.column import Cell

HEADERS = (
    "line_is",
    "table",
    "variable",
    "value_list",
    "value",
    "label",
    "kind",
    "definition",
    "origin",
    "origin_url",
    "example",
    "rows",
    "empty",
    "missing",
)


def codebook_rows(facts: TableFacts) -> Iterator[list[Cell]]:
    """The lines in order: each table with its variables, then the lists of values."""
    for each in _codebook_rows(facts):
        yield [each.get(header) for header in HEADERS]


def _codebook_rows(facts: TableFacts) -> Iterator[dict[str, Cell]]:
    used = set()
    for table in TABLES.values():
        counts, examples = facts.filled[table.name], facts.examples[table.name]
        yield {
            "line_is": "table",
            "table": table.name,
            "definition": f"A row is {table.row_is}.",
            "rows": counts.rows,
        }
        for variable in variables()[table.name]:
            header, reasons = variable.column.name, variable.reasons
            used.add(variable.value_list)
            yield {
                "line_is": "variable",
                "table": table.name,
                "variable": header,
                "value_list": variable.value_list,
                "kind": variable.column.kind.value,
                "definition": variable.column.help,
                **_origin(variable.origin),
                "example": examples.get(header),
                "rows": counts.rows,
                "empty": counts.empty(header),
                "missing": counts.given(reasons) if reasons else None,
            }
    for code, each in value_lists().items():
        for value in each.values if code in used else ():
            yield {
                "line_is": "value",
                "value_list": code,
                "value": value.code,
                "label": value.label,
                "definition": value.definition,
                **_origin(value.origin),
            }


def _origin(origin: Origin | None) -> dict[str, Cell]:
    return {"origin": origin.name, "origin_url": origin.url} if origin else {}
