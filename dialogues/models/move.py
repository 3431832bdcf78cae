"""Turning points, and the stretches on one track that follow from them."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from dialogues.choices import Confidence, MoveKind, Standing, Track, Vocabulary
from dialogues.models.dialogue import Dialogue
from dialogues.models.fields import EdtfField, LineField, ProseField
from dialogues.models.rows import Row, RowManager, of_record
from dialogues.models.term import Term
from dialogues.rules import chain

TRACKLESS = Q(to_track="")


class Move(Row):
    """A turning point: dated, sourced, with a confidence.

    The coder says when, what kind and to which track. The track it came from follows
    from the turning points before it (`rules.chain`).
    """

    key_prefix = "m"
    dialogue = of_record("moves")

    kind = models.CharField(
        max_length=15,
        choices=MoveKind,
        help_text="What happened. Only a change of track or a new strand has a track "
        "to go to.",
    )
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.TURN},
        help_text="A finer word for the kind.",
    )
    strand = models.PositiveSmallIntegerField(
        default=chain.MAIN_STRAND,
        validators=[MinValueValidator(1)],
        help_text="1 is the main strand; a second strand that opens beside it is 2.",
    )
    to_track = models.CharField(
        "to track",
        max_length=12,
        choices=Track,
        blank=True,
        help_text="The track reached or aimed at. For an absorption: the track of the "
        "other dialogue.",
    )
    date = EdtfField(help_text="When it happened, as exactly as a source says.")
    known_since = EdtfField(
        help_text="When it became known, where that was later than the fact."
    )
    standing = models.CharField(
        max_length=10,
        choices=Standing,
        default=Standing.REALISED,
        help_text="Whether it happened. An attempted or refused move is never counted.",
    )
    ends_strand = models.BooleanField(
        default=False,
        help_text="The strand stopped with it, as when a channel is exposed.",
    )
    trigger = ProseField("what set it off", help_text="What set it off.")
    evidence = ProseField(help_text="What shows that it happened.")
    account = ProseField(help_text="What else to know about it.")
    other_dialogue = models.ForeignKey(
        Dialogue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="turning_points_from_others",
        help_text="The dialogue that it fed, came from or was absorbed into.",
    )
    other_title = LineField(
        "other dialogue not recorded here",
        blank=True,
        help_text="Its title, where that dialogue has no record here.",
    )
    confidence = models.CharField(
        max_length=10,
        choices=Confidence,
        blank=True,
        help_text="How sure you are of kind, date and track together.",
    )
    justification = ProseField(
        help_text="Why the track is coded otherwise than who took part suggests."
    )

    # Derived by actions.derive.
    from_track = models.CharField(
        max_length=12,
        choices=Track,
        blank=True,
        editable=False,
        help_text="The track on which the strand stood. Derived from the chain.",
    )

    objects = RowManager()

    class Meta(Row.Meta):
        verbose_name = "turning point"
        indexes = [models.Index(fields=["from_track", "to_track", "dialogue"])]
        constraints = [
            *Row.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(chain.TRACK_KINDS)) | ~TRACKLESS,
                name="move_has_its_track",
                violation_error_message="Say to which track it went.",
            ),
            models.CheckConstraint(
                condition=TRACKLESS
                | Q(kind__in=sorted(chain.TRACK_KINDS | chain.OTHER_TRACK_KINDS)),
                name="move_has_no_track",
                violation_error_message="This kind goes to no track.",
            ),
            models.CheckConstraint(
                condition=Q(other_dialogue__isnull=True) | Q(other_title=""),
                name="move_one_other_dialogue",
                violation_error_message="Choose the other dialogue or write its title, "
                "not both.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.date}"

    def as_turn(self) -> chain.Turn:
        """This row as the rules read it."""
        return chain.Turn(
            key=self.key,
            kind=MoveKind(self.kind),
            date=self.date,
            to_track=Track(self.to_track) if self.to_track else None,
            strand=self.strand,
            standing=Standing(self.standing),
            ends_strand=self.ends_strand,
            known_since=self.known_since,
        )


class EpisodeManager(models.Manager):
    def get_by_natural_key(self, ref, number):
        return self.get(dialogue__ref=ref, number=number)


class Episode(models.Model):
    """A stretch of one strand on one track. Derived from the moves; never edited."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="episodes")
    number = models.PositiveSmallIntegerField(help_text="Order in the record.")
    strand = models.PositiveSmallIntegerField(help_text="1 is the main strand.")
    track = models.CharField(
        max_length=12, choices=Track, help_text="The track it ran on."
    )
    start = EdtfField(help_text="Date of the turning point that began it.")
    end = EdtfField(help_text="Date of the one that ended it; .. if no end is known.")
    opened_by = models.CharField(
        max_length=10, blank=True, help_text="Key of the row that began it."
    )
    closed_by = models.CharField(
        max_length=10, blank=True, help_text="Key of the row that ended it."
    )

    objects = EpisodeManager()

    class Meta:
        ordering = ["dialogue", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"], name="episode_number_once"
            )
        ]
        indexes = [models.Index(fields=["track", "start_earliest", "end_latest"])]

    def __str__(self):
        return f"{self.get_track_display()}, {self.start} to {self.end}"

    def natural_key(self):
        return (self.dialogue.ref, self.number)
