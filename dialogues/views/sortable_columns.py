"""The heads of a table: links that sort it, each way round."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WAYS = {"": "ascending", "-": "descending"}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list; without an order it sorts nothing."""

    label: str
    order: str = ""
    note: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, with the order that its link asks for, if it has one."""

    label: str
    sort: str = ""
    says: str = ""
    #: "ascending" or "descending" where the rows stand in the order of this column.
    sorted: str = ""
    note: str = ""
    number: bool = False


def heads(
    columns: Iterable[ListColumn], sorts: Mapping[str, str], sort: str
) -> list[Head]:
    """The heads of a table; that of the order in use asks for the other way round."""
    return [_head(column, sorts, sort) for column in columns]


def _head(column: ListColumn, sorts: Mapping[str, str], sort: str) -> Head:
    if not column.order:
        return Head(column.label, note=column.note, number=column.number)
    way, name = ("-", sort[1:]) if sort.startswith("-") else ("", sort)
    here = name == column.order
    # Numbers are asked for from the largest on.
    descending = (not way) if here else column.number
    asked = f"-{column.order}" if descending else column.order
    return Head(
        label=column.label,
        sort=asked,
        says=f"sort: {sorts[asked].lower()}",
        sorted=WAYS[way] if here else "",
        note=column.note,
        number=column.number,
    )
