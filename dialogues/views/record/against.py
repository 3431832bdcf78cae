"""What sources say against what is coded: every citation that gives something else."""

from dataclasses import dataclass

from dialogues.models import (
    Dialogue,
    Meeting,
    Move,
    Participation,
    Row,
    SecrecyPeriod,
)
from dialogues.models.fields import EdtfField
from dialogues.rules import edtf
from dialogues.views.record.evidence import CitationMark, Evidence
from dialogues.views.record.people import RecordPeople


@dataclass(frozen=True, slots=True)
class Against:
    """One statement beside what a source says of it."""

    key: str
    statement: str
    field: str
    coded: str
    mark: CitationMark


def against(
    record: Dialogue, evidence: Evidence, people: RecordPeople
) -> list[Against]:
    """In the order of the record, whose links are loaded as they are told."""
    rows: list[Row | Dialogue] = [
        record,
        *record.moves.all(),
        *record.parties.all(),
        *(stay.row for stay in people.stays.values() if stay.row),
        *record.organisation_roles.all(),
        *record.meetings.all(),
        *record.track_claims.all(),
        *record.secrecy_periods.all(),
        *record.outcomes.all(),
        *record.links.all(),
    ]
    return [
        Against(
            key=row.key if isinstance(row, Row) else "",
            statement=_words(row, people),
            field=mark.on,
            coded=coded(row, citation.field),
            mark=mark,
        )
        for row in rows
        for citation, mark in evidence.cited(row)
        if mark.contradicts or mark.value_given
    ]


def _words(row: Row | Dialogue, people: RecordPeople) -> str:
    if isinstance(row, Dialogue):
        return "The record as a whole"
    if isinstance(row, Participation):
        return people.stays[row.pk].name
    if isinstance(row, SecrecyPeriod):
        return f"Secrecy: {row.get_level_display().lower()}"
    if not isinstance(row, (Move, Meeting)):
        return str(row)
    name = row.get_kind_display() if isinstance(row, Move) else str(row)
    return ", ".join(filter(None, [name, edtf.words(row.date, short=True)]))


def coded(row: Row | Dialogue, name: str) -> str:
    """The value as it is coded, in words; "" for the whole row, or another row."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    field = fields.get(name)
    if field is None or field.is_relation or not field.editable:
        return ""
    value = getattr(row, name)
    if isinstance(field, EdtfField):
        return edtf.words(value)
    if field.choices:
        return str(getattr(row, f"get_{name}_display")())
    return str(value) if isinstance(value, (str, int)) else ""
