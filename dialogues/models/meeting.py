"""Meetings, and who was at them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogues import access, countries
from dialogues.choices import CountIs, Medium, MeetingStanding, Presence, Vocabulary
from dialogues.folding import name_key
from dialogues.models.fields import EdtfField, LineField, ProseField
from dialogues.models.organisation import Organisation
from dialogues.models.participation import Participation
from dialogues.models.rows import Row, RowManager, of_record
from dialogues.models.term import Term

#: Stands for a country without a code in the address of a place.
NO_COUNTRY = "unstated"


def place_slug(place: str) -> str:
    """The name of a place in its address: its folded words, joined by hyphens."""
    return name_key(place).replace(" ", "-")


def place_url(country: str, place: str) -> str:
    """The address of the page of a place; "" where no place is stated."""
    slug = place_slug(place)
    if not slug:
        return ""
    return reverse("place", args=[country.lower() or NO_COUNTRY, slug])


class Meeting(Row):
    """A meeting that was planned, held, cancelled or denied."""

    key_prefix = "t"
    dialogue = of_record("meetings")

    number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its number in the series: 7 for the seventh."
    )
    series = LineField(
        max_length=100,
        blank=True,
        help_text="The series, where the dialogue has more than one.",
    )
    title = LineField(blank=True, help_text="What it was.")
    date = EdtfField(
        help_text="Its day, or first and last day as a span: 1978-09-05/1978-09-17."
    )
    standing = models.CharField(
        max_length=10,
        choices=MeetingStanding,
        default=MeetingStanding.HELD,
        help_text="Whether it was held.",
    )
    medium = models.CharField(
        max_length=10, choices=Medium, blank=True, help_text="How people met."
    )
    place = LineField(
        blank=True, help_text="Town or house. Leave it empty where it is not known."
    )
    country = models.CharField(
        max_length=3,
        blank=True,
        choices=countries.listed,
        help_text="Country of the place, by its code.",
    )
    country_label = LineField(
        "country as named then",
        max_length=100,
        blank=True,
        help_text="Another name for the country, where the usual one does not fit.",
    )
    latitude = models.FloatField(
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Degrees north, WGS 84.",
    )
    longitude = models.FloatField(
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Degrees east, WGS 84.",
    )
    form = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.FORM},
        help_text="Its form of interaction.",
    )
    hosts = models.ManyToManyField(
        Organisation,
        related_name="hosted_meetings",
        blank=True,
        help_text="Organisations that hosted it.",
    )
    attending = models.PositiveIntegerField(
        "number attending", null=True, blank=True, help_text="How many people came."
    )
    attending_is = models.CharField(
        max_length=10,
        choices=CountIs,
        default=CountIs.EXACTLY,
        help_text="How exact the number is.",
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The meeting inside or beside which it took place.",
    )
    account = ProseField(help_text="What else to know about it.")

    objects = RowManager()

    class Meta(Row.Meta):
        constraints = [
            *Row.Meta.constraints,
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # Compared with nothing, a number would be neither on it nor off it.
                | Q(
                    latitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__isnull=False,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="meeting_on_the_globe",
                violation_error_message="Give both latitude and longitude, or neither.",
            ),
        ]

    def __str__(self):
        return self.title or f"Meeting {self.key}"

    @property
    def country_name(self) -> str:
        if self.country_label or not self.country:
            return self.country_label
        return countries.name_of(self.country)

    @property
    def place_url(self) -> str:
        """The address of the page of its place; "" where no place is stated."""
        return place_url(self.country, self.place)


class AttendanceQuerySet(models.QuerySet):
    def told_to(self, user, today=None):
        """What the user may know of who was there: nothing of a withheld stay."""
        return self.filter(access.attendance_told_to(user, today))


class AttendanceManager(models.Manager):
    def get_by_natural_key(self, ref, meeting_key, participation_key):
        return self.get(
            meeting__dialogue__ref=ref,
            meeting__key=meeting_key,
            participation__key=participation_key,
        )


class Attendance(models.Model):
    """Whether one participant was at one meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="attendance"
    )
    presence = models.CharField(
        max_length=10,
        choices=Presence,
        default=Presence.PRESENT,
        help_text="Present, absent, kept away, or disputed between sources.",
    )
    note = LineField(blank=True, help_text="What a source says of it.")

    objects = AttendanceManager.from_queryset(AttendanceQuerySet)()

    class Meta:
        ordering = ["participation__position", "pk"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "participation"],
                name="attendance_once",
                violation_error_message="This participant is on the list already.",
            )
        ]

    def __str__(self):
        return f"{self.participation}, {self.get_presence_display()}"

    def natural_key(self):
        return (*self.meeting.natural_key(), self.participation.key)
