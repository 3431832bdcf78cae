"""The columns that follow from a field of a model.

Headers are the names of the fields, and the help is theirs: form, file and codebook say
the same word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from dialogues.access import Reader
from dialogues.choices import Missing
from dialogues.exports.column import CellKind, Column, always, no_labels
from dialogues.exports.expressions import (
    TEXT,
    Day,
    MissingReason,
    Moment,
    listed,
    packed,
    truth,
)
from dialogues.models import Term
from dialogues.models.fields import EdtfField
from dialogues.models.refs import Referenced

#: More codes than these (countries) are not listed one by one in the help.
FEW = 30


def facts(model: type[models.Model], *names: str) -> Iterator[Column]:
    """Columns of fields; where one may be empty, a column with the reason why."""
    for name in names:
        made = tuple(remarks(model, name))
        yield from made
        field = field_of(model, name)
        if field.blank:
            yield why(made[0], name, is_there(field), Missing.NOT_CODED)


def asides(model: type[models.Model], *names: str) -> Iterator[Column]:
    """Columns of fields that speak in some cases only: a reason only where one is kept.

    That nobody wrote when a move became known does not say that a value is missing.
    """
    for name in names:
        made = tuple(remarks(model, name))
        yield from made
        yield why(made[0], name, is_there(field_of(model, name)), "")


def remarks(model: type[models.Model], *names: str, via: str = "") -> Iterator[Column]:
    """Columns of fields whose emptiness needs no reason: remarks and derived values.

    `via` is the way from the row to the record that has the fields ("source__").
    """
    for name in names:
        field = field_of(model, name)
        if field.many_to_many:
            yield from _many(field)
        elif field.is_relation:
            yield from _one(field, via)
        elif isinstance(field, EdtfField):
            yield from _dates(field, via)
        else:
            yield _plain(field, via)


def why(
    column: Column, name: str, present: Callable[[Reader], Any], otherwise: Any
) -> Column:
    """The column that says why another is empty: the reason kept, or `otherwise`.

    `present` is the condition under which the other column has a value. Of a row of
    which something is withheld the reason for a gap is withheld too.
    """
    kept, usual = MissingReason(name), otherwise
    if isinstance(otherwise, str):
        usual = Value(str(otherwise))
    nothing = [When(IsNull(kept, True), then=usual)] if otherwise == "" else []

    def expression_for(reader: Reader) -> Any:
        there = When(present(reader), then=Value(""))
        return Case(*nothing, there, default=Coalesce(kept, usual), output_field=TEXT)

    def masked_expression_for(reader: Reader) -> Any:
        if otherwise == "":
            return Value("")
        withheld = Value(Missing.WITHHELD.value)
        return Case(
            When(present(reader), then=Value("")), default=withheld, output_field=TEXT
        )

    return Column(
        f"{name}_missing",
        f"Why {column.name} is empty, where it is.",
        CellKind.CODE,
        expression_for,
        column.field_name,
        withheld=Missing.WITHHELD.value,
        codes=tuple(Missing.values),
        labels=labels_of(Missing.choices),
        masked_expression_for=masked_expression_for,
    )


def renamed(columns: Iterable[Column], **names: str) -> Iterator[Column]:
    """The columns with other headers."""
    for column in columns:
        yield replace(column, name=names.get(column.name, column.name))


def field_of(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def labels_of(
    choices: Iterable[tuple[Any, Any]],
) -> Callable[[], Mapping[str, str]]:
    """The labels of fixed choices."""
    labels = {str(code): str(label) for code, label in choices if code}
    return lambda: labels


def labels_of_terms(field: Any) -> Callable[[], Mapping[str, str]]:
    """The labels of the vocabulary from which a field takes its terms."""
    limits = field.get_limit_choices_to()
    return lambda: dict(
        Term.objects.complex_filter(limits).values_list("code", "label")
    )


def is_there(field: Any) -> Callable[[Reader], Any]:
    """The condition under which a field of a row has a value."""
    if field.many_to_many:
        return always(Exists(_related(field)))
    if field.null:
        return always(Q(**{f"{field.name}__isnull": False}))
    return always(~Q(**{field.name: ""}))


def _plain(field: Any, via: str) -> Column:
    choices = [each for each in field.flatchoices if each[0] != ""]
    codes = tuple(str(code) for code, _ in choices)
    if isinstance(field, models.BooleanField):
        codes = ("true", "false")
    kind, expression = _asked(field, f"{via}{field.name}")
    return Column(
        field.name,
        field.help_text,
        kind,
        always(expression),
        field.name,
        codes=codes if len(codes) <= FEW else (),
        labels=labels_of(choices) if choices else no_labels,
    )


def _asked(field: Any, path: str) -> tuple[CellKind, Any]:
    """What the cells of a field are, and how the database gives them."""
    if isinstance(field, models.BooleanField):
        return CellKind.BOOLEAN, truth(path)
    if isinstance(field, models.DateTimeField):
        return CellKind.DATETIME, Moment(F(path))
    if isinstance(field, models.DateField):
        return CellKind.DATE, Day(F(path))
    if isinstance(field, models.IntegerField):
        return CellKind.INTEGER, F(path)
    if isinstance(field, models.FloatField):
        return CellKind.NUMBER, F(path)
    return (CellKind.CODE if field.flatchoices else CellKind.TEXT), F(path)


def _dates(field: EdtfField, via: str) -> Iterator[Column]:
    entered = _plain(field, via)
    yield replace(
        entered, kind=CellKind.EDTF, help=f"{field.help_text} EDTF, as entered."
    )
    for edge, word in (("earliest", "First"), ("latest", "Last")):
        column = f"{field.name}_{edge}"
        yield Column(
            column,
            f"{word} day on which {field.name} can lie; empty where open or not known.",
            CellKind.DATE,
            always(Day(F(f"{via}{column}"))),
            field.name,
        )


def _one(field: Any, via: str) -> Iterator[Column]:
    """A related record by number and name, a term by its code, a row by its key."""
    path, help_text = f"{via}{field.name}", field.help_text

    def related(suffix: str, word: str, attribute: str) -> Column:
        return Column(
            f"{field.name}{suffix}",
            f"{help_text} {word}.".strip(),
            CellKind.TEXT,
            always(F(f"{path}__{attribute}")),
            field.name,
        )

    if issubclass(field.related_model, Referenced):
        yield related("_ref", "Its number", "ref")
        yield related("_name", "Its name", "name")
    elif issubclass(field.related_model, Term):
        yield replace(
            related("", "A code", "code"),
            kind=CellKind.CODE,
            labels=labels_of_terms(field),
        )
    else:
        yield related("", "Its key", "key")


def _related(field: Any) -> QuerySet[Any, Any]:
    """The rows that join a row to its related records."""
    through = field.remote_field.through._default_manager
    return through.filter(**{field.m2m_field_name(): OuterRef("pk")})


def _many(field: Any) -> Iterator[Column]:
    """A list of related records by number and by name, or of terms by code."""
    far, model = field.m2m_reverse_field_name(), field.related_model
    rows = _related(field).order_by(
        *(f"{far}__{each}" for each in model._meta.ordering)
    )

    def column(suffix: str, word: str, item: Any) -> Column:
        return Column(
            f"{field.name}{suffix}",
            f"{field.help_text} A list of {word}.",
            CellKind.LIST,
            always(listed(rows, item)),
            field.name,
        )

    if issubclass(model, Term):
        yield replace(
            column("", "codes", F(f"{far}__code")), labels=labels_of_terms(field)
        )
    else:
        yield column("_ref", "numbers", F(f"{far}__ref"))
        yield column("_name", "names", packed(F(f"{far}__name")))
