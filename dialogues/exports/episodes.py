"""episodes.csv: one row a stretch of one strand on one track."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import F
from django.db.models.functions import Cast

from dialogues.exports.column import Column
from dialogues.exports.columns import remarks, renamed
from dialogues.exports.expressions import TEXT
from dialogues.exports.row_columns import numbered, of_dialogue
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Episode


def _derived() -> Iterator[Column]:
    """Its own columns; none is edited, since all follow from the turning points."""
    for column in renamed(
        remarks(
            Episode,
            "number",
            "strand",
            "track",
            "start",
            "end",
            "opened_by",
            "closed_by",
        ),
        number="episode",
    ):
        yield replace(column, help=f"{column.help} Derived.")


TABLE = Table(
    name="episodes",
    one="stretch",
    many="stretches",
    row_is="a stretch of one strand of a dialogue on one track",
    model=Episode,
    columns=(
        numbered(
            "dialogue_ref and episode", F("dialogue__ref"), Cast(F("number"), TEXT)
        ),
        *of_dialogue(),
        *_derived(),
    ),
    rows_for=of_dialogues(Episode),
    joins={
        "dialogue_ref": ("dialogues", "dialogue_ref"),
        "opened_by": ("moves", "move"),
        "closed_by": ("moves", "move"),
    },
    order=("dialogue__ref", "number"),
)
