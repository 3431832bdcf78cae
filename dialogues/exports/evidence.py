"""The columns of the sources of a row."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, QuerySet

from dialogues import access
from dialogues.access import Reader
from dialogues.choices import Stance
from dialogues.exports.column import Column, Kind
from dialogues.exports.columns import why
from dialogues.exports.expressions import listed
from dialogues.models import STATEMENTS, Citation

#: What a citation of the record itself points to.
NO_ROW = {f"{name}__isnull": True for name in STATEMENTS}


def cited(statement: str = "") -> tuple[Column, Column, Column]:
    """The sources of a row, by the keys of their entries in sources.csv.

    `statement` is the field of a citation that points to such rows; "" for the record
    itself. A reason for having none is told only where a coder gave it: a row that
    rests on a restricted source looks to a reader like one that rests on none.
    """
    if statement:
        pointing: dict[str, Any] = {statement: OuterRef("pk")}
    else:
        pointing = {"dialogue": OuterRef("pk"), **NO_ROW}

    def known(reader: Reader, stance: Stance) -> QuerySet[Citation]:
        rule = access.through(access.sources_visible_to(reader), "entry__source")
        return Citation.objects.filter(rule, **pointing, stance=stance)

    def keys(stance: Stance) -> Callable[[Reader], Any]:
        def ask(reader: Reader) -> Any:
            entries = known(reader, stance).values("entry__key")
            first = entries.annotate(place=Min("position"), made=Min("pk"))
            return listed(first.order_by("place", "made"), F("entry__key"))

        return ask

    supporting = Column(
        "sources",
        "Sources that support it: a list of entry keys of the same dialogue.",
        Kind.LIST,
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
            Kind.LIST,
            keys(Stance.CONTRADICTS),
            "citations",
        ),
    )
