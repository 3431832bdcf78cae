"""What sources say of the track, and where they disagree."""

from django.db import models

from dialogues.choices import Track
from dialogues.models.fields import EdtfField, LineField, ProseField
from dialogues.models.rows import Row, RowManager, of_record


class TrackClaim(Row):
    """The track as somebody says it, beside the track as the project codes it.

    A claim without a citation is the compilers' own doubt.
    """

    key_prefix = "k"
    dialogue = of_record("track_claims")

    track = models.CharField(
        max_length=12, choices=Track, help_text="The track claimed, in our terms."
    )
    label = LineField(blank=True, help_text="The label as the source words it.")
    period = EdtfField(
        help_text="The stretch of which it speaks; empty for the whole dialogue."
    )
    note = ProseField(help_text="The ground on which it rests.")

    objects = RowManager()

    def __str__(self):
        return f"{self.get_track_display()} claimed"


class Disagreement(Row):
    """A point on which sources, or a source and itself, disagree."""

    key_prefix = "d"
    dialogue = of_record("disagreements")

    topic = LineField(blank=True, help_text="What it is about, in a word or two.")
    account = ProseField(
        blank=False,
        help_text="Who says what. Name a source by its key, for example s4.",
    )

    objects = RowManager()

    def __str__(self):
        return self.topic or self.account[:60]
