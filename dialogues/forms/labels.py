"""A row in one line, for choices, questions and messages: no name that is hidden."""

from functools import singledispatch

from dialogues.forms.base import entry_label
from dialogues.forms.meetings import meeting_label
from dialogues.models import (
    Citation,
    Link,
    Meeting,
    Move,
    OrganisationRole,
    Participation,
    Row,
    SecrecyPeriod,
    SourceEntry,
    TrackClaim,
)
from dialogues.rules import edtf


@singledispatch
def row_label(row: Row) -> str:
    """A row in words. Participations come from `masked_for`."""
    return str(row)


@row_label.register
def _(row: Move) -> str:
    return f"{row.get_kind_display()}, {edtf.words(row.date)}"


@row_label.register
def _(row: Participation) -> str:
    return f"{row.shown_name}, {row.get_capacity_display().lower()}"


@row_label.register
def _(row: Meeting) -> str:
    return meeting_label(row)


@row_label.register
def _(row: OrganisationRole) -> str:
    return row.organisation.name


@row_label.register
def _(row: SecrecyPeriod) -> str:
    return f"{row.get_level_display()}, {edtf.span_words(row.start, row.end)}"


@row_label.register
def _(row: TrackClaim) -> str:
    return f"{row.get_track_display()}: {row.label or 'no label'}"


@row_label.register
def _(row: SourceEntry) -> str:
    return entry_label(row)


@row_label.register
def _(row: Citation) -> str:
    return f"{row.get_stance_display()}, {row.entry.key}"


@row_label.register
def _(row: Link) -> str:
    return row.get_kind_display()
