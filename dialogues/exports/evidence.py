"""The columns of the sources of a row."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from dialogues.access import Reader
from dialogues.choices import Stance
from dialogues.exports.column import CellKind, Column
from dialogues.exports.columns import why
from dialogues.exports.expressions import listed
from dialogues.models import STATEMENTS, Citation

#: Whether a citation speaks of the record itself. Ten conditions would lead a database
#: to the index of one of the ten keys, and past the few citations of the record.
OF_THE_RECORD = IsNull(Coalesce(*(f"{name}_id" for name in STATEMENTS)), True)

#: What the lists of sources of a row lead to.
JOINS_OF_CITED = {
    "sources": ("sources", "entry"),
    "sources_against": ("sources", "entry"),
}


def cited(statement: str = "") -> tuple[Column, Column, Column]:
    """The sources of a row, by the keys of their entries in sources.csv.

    `statement` is the field of a citation that points to such rows; "" for the record
    itself. A reason for having none is told only where a coder gave it: a row that
    rests on a restricted source looks to a reader like one that rests on none.
    """
    if statement:
        pointing = Q(**{statement: OuterRef("pk")})
    else:
        pointing = Q(OF_THE_RECORD, dialogue=OuterRef("pk"))

    def known(reader: Reader, stance: Stance) -> QuerySet[Citation]:
        return Citation.objects.told_to(reader).filter(pointing, stance=stance)

    def keys(stance: Stance) -> Callable[[Reader], Any]:
        def expression_for(reader: Reader) -> Any:
            entries = known(reader, stance).values("entry__key")
            first = entries.annotate(place=Min("position"), made=Min("pk"))
            return listed(first.order_by("place", "made"), F("entry__key"))

        return expression_for

    supporting = Column(
        "sources",
        "Sources that support it: a list of entry keys of the same dialogue.",
        CellKind.LIST,
        keys(Stance.SUPPORTS),
        "citations",
    )

    def any_known(reader: Reader) -> Exists:
        return Exists(known(reader, Stance.SUPPORTS))

    return (
        supporting,
        replace(
            why(supporting, "citations", any_known, ""),
            name="sources_missing",
            help="Why nothing is cited, where evidence is known to be missing.",
        ),
        Column(
            "sources_against",
            "Sources that contradict it or give another value: a list of entry keys.",
            CellKind.LIST,
            keys(Stance.CONTRADICTS),
            "citations",
        ),
    )
