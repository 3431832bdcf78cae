"""Who was at a meeting: an answer and a note for each participant of the record."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django import forms
from django.forms.boundfield import BoundField

from dialogues.choices import Presence
from dialogues.forms.picks import BLANK
from dialogues.models import Attendance, Meeting, Participation
from dialogues.models.fields import validate_line
from dialogues.rules import edtf
from dialogues.rules.chain import when

#: A longer list is folded side by side: each says how many have an answer.
MANY = 30
OUTSIDE = "Not there by their dates"
NO_SIDE = "No side"
CHOICES = [("", BLANK), *Presence.choices]


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One participant: the two fields, and why the dates speak against presence."""

    stay: Participation
    presence: BoundField
    note: BoundField
    outside: str

    @property
    def choices(self) -> list[tuple[str, str, str, bool]]:
        """Value, words, id and whether it is chosen."""
        chosen, of = str(self.presence.value() or ""), self.presence.auto_id
        return [
            (value, label, f"{of}_{number}", value == chosen)
            for number, (value, label) in enumerate(CHOICES)
        ]

    @property
    def is_faulty(self) -> bool:
        return bool(self.presence.errors or self.note.errors)


@dataclass(slots=True)
class AttendanceSide:
    """The participants of one side, or those whom their dates exclude."""

    title: str
    is_folded: bool
    is_outside: bool = False
    lines: list[AttendanceLine] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(1 for line in self.lines if line.presence.value())

    @property
    def everybody(self) -> str:
        of = "without a side" if self.title is NO_SIDE else f"of {self.title}"
        return f"Everybody {of} was present"

    @property
    def is_open(self) -> bool:
        return not self.is_folded or any(line.is_faulty for line in self.lines)


class AttendanceMixin:
    """Asks of each participant of the record whether they were at the meeting."""

    def ask_who_came(self, present: frozenset[int] = frozenset()) -> None:
        """One choice and one note a participant; `present` are proposed as present."""
        stays = self.record.participations.masked_for(self.user).select_related("party")
        self.stays = {stay.key: stay for stay in stays}
        before = {}
        if self.instance.pk:
            before = {a.participation_id: a for a in self.instance.attendance.all()}
        for key, stay in self.stays.items():
            was = before.get(stay.pk)
            usual = Presence.PRESENT.value if stay.pk in present else ""
            self.fields[f"presence_{key}"] = forms.ChoiceField(
                label=stay.shown_name,
                required=False,
                choices=CHOICES,
                widget=forms.RadioSelect,
                initial=was.presence if was else usual,
            )
            self.fields[f"presence_note_{key}"] = forms.CharField(
                label=f"Note on {stay.shown_name}",
                required=False,
                max_length=300,
                validators=[validate_line],
                initial=was.note if was else "",
            )

    def attendance(self) -> list[AttendanceSide]:
        """The participants side by side, last those whom their dates exclude."""
        is_long = len(self.stays) > MANY
        sides: dict[int | None, AttendanceSide] = {}
        outside = AttendanceSide(OUTSIDE, is_long, is_outside=True)
        for line in self._lines():
            party = line.stay.party
            title = party.name if party else NO_SIDE
            side = sides.setdefault(line.stay.party_id, AttendanceSide(title, is_long))
            (outside if line.outside else side).lines.append(line)
        return [side for side in [*sides.values(), outside] if side.lines]

    def _lines(self) -> Iterator[AttendanceLine]:
        date = str(self["date"].value() or "")
        for key, stay in self.stays.items():
            yield AttendanceLine(
                stay,
                self[f"presence_{key}"],
                self[f"presence_note_{key}"],
                why_outside(stay.start, stay.end, date),
            )

    def refuse_notes_alone(self, cleaned) -> None:
        for key in self.stays:
            note, presence = f"presence_note_{key}", f"presence_{key}"
            if cleaned.get(note) and not cleaned.get(presence):
                words = "Say whether they were there, or take the note out."
                self.add_error(presence, words)

    def write_attendance(self, meeting: Meeting) -> None:
        meeting.attendance.all().delete()
        for key, stay in self.stays.items():
            if presence := self.cleaned_data[f"presence_{key}"]:
                attendance = Attendance(
                    meeting=meeting,
                    participation=stay,
                    presence=presence,
                    note=self.cleaned_data[f"presence_note_{key}"],
                )
                attendance.full_clean()
                attendance.save()


def why_outside(start: str, end: str, date: str) -> str:
    """Why somebody of these dates was not there that day; "" if they may have been."""
    try:
        if edtf.certainly_before(end, date):
            return f"left {when(end)}"
        if edtf.certainly_before(date, start):
            return f"came {when(start)}"
    except edtf.EdtfError:  # the field of the date says what is wrong with it
        return ""
    return ""
