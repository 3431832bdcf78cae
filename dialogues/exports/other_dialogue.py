"""The columns of the other dialogue to which a row leads, if it may be told."""

from typing import Any

from django.db.models import Case, F, Q, When

from dialogues import access
from dialogues.access import Reader
from dialogues.exports.column import CellKind, Column
from dialogues.exports.columns import field_of
from dialogues.exports.expressions import TEXT
from dialogues.models import Link, Move


def other_is_seen(reader: Reader) -> Q:
    """Whether a row leads to a dialogue of which the reader may know."""
    return Q(other_dialogue__isnull=False) & access.others_told_to(reader)


def of_other(model: type[Move] | type[Link]) -> tuple[Column, Column]:
    """Of another dialogue what this reader may see: of a draft not that it exists."""

    def column(name: str, attribute: str, help_text: str) -> Column:
        def expression_for(reader: Reader) -> Any:
            visible = When(
                other_is_seen(reader), then=F(f"other_dialogue__{attribute}")
            )
            return Case(visible, output_field=TEXT)

        return Column(name, help_text, CellKind.TEXT, expression_for, "other_dialogue")

    help_text = field_of(model, "other_dialogue").help_text
    return (
        column("other_dialogue_ref", "ref", f"{help_text} Its number."),
        column("other_dialogue_name", "title", "Its title."),
    )
