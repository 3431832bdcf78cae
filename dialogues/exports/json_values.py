"""The value behind a cell: what JSON says where CSV has a text."""

from dialogues.exports.cell_text import unpacked
from dialogues.exports.column import Cell, CellKind, Column


def json_value(
    column: Column, cell: Cell
) -> list[str] | bool | str | int | float | None:
    """A cell of `Table.rows` as a list, a truth value, a number, a text or None."""
    if column.kind is CellKind.LIST:
        return unpacked(str(cell or ""))
    if cell is None or cell == "":
        return None
    return cell == "true" if column.kind is CellKind.BOOLEAN else cell
