"""meetings.csv: one row a meeting that was planned, held, cancelled or denied."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch

from dialogues.choices import Presence
from dialogues.exports.columns import (
    Cell,
    Column,
    asides,
    cited,
    facts,
    of_row,
    remarks,
)
from dialogues.exports.safe import packed
from dialogues.exports.table import Table, citations_for
from dialogues.models import Attendance, Dialogue, Meeting


def _attendance(presence: Presence) -> Column:
    def cell(meeting: Any) -> str:
        rows = meeting.attendance.all()
        return packed(
            each.participation.key for each in rows if each.presence == presence
        )

    help_text = (
        f"{presence.label}: a list of participation keys of the same dialogue. Whoever "
        "is in none of the four lists is not stated."
    )
    return Column(presence.value, help_text, cell, "attendance")


def _only_with_a_number() -> Iterator[Column]:
    """How exact the number is says nothing where there is none."""
    for column in remarks(Meeting, "attending_is"):

        def cell(meeting: Any, column: Column = column) -> Cell:
            return None if meeting.attending is None else column.cell(meeting)

        yield replace(column, cell=cell)


COLUMNS = (
    *of_row("meeting"),
    *asides(Meeting, "number", "series"),
    *facts(Meeting, "title", "date"),
    *remarks(Meeting, "standing"),
    *facts(Meeting, "medium", "place", "country"),
    *remarks(Meeting, "country_label"),
    Column(
        "country_name",
        "The country in words: as named then, else its usual English name. Derived.",
        lambda row: row.country_name,
        "country",
    ),
    *facts(Meeting, "latitude", "longitude", "form"),
    *facts(Meeting, "hosts", "attending"),
    *_only_with_a_number(),
    *asides(Meeting, "parent"),
    *remarks(Meeting, "account"),
    *(_attendance(each) for each in Presence),
    *cited(),
)


def loaded(user: Any) -> list[Prefetch | str]:
    attendance = Attendance.objects.select_related("participation")
    meetings = Meeting.objects.select_related("form", "parent").prefetch_related(
        "hosts", Prefetch("attendance", attendance), citations_for(user)
    )
    return [Prefetch("meetings", meetings)]


def rows(dialogue: Dialogue) -> Iterable[Meeting]:
    return dialogue.meetings.all()


TABLE = Table(
    name="meetings",
    one="meeting",
    many="meetings",
    row_is="a meeting of a dialogue: planned, held, cancelled or denied",
    model=Meeting,
    columns=COLUMNS,
    loaded=loaded,
    rows=rows,
)
