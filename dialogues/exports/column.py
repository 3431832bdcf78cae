"""What a column is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dialogues.access import Reader


class CellKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    EDTF = "edtf"
    CODE = "code"
    LIST = "list"


#: A text, a number, or nothing. Only texts are guarded against formulas.
Cell = str | int | float | None


def no_labels() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it says, and what the database is asked for it.

    `expression_for` gives the expression for a reader. `field_name` is the field of the
    model that it tells, which a mask goes by; a column of the field "" stands for the
    row itself and is never masked. `withheld` is what stands in a cell whose field may
    not be told. `masked_expression_for` gives what stands in a row of which something
    is withheld where the field may be told, if that is something else.

    `codes` are the values it can have, where they are few; `labels` the words for them.
    """

    name: str
    help: str
    kind: CellKind
    expression_for: Callable[[Reader], Any]
    field_name: str
    withheld: str = ""
    codes: tuple[str, ...] = ()
    labels: Callable[[], Mapping[str, str]] = no_labels
    masked_expression_for: Callable[[Reader], Any] | None = None


def always(expression: Any) -> Callable[[Reader], Any]:
    """What is asked for every reader alike."""
    return lambda reader: expression
