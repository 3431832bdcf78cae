"""Each variable of each table: its column, whose definition it is, its values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from dialogues import codebook, countries
from dialogues.choices import Missing
from dialogues.codebook import Origin
from dialogues.codebook.meanings import MEANINGS
from dialogues.codebook.origins import EDTF
from dialogues.dictionary.value_lists import COUNTRY, STATEMENT, TRUTH, code_of
from dialogues.exports import TABLES, Table
from dialogues.exports.citations import SPEAKS_OF
from dialogues.exports.column import CellKind, Column, no_labels

#: What the cells of a column are, in words.
KINDS: Mapping[CellKind, str] = {
    CellKind.TEXT: "text",
    CellKind.INTEGER: "whole number",
    CellKind.NUMBER: "number",
    CellKind.BOOLEAN: "true or false",
    CellKind.DATE: "day",
    CellKind.DATETIME: "date and time",
    CellKind.EDTF: "date in EDTF",
    CellKind.CODE: "code",
    CellKind.LIST: "list",
}

#: How the headers of reasons for gaps end, and those of the bounds of a date.
REASON = "_missing"
BOUNDS = ("_earliest", "_latest")


@dataclass(frozen=True, slots=True)
class FileVariable:
    """One column of a table; without an origin the definition is our own."""

    table: Table
    column: Column
    origin: Origin | None
    #: The list of its values, by name; "" where its values are no closed list.
    value_list: str
    #: The header under which stands why its cell is empty; "" where nothing does.
    reasons: str

    @property
    def anchor(self) -> str:
        """Its name in an address: "participants-capacity"."""
        return f"{self.table.name}-{self.column.name}"

    @property
    def kind(self) -> str:
        return KINDS[self.column.kind]

    @property
    def is_reason(self) -> bool:
        """Whether it says why another one is empty."""
        return self.column.name.endswith(REASON)

    @property
    def leads_to(self) -> tuple[str, str] | None:
        """The table and the header in it to which its cells lead."""
        return self.table.joins.get(self.column.name)


@cache
def variables() -> Mapping[str, Sequence[FileVariable]]:
    """The variables of every table by its name, in the order of the files."""
    return {
        table.name: tuple(_variable(table, column) for column in table.columns)
        for table in TABLES.values()
    }


def _variable(table: Table, column: Column) -> FileVariable:
    described = _described(table, column)
    return FileVariable(
        table,
        column,
        _origin(column, described),
        _value_list(column, described),
        _reasons(table, column),
    )


def _reasons(table: Table, column: Column) -> str:
    """The header under which stands why a cell of the column is empty; "" for none."""
    headers = (f"{column.name}{REASON}", f"{column.field_name}{REASON}")
    own = [each for each in headers if each in table.headers]
    return own[0] if own and not column.name.endswith(REASON) else ""


def _origin(column: Column, described: codebook.Variable | None) -> Origin | None:
    """Whose definition a column follows: that of the variable which it tells itself."""
    if column.kind is CellKind.EDTF or column.name.endswith(BOUNDS):
        return EDTF
    if described is None:
        return None
    itself = column.name in (described.name, f"{column.field_name}_{described.name}")
    return described.origin if itself else None


def _described(table: Table, column: Column) -> codebook.Variable | None:
    """The variable of the documents that the column tells, of its row or beyond."""
    if not column.field_name:
        return None
    field = _field(table.model, column.field_name)
    near = [(table.model, column.field_name)]
    if field is not None and (beyond := field.related_model):
        own = column.name.removeprefix(f"{column.field_name}_")
        near = [(beyond, column.name), (beyond, own), *near]
    for model, name in near:
        if found := codebook.find(str(model._meta.model_name), name):
            return found
    return None


def _field(model: Any, name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _value_list(column: Column, described: codebook.Variable | None) -> str:
    """The name of the list of its values, if they are a closed one."""
    if column.kind == CellKind.BOOLEAN:
        return TRUTH
    if column.codes:
        return _list_of(column.codes)
    if described is None or column.labels is no_labels:
        return ""
    if described.vocabulary:
        return described.vocabulary
    if fixed := codebook.vocabulary_of(described.field):
        return code_of(fixed)
    listed = described.field.flatchoices == countries.listed()
    return COUNTRY if listed else ""


def _list_of(codes: Sequence[str]) -> str:
    """The vocabulary of the code that has these values; reasons may be some of them."""
    if tuple(codes) == tuple(SPEAKS_OF):
        return STATEMENT
    for vocabulary in MEANINGS:
        if tuple(vocabulary.values) == tuple(codes):
            return code_of(vocabulary)
    return code_of(Missing) if set(codes) <= set(Missing.values) else ""
