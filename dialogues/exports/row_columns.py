"""The first columns of the rows of a record: whose they are and which."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat

from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import field_of
from dialogues.exports.expressions import TEXT
from dialogues.models import Row

#: Joins every table of rows to the dialogues.
JOIN_OF_DIALOGUE = {"dialogue_ref": ("dialogues", "dialogue_ref")}


def of_row(key: str) -> tuple[Column, ...]:
    """The number of a row, its dialogue, its key under the header `key`, its place."""
    return (
        numbered("dialogue_ref and key", F("dialogue__ref"), F("key")),
        *of_dialogue(),
        Column(
            key, field_of(Row, "key").help_text, CellKind.TEXT, always(F("key")), ""
        ),
        Column(
            "position",
            "Place of the row among those of its dialogue, from 1.",
            CellKind.INTEGER,
            always(F("position")),
            "",
        ),
    )


def numbered(parts: str, *texts: Any) -> Column:
    """The column `id`: texts joined by hyphens."""
    first, *others = texts
    joined = [each for text in others for each in (Value("-"), text)]
    return Column(
        "id",
        f"Number of the row in the whole collection: {parts}.",
        CellKind.TEXT,
        always(Concat(first, *joined, output_field=TEXT)),
        "",
    )


def of_dialogue(via: str = "dialogue") -> tuple[Column, Column]:
    """The number and the title of the dialogue to which a way leads."""
    return (
        Column(
            "dialogue_ref",
            "Number of the dialogue: joins every table to dialogues.csv.",
            CellKind.TEXT,
            always(F(f"{via}__ref")),
            "",
        ),
        Column(
            "dialogue_title",
            "Its title.",
            CellKind.TEXT,
            always(F(f"{via}__title")),
            "",
        ),
    )
