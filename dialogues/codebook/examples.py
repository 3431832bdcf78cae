"""An example of a variable, and of each of its values, from a published record.

Only what somebody without an account may read: published records, names that are open,
sources that are open. Each example is the first by number of the record and by row.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.text import Truncator

from dialogues.choices import Missing
from dialogues.codebook.parts import WORDS
from dialogues.codebook.public import numbers_of, only_public, public_rows
from dialogues.codebook.variables import Variable
from dialogues.models import (
    Attendance,
    Citation,
    Conflict,
    Dialogue,
    DialogueCountry,
    DialogueName,
    Meeting,
    Organisation,
    OrganisationName,
    OrganisationRole,
    Participation,
    Party,
    Person,
    PersonName,
    Row,
    Source,
    SourceEntry,
    Term,
)
from dialogues.models.fields import EdtfField
from dialogues.rules import edtf

LONGEST = 240

#: Models that are read through another one, which has the record and the row.
CARRIERS: dict[type[models.Model], tuple[type[models.Model], str]] = {
    DialogueName: (Dialogue, "names__"),
    DialogueCountry: (Dialogue, "countries__"),
    Person: (Participation, "person__"),
    PersonName: (Participation, "person__names__"),
    Organisation: (OrganisationRole, "organisation__"),
    OrganisationName: (OrganisationRole, "organisation__names__"),
    Conflict: (Dialogue, "conflicts__"),
    Source: (SourceEntry, "source__"),
}
#: The way to the record, where it is not `dialogue`.
TO_RECORD = {Dialogue: "", Attendance: "meeting__dialogue__"}
#: What a related record is called, where it is not its name, or a row not its key.
CALLED: dict[type[models.Model], str] = {
    Dialogue: "title",
    Meeting: "title",
    Party: "name",
    Source: "title",
    Term: "code",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A value as one published record has it."""

    title: str
    slug: str
    #: Where it stands: "turning point 3" and m3; both "" for the record itself.
    place: str
    key: str
    value: str
    code: str


@dataclass(frozen=True, slots=True)
class Examples:
    """The first example, and the first of each value by its code."""

    first: Example | None
    by_code: dict[str, Example]


def examples_of(variable: Variable) -> Examples:
    """The examples of a variable, in two queries whatever is recorded."""
    model = variable.part.model
    carrier, path = CARRIERS.get(model, (model, ""))
    found = list(_told(variable, carrier, path))
    numbers = numbers_of(_row_model(carrier), {each["record"] for each in found})
    told = [_example(variable, carrier, each, numbers) for each in found]
    by_code = {each.code: each for each in told} if variable.is_listed else {}
    return Examples(told[0] if told else None, by_code)


def _told(variable: Variable, carrier: type[models.Model], path: str):
    """The first row with a value, or the first with each value of a closed list."""
    field = variable.field
    where = path + field.name
    rows = _with_value(public_rows(carrier), field, where)
    to_record = TO_RECORD.get(carrier, "dialogue__")
    order = [f"{to_record}ref", *_positions(carrier), "pk"]
    columns = {
        "record": F(f"{to_record}pk"),
        "title_of": F(f"{to_record}title"),
        "slug_of": F(f"{to_record}slug"),
        "told": F(_column(field, where)),
        "row": F(_key(carrier)),
    }
    if variable.vocabulary:
        columns["label"] = F(f"{where}__label")
    if not variable.is_listed or field.name == "missing":
        return rows.order_by(*order).values(**columns)[:1]
    first = Window(RowNumber(), partition_by=columns["told"], order_by=order)
    ranked = rows.annotate(rank=first).filter(rank=1)
    return ranked.order_by(*order).values(**columns)


def _with_value(
    rows: QuerySet[Any, Any], field: models.Field, where: str
) -> QuerySet[Any, Any]:
    """The rows in which the field says something, and may be told."""
    if related := field.related_model:
        allowed = only_public(related._default_manager.all())
        return rows.filter(**{f"{where}__in": allowed})
    rows = rows.exclude(**{where: None})
    if field.empty_strings_allowed and not isinstance(field, models.JSONField):
        rows = rows.exclude(**{where: ""})
    if field.has_default() and not field.choices:
        rows = rows.exclude(**{where: field.get_default()})
    return rows


def _column(field: models.Field, where: str) -> str:
    """The column that says a value: itself, the code of a term, a name."""
    related = field.related_model
    if related is None:
        return where
    if issubclass(related, Row):
        return f"{where}__{CALLED.get(related, 'key')}"
    return f"{where}__{CALLED.get(related, 'name')}"


def _row_model(carrier: type[models.Model]) -> type[models.Model]:
    """The rows among which a value stands: of attendance, its meeting."""
    return Meeting if carrier is Attendance else carrier


def _positions(carrier: type[models.Model]) -> list[str]:
    """What orders the rows of one record."""
    if carrier is Dialogue:
        return []
    if carrier is Attendance:
        return ["meeting__position", "participation__position"]
    return ["position"]


def _key(carrier: type[models.Model]) -> str:
    """What names the place on the page of the record; a citation has its source."""
    named = {Dialogue: "ref", Citation: "entry__key", Attendance: "meeting__key"}
    return named.get(carrier, "key")


def _example(
    variable: Variable,
    carrier: type[models.Model],
    found: dict[str, Any],
    numbers: dict[tuple[int, str], int],
) -> Example:
    number = numbers.get((found["record"], found["row"]))
    one = WORDS[_row_model(carrier)][1]
    return Example(
        title=found["title_of"],
        slug=found["slug_of"],
        place=f"{one} {number}" if number else "",
        key="" if carrier is Dialogue else found["row"],
        value=_words(variable, found.get("label", found["told"])),
        code=str(found["told"]),
    )


def _words(variable: Variable, told: Any) -> str:
    """A value as people read it, and as it is entered."""
    field = variable.field
    if isinstance(told, bool):
        return "Yes" if told else "No"
    if isinstance(told, dict):
        return "; ".join(
            f"{n}: {Missing(why).label.lower()}" for n, why in told.items()
        )
    if isinstance(field, EdtfField):
        words = edtf.words(told)
        return told if words == told else f"{told} ({words})"
    labels = dict(field.flatchoices)
    if field.choices and told in labels:
        return str(labels[told])
    return Truncator(str(told)).chars(LONGEST, truncate="…")
