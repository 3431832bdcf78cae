"""attendance.csv: one row a participant at a meeting."""

from django.db.models import F, Q

from dialogues import access
from dialogues.access import EVERYTHING, Reader
from dialogues.exports.columns import remarks
from dialogues.exports.of_rows import numbered, of_dialogue
from dialogues.exports.table import Table, of_dialogues
from dialogues.models import Attendance


def stay_is_named(reader: Reader) -> Q:
    """Rows about a stay whose name the reader may know."""
    rule = access.names_open_to(reader)
    return rule if rule is EVERYTHING else access.through(rule, "participation")


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
    belonging=of_dialogues(Attendance, "meeting__dialogue"),
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
    told=stay_is_named,
    shown=frozenset({"meeting", "participation", "presence"}),
)
