"""citations.csv: one row what one source says of one statement."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Case, Q, Value, When

from dialogues import access
from dialogues.exports.column import CellKind, Column, always
from dialogues.exports.columns import labels_of, remarks
from dialogues.exports.expressions import TEXT
from dialogues.exports.row_columns import of_row
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import STATEMENTS, Citation, Dialogue

#: The kinds of statements, with their words.
SPEAKS_OF = {
    name: str(model._meta.verbose_name)
    for name, model in {**STATEMENTS, "dialogue": Dialogue}.items()
}
#: The table of the rows of each kind.
TABLES_OF = {
    "move": "moves",
    "party": "parties",
    "participation": "participants",
    "organisation_role": "organisation_roles",
    "meeting": "meetings",
    "track_claim": "track_claims",
    "secrecy_period": "secrecy",
    "outcome": "outcomes",
    "link": "links",
    "disagreement": "disagreements",
}


def _pointing() -> Iterator[Column]:
    for column in remarks(Citation, *STATEMENTS):
        words = SPEAKS_OF[column.name]
        yield replace(
            column,
            help=f"Key of the {words} of which it speaks, where it speaks of one.",
        )


TABLE = Table(
    name="citations",
    one="citation",
    many="citations",
    row_is="what one source says of one statement: it supports or contradicts it",
    model=Citation,
    columns=(
        *of_row("citation"),
        *remarks(Citation, "entry"),
        Column(
            "speaks_of",
            "What kind of row it speaks of, or the dialogue itself. Derived.",
            CellKind.CODE,
            always(
                Case(
                    *(
                        When(Q(**{f"{name}__isnull": False}), then=Value(name))
                        for name in STATEMENTS
                    ),
                    default=Value("dialogue"),
                    output_field=TEXT,
                )
            ),
            "",
            codes=tuple(SPEAKS_OF),
            labels=labels_of(SPEAKS_OF.items()),
        ),
        *_pointing(),
        *remarks(Citation, "field", "locator", "stance", "value_given", "note"),
    ),
    rows_for=of_dialogues(Citation, only=access.citations_told_to),
    joins={
        "dialogue_ref": ("dialogues", "dialogue_ref"),
        "entry": ("sources", "entry"),
        **{name: (table, name) for name, table in TABLES_OF.items()},
    },
)
