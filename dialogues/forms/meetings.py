"""Meetings, with who was at them."""

from django import forms

from dialogues.choices import Presence
from dialogues.forms.base import Block, RowForm
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.models import Attendance, Meeting, Organisation, Term
from dialogues.models.fields import validate_line


class MeetingForm(RowForm):
    gaps = ("place", "country")
    many = ("hosts",)
    blocks = (
        Block([["number", "title"], ["date", "standing"], ["place", "country"]]),
        Block([["medium", "form"], ["hosts"], ["attending", "attending_is"]]),
        Block(
            [
                ["series", "parent"],
                ["country_label"],
                ["latitude", "longitude"],
                ["missing_place", "missing_country"],
                ["account"],
            ],
            title="More about it: series, coordinates, reasons for gaps",
            folded=True,
        ),
        Block([["cited"]]),
    )

    class Meta:
        model = Meeting
        fields = (
            "number",
            "series",
            "title",
            "date",
            "standing",
            "medium",
            "place",
            "country",
            "country_label",
            "latitude",
            "longitude",
            "form",
            "hosts",
            "attending",
            "attending_is",
            "parent",
            "account",
        )
        labels = {
            "date": "When",
            "standing": "Was it held?",
            "parent": "Part of",
            "medium": "How people met",
            "form": "Form of interaction",
            "attending_is": "That number is",
        }
        help_texts = {
            "date": "One day, or a span: 1978-09-05/1978-09-17.",
            "title": "",
            "standing": "",
            "medium": "",
            "country": "",
            "form": "",
            "attending": "",
            "attending_is": "",
        }

    def __init__(self, data=None, **kw):
        super().__init__(data, **kw)
        form = like(self.fields["form"], PickField)
        form.offer(Term.objects.filter(vocabulary="form"), value="code", blank=BLANK)
        parent = like(self.fields["parent"], PickField)
        others = self.record.meetings.exclude(pk=self.instance.pk)
        parent.offer(others, value="key", label=meeting_label, blank=BLANK)
        self.fields |= {"form": form, "parent": parent, "hosts": self._hosts()}
        self._ask_who_came()

    def _hosts(self) -> PickManyField:
        """Organisations of this record; a host is first added to its organisations."""
        hosts = like(self.fields["hosts"], PickManyField)
        found = set(
            self.record.organisation_roles.values_list("organisation", flat=True)
        )
        found |= set(self.record.parties.values_list("organisation", flat=True))
        if self.instance.pk:
            found |= set(self.instance.hosts.values_list("pk", flat=True))
        hosts.offer(Organisation.objects.filter(pk__in=found - {None}), value="ref")
        hosts.help_text = (
            "Add an organisation to the record first, then choose it here."
        )
        return hosts

    def _ask_who_came(self) -> None:
        """One choice and one note for each participant of the record."""
        stays = self.record.participations.masked_for(self.user).select_related("party")
        self.stays = {stay.key: stay for stay in stays}
        before = {}
        if self.instance.pk:
            before = {a.participation_id: a for a in self.instance.attendance.all()}
        for key, stay in self.stays.items():
            was = before.get(stay.pk)
            self.fields[f"presence_{key}"] = forms.ChoiceField(
                label=stay.shown_name,
                required=False,
                choices=[("", BLANK), *Presence.choices],
                initial=was.presence if was else "",
            )
            self.fields[f"presence_note_{key}"] = forms.CharField(
                label=f"Note on {stay.shown_name}",
                required=False,
                max_length=300,
                validators=[validate_line],
                initial=was.note if was else "",
            )

    def attendance(self):
        """The fields of attendance, for the page: stay, choice and note."""
        for key, stay in self.stays.items():
            yield stay, self[f"presence_{key}"], self[f"presence_note_{key}"]

    def clean(self):
        cleaned = super().clean()
        for key in self.stays:
            if cleaned.get(f"presence_note_{key}") and not cleaned.get(
                f"presence_{key}"
            ):
                self.add_error(
                    f"presence_{key}",
                    "Say whether they were there, or take the note out.",
                )
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("latitude", "Give both latitude and longitude, or neither.")
        parent = cleaned.get("parent")
        if parent and self.instance.pk and _is_inside(parent, self.instance):
            self.add_error("parent", "That meeting is itself a part of this one.")
        return cleaned

    def write_lists(self):
        return self._write_attendance

    def _write_attendance(self, meeting: Meeting) -> None:
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


def meeting_label(meeting: Meeting) -> str:
    """A meeting in one line: its number, title or place, and date as entered."""
    words = meeting.title or meeting.place or meeting.key
    number = f"{meeting.number}. " if meeting.number else ""
    return f"{number}{words}" + (f", {meeting.date}" if meeting.date else "")


def _is_inside(inner: Meeting, outer: Meeting) -> bool:
    seen = set()
    while inner is not None and inner.pk not in seen:
        if inner.pk == outer.pk:
            return True
        seen.add(inner.pk)
        inner = inner.parent
    return False
