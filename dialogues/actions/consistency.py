"""The dates of a record as `rules.consistency` compares them, read from the rows."""

from collections.abc import Iterable, Mapping

from django.db.models import Model, QuerySet

from dialogues.access import Reader
from dialogues.choices import MeetingStanding, MoveKind
from dialogues.models import Dialogue, Meeting, Move, Participation, Row
from dialogues.models.fields import EdtfField
from dialogues.rules import chain, consistency
from dialogues.rules.consistency import DatedRow, Frame
from dialogues.rules.problems import Problem

RECORD = "record"
#: Lists with dates about which the rules have something to say.
LISTS = ("moves", "parties", "participations", "meetings", "outcomes")
#: What a form holds, beside its dates, that decides how they are compared.
TELLS = frozenset({"kind", "standing", "series", "number"})


def date_fields(model: type[Model]) -> frozenset[str]:
    """The names of the dates that people enter there."""
    fields = model._meta.concrete_fields
    return frozenset(f.name for f in fields if isinstance(f, EdtfField) and f.editable)


def record_remarks(record: Dialogue, user: Reader) -> tuple[Problem, ...]:
    """The remarks on all dates of a record, in a constant number of queries."""
    rows = [_as_dated(RECORD, record)]
    for name in LISTS:
        rows += _numbered(name, _rows(record, name, user))
    later = [row.date() for row in rows if row.kind in chain.AFTER_END]
    return consistency.remarks(rows, Frame(record.start, record.end, later))


def row_remarks(
    record: Dialogue, user: Reader, name: str, key: str, typed: Mapping[str, str]
) -> tuple[Problem, ...]:
    """The remarks on one row of a list, as if it held what is typed.

    `name` is "record" for the record itself, `key` "" for a row not saved yet. Raises
    ObjectDoesNotExist where the record has no such row.
    """
    if name == RECORD:
        end = {"end": typed.get("end", record.end)}
        return consistency.remarks_on(
            DatedRow(RECORD, dates=end), (), Frame(record.start, "")
        )
    rows = _rows(record, name, user)
    row = rows.get(key=key) if key else rows.model(dialogue=record)
    others = _numbered(name, _beside(rows, row))
    places = {other.key: other.number for other in others}
    _put(row, typed)
    typed_row = _as_dated(name, row, places.get(key, len(others) + 1))
    return consistency.remarks_on(typed_row, others, _frame(record))


def _frame(record: Dialogue) -> Frame:
    later = record.moves.filter(kind__in=chain.AFTER_END)
    return Frame(record.start, record.end, list(later.values_list("date", flat=True)))


def _rows(record: Dialogue, name: str, user: Reader) -> QuerySet:
    rows = getattr(record, name).all()
    if name == "participations":
        return rows.masked_for(user)
    return rows.select_related("parent") if name == "meetings" else rows


def _beside(rows: QuerySet, row: Row) -> Iterable[Row]:
    """The rows of the list with which one of them is compared."""
    if isinstance(row, Participation):
        known = row.pk and row.person_id
        return rows.filter(person=row.person_id) if known else ()
    return rows if isinstance(row, (Move, Meeting)) else ()


def _put(row: Row, typed: Mapping[str, str]) -> None:
    """Put what is typed into a row that nobody saves."""
    for name in (date_fields(type(row)) | TELLS) & set(typed):
        setattr(row, name, typed[name])


def _numbered(name: str, rows: Iterable[Row]) -> list[DatedRow]:
    return [_as_dated(name, row, place) for place, row in enumerate(rows, start=1)]


def _as_dated(name: str, row: Dialogue | Row, number: int = 0) -> DatedRow:
    dates = {field: getattr(row, field) for field in sorted(date_fields(type(row)))}
    if isinstance(row, Move):
        return DatedRow(
            name,
            row.key,
            number,
            dates,
            kind=MoveKind(row.kind) if row.kind in MoveKind.values else None,
            happened=row.standing not in chain.UNFULFILLED,
        )
    if isinstance(row, Meeting):
        return DatedRow(
            name,
            row.key,
            number,
            dates,
            happened=row.standing == MeetingStanding.HELD,
            series=row.series,
            in_series=_whole(row.number),
            part_of=row.parent.key if row.parent else "",
        )
    if isinstance(row, Participation):
        # The sameness of two people is as hidden as their name.
        named = getattr(row, "is_named", False)
        person = row.person_id if named else None
        return DatedRow(name, row.key, number, dates, person=person)
    return DatedRow(name, row.key if isinstance(row, Row) else "", number, dates)


def _whole(number: int | str | None) -> int | None:
    """A number as it is stored or typed."""
    text = str(number or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None
