"""What a column is, and the columns that follow from a field of a model.

Headers are the names of the fields, and the help is theirs: form, file and codebook say
the same word.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import models

from dialogues.choices import Missing, Stance
from dialogues.exports.safe import packed
from dialogues.models import Row, Term
from dialogues.models.fields import EdtfField
from dialogues.models.refs import Referenced

#: A text, a number, or nothing. Only texts are guarded against formulas.
Cell = str | int | float | None

#: More codes than these (countries) are not listed one by one in the help.
FEW = 30


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it says, and how its cell is got from a row.

    `tells` is the field of the model that it tells, which a mask goes by; a column that
    tells "" stands for the row itself and is never masked. `withheld` is what stands
    in a cell whose field may not be told. `codes` are the values it can have.
    """

    name: str
    help: str
    cell: Callable[[Any], Cell]
    tells: str
    withheld: str = ""
    codes: tuple[str, ...] = ()


def facts(model: type[models.Model], *names: str) -> Iterator[Column]:
    """Columns of fields; where one may be empty, a column with the reason why."""
    for name in names:
        made = tuple(remarks(model, name))
        yield from made
        if _field(model, name).blank:
            yield why(made[0], name, Missing.NOT_CODED)


def asides(model: type[models.Model], *names: str) -> Iterator[Column]:
    """Columns of fields that speak in some cases only: a reason only where one is kept.

    That nobody wrote when a move became known does not say that a value is missing.
    """
    for name in names:
        made = tuple(remarks(model, name))
        yield from made
        yield why(made[0], name, "")


def remarks(model: type[models.Model], *names: str) -> Iterator[Column]:
    """Columns of fields whose emptiness needs no reason: remarks and derived values."""
    for name in names:
        field = _field(model, name)
        if field.many_to_many:
            yield from _many(field)
        elif field.is_relation:
            yield from _one(field)
        elif isinstance(field, EdtfField):
            yield from _dates(field)
        else:
            yield _plain(field)


def why(column: Column, name: str, otherwise: str | Callable[[Any], str]) -> Column:
    """The column that says why another is empty: the reason kept, or `otherwise`."""

    def cell(row: Any) -> str:
        if column.cell(row) not in (None, ""):
            return ""
        if kept := row.missing.get(name):
            return str(kept)
        return otherwise(row) if callable(otherwise) else otherwise

    return Column(
        f"{name}_missing",
        f"Why {column.name} is empty, where it is.",
        cell,
        column.tells,
        withheld=Missing.WITHHELD,
        codes=tuple(Missing.values),
    )


def cited() -> tuple[Column, Column, Column]:
    """The sources of a row, by the keys of their entries in sources.csv.

    A reason for having none is told only where a coder gave it: a row that rests on a
    restricted source looks to a reader like one that rests on none.
    """

    def keys(stance: Stance) -> Callable[[Any], str]:
        def cell(row: Any) -> str:
            cited = [each for each in row.citations.all() if each.stance == stance]
            return packed(dict.fromkeys(each.entry.key for each in cited))

        return cell

    supporting = Column(
        "sources",
        "Sources that support it: a list of entry keys of the same dialogue.",
        keys(Stance.SUPPORTS),
        "citations",
    )
    return (
        supporting,
        replace(
            why(supporting, "citations", ""),
            name="sources_missing",
            help="Why nothing is cited, where evidence is known to be missing.",
        ),
        Column(
            "sources_against",
            "Sources that contradict it or give another value: a list of entry keys.",
            keys(Stance.CONTRADICTS),
            "citations",
        ),
    )


def of_row(key: str) -> tuple[Column, ...]:
    """The first columns of every row of a record: whose it is and which."""
    return (
        Column(
            "id",
            "Number of the row in the whole collection: dialogue_ref and key.",
            lambda row: f"{row.dialogue.ref}-{row.key}",
            "",
        ),
        Column(
            "dialogue_ref",
            "Number of the dialogue: joins every table to dialogues.csv.",
            lambda row: row.dialogue.ref,
            "",
        ),
        Column("dialogue_title", "Its title.", lambda row: row.dialogue.title, ""),
        Column(key, _field(Row, "key").help_text, lambda row: row.key, ""),
        Column(
            "position",
            "Place of the row among those of its dialogue, from 1.",
            lambda row: row.position,
            "",
        ),
    )


def renamed(columns: Iterable[Column], **names: str) -> Iterator[Column]:
    """The columns with other headers."""
    for column in columns:
        yield replace(column, name=names.get(column.name, column.name))


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _plain(field: Any) -> Column:
    codes = tuple(str(code) for code, _ in field.flatchoices)
    if isinstance(field, models.BooleanField):
        codes = ("true", "false")

    return Column(
        field.name,
        field.help_text,
        _value_of(field.name),
        field.name,
        codes=codes if len(codes) <= FEW else (),
    )


def _value_of(name: str) -> Callable[[Any], Cell]:
    """A value of the row as a file writes it."""

    def cell(row: Any) -> Cell:
        value = getattr(row, name)
        if isinstance(value, bool):
            return "true" if value else "false"
        return value.isoformat() if isinstance(value, date) else value

    return cell


def _dates(field: EdtfField) -> Iterator[Column]:
    yield replace(_plain(field), help=f"{field.help_text} EDTF, as entered.")
    for edge, word in (("earliest", "First"), ("latest", "Last")):
        column = f"{field.name}_{edge}"
        yield Column(
            column,
            f"{word} day on which {field.name} can lie; empty where open or not known.",
            _value_of(column),
            field.name,
        )


def _one(field: Any) -> Iterator[Column]:
    """A related record by number and name, a term by its code, a row by its key."""

    def told(attribute: str) -> Callable[[Any], Cell]:
        def cell(row: Any) -> Cell:
            related = getattr(row, field.name)
            if related is None:
                return None
            return str(related) if attribute == "name" else getattr(related, attribute)

        return cell

    help_text = field.help_text
    if issubclass(field.related_model, Referenced):
        yield Column(
            f"{field.name}_ref", f"{help_text} Its number.", told("ref"), field.name
        )
        yield Column(
            f"{field.name}_name", f"{help_text} Its name.", told("name"), field.name
        )
    elif issubclass(field.related_model, Term):
        yield Column(field.name, f"{help_text} A code.", told("code"), field.name)
    else:
        yield Column(field.name, f"{help_text} Its key.", told("key"), field.name)


def _many(field: Any) -> Iterator[Column]:
    """A list of related records by number and by name, or of terms by code."""

    def listed(attribute: str) -> Callable[[Any], Cell]:
        def cell(row: Any) -> Cell:
            related = getattr(row, field.name).all()
            return packed(str(getattr(each, attribute)) for each in related)

        return cell

    if issubclass(field.related_model, Term):
        help_text = f"{field.help_text} A list of codes."
        yield Column(field.name, help_text, listed("code"), field.name)
    else:
        for attribute, word in (("ref", "numbers"), ("name", "names")):
            help_text = f"{field.help_text} A list of {word}."
            header = f"{field.name}_{attribute}"
            yield Column(header, help_text, listed(attribute), field.name)
