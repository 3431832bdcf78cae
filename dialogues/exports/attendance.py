"""attendance.csv: one row a participant at a meeting."""

from django.db.models import F

from dialogues import access
from dialogues.exports.columns import remarks
from dialogues.exports.row_columns import numbered, of_dialogue
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Attendance

TABLE = Table(
    name="attendance",
    one="attendance",
    many="attendances",
    row_is="what is known of one stay at one meeting",
    model=Attendance,
    columns=(
        numbered(
            "dialogue_ref, meeting and participation",
            F("meeting__dialogue__ref"),
            F("meeting__key"),
            F("participation__key"),
        ),
        *of_dialogue("meeting__dialogue"),
        *remarks(Attendance, "meeting", "participation", "presence", "note"),
    ),
    rows_for=of_dialogues(
        Attendance, "meeting__dialogue", only=access.attendance_told_to
    ),
    joins={
        "dialogue_ref": ("dialogues", "dialogue_ref"),
        "meeting": ("meetings", "meeting"),
        "participation": ("participants", "participation"),
    },
    order=(
        "meeting__dialogue__ref",
        "meeting__position",
        "meeting",
        "participation__position",
        "pk",
    ),
)
