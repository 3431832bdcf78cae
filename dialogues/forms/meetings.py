"""Meetings, with who was at them."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy

from dialogues.choices import Medium, MeetingStanding, Missing, Presence
from dialogues.forms.attendance import AttendanceMixin
from dialogues.forms.base import Block, RowForm
from dialogues.forms.picks import BLANK, PickField, PickManyField, like
from dialogues.forms.series import REPEATS, carried_over, free_numbers, used_twice
from dialogues.models import Meeting, Organisation, Term

STANDING_MEANS = {
    MeetingStanding.HELD: "Held",
    MeetingStanding.PLANNED: "Planned, and nothing says that it was held",
    MeetingStanding.CANCELLED: "Planned, then cancelled",
    MeetingStanding.DENIED: "Said to have been held, and denied",
}
NO_PLACE = {
    "": BLANK,
    Missing.NOT_KNOWN: "Place not known",
    Missing.NOT_DISCLOSED: "Place not disclosed",
    Missing.WITHHELD: "Place withheld by rule",
    Missing.NOT_APPLICABLE: "There was no one place",
    Missing.NOT_CODED: "Not yet coded",
}


class MeetingForm(AttendanceMixin, RowForm):
    gaps = ("place", "country")
    many = ("hosts",)
    blocks = (
        Block([["title"], ["date", "medium"], ["number", "series"], ["standing"]]),
        Block(
            [
                ["place", "missing_place"],
                ["country", "country_label"],
                ["latitude", "longitude"],
            ]
        ),
        Block([["form"], ["hosts"], ["attending", "attending_is"]]),
        Block(
            [["parent", "missing_country"], ["account"]],
            title="More about it: part of another meeting, account, no country",
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
            "medium": "Online needs no place. Partly online has one.",
            "place": "Town or house. Choosing a town of the list (from GeoNames) "
            "fills in country and coordinates.",
            "country": "",
            "form": "",
            "attending": "",
            "attending_is": "",
        }
        widgets = {"standing": forms.RadioSelect}

    def add_prefix(self, field_name):
        """A control called form would hide from scripts to which form it belongs."""
        sent = "form_of_interaction" if field_name == "form" else field_name
        return super().add_prefix(sent)

    def __init__(self, data=None, *, after: str = "", with_attendance=False, **kw):
        # Compared in memory: a typed key may hold what a database refuses.
        known = kw["record"].meetings.all() if after else ()
        self.before = next((each for each in known if each.key == after), None)
        carried = carried_over(self.before) if self.before else {}
        #: What was carried over from the meeting before, in words.
        self.carried = [REPEATS[name] for name in carried]
        super().__init__(data, initial=carried, **kw)
        form = like(self.fields["form"], PickField)
        form.offer(Term.objects.filter(vocabulary="form"), value="code", blank=BLANK)
        parent = like(self.fields["parent"], PickField)
        others = self.record.meetings.exclude(pk=self.instance.pk)
        parent.offer(others, value="key", label=meeting_label, blank=BLANK)
        self.fields |= {"form": form, "parent": parent, "hosts": self._hosts()}
        self.fields["standing"].choices = list(STANDING_MEANS.items())
        self._ask_where()
        self._say_numbers()
        self.were_present = self._present_before()
        self.with_attendance = with_attendance and bool(self.were_present)
        self.ask_who_came(self.were_present if with_attendance else frozenset())

    @classmethod
    def begun_with(cls, asked: QueryDict) -> dict[str, object]:
        return {
            "after": asked.get("after", ""),
            "with_attendance": asked.get("with") == "attendance",
        }

    def _ask_where(self) -> None:
        self.fields["place"].widget.attrs["data-options"] = reverse_lazy(
            "place_options"
        )
        why = self.fields["missing_place"]
        why.label = "If no place is given"
        why.choices = list(NO_PLACE.items())
        why.help_text = "An empty country is then missing for the same reason."

    def _say_numbers(self) -> None:
        number = self.fields["number"]
        notes = used_twice(self.instance) if self.instance.pk else ()
        number.help_text = " ".join(
            filter(None, [*notes, free_numbers(self.record)])
        ) or str(number.help_text)

    def _present_before(self) -> frozenset[int]:
        """The stays of those who were present at the meeting before."""
        if not self.before:
            return frozenset()
        there = self.before.attendance.filter(presence=Presence.PRESENT)
        return frozenset(there.values_list("participation", flat=True))

    @property
    def before_label(self) -> str:
        return meeting_label(self.before)

    @classmethod
    def remarks(cls, row: Meeting) -> Iterable[str]:
        return used_twice(row)

    def _hosts(self) -> PickManyField:
        """Organisations of this record; a host is first added to its organisations."""
        hosts = like(self.fields["hosts"], PickManyField)
        found = set(
            self.record.organisation_roles.values_list("organisation", flat=True)
        )
        found |= set(self.record.parties.values_list("organisation", flat=True))
        for meeting in filter(None, [self.before, self.instance]):
            if meeting.pk:
                found |= set(meeting.hosts.values_list("pk", flat=True))
        hosts.offer(Organisation.objects.filter(pk__in=found - {None}), value="ref")
        hosts.help_text = (
            "Add an organisation to the record first, then choose it here."
        )
        return hosts

    def clean(self):
        self._give_one_reason()
        cleaned = super().clean()
        self.refuse_notes_alone(cleaned)
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("latitude", "Give both latitude and longitude, or neither.")
        if cleaned.get("medium") == Medium.ONLINE:
            self._refuse_place(cleaned)
        parent = cleaned.get("parent")
        if parent and self.instance.pk and _is_inside(parent, self.instance):
            self.add_error("parent", "That meeting is itself a part of this one.")
        return cleaned

    def _give_one_reason(self) -> None:
        """The reason just given for no place holds for an empty country too."""
        cleaned, why = self.cleaned_data, self.cleaned_data.get("missing_place", "")
        is_new = why != self["missing_place"].initial and not cleaned.get("place")
        if is_new and not (cleaned.get("country") or cleaned.get("missing_country")):
            cleaned["missing_country"] = why

    def _refuse_place(self, cleaned) -> None:
        for name, words in (("place", "place"), ("latitude", "coordinates")):
            if cleaned.get(name) not in (None, ""):
                self.add_error(
                    name,
                    f"A meeting held online has no {words}. Empty the field, or say "
                    "that people met partly online.",
                )

    def write_lists(self):
        return self.write_attendance


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
