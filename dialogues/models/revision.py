"""Revisions: every state of a record as a document, with who, when and why."""

from django.conf import settings
from django.db import models

from dialogues import access
from dialogues.choices import ReviewStep
from dialogues.models.dialogue import Dialogue
from dialogues.models.fields import LineField, ProseField


class Revision(models.Model):
    """One stored state of a record, of any kind that has a number."""

    ref = models.CharField(max_length=12, db_index=True, help_text="Record number.")
    number = models.PositiveIntegerField(help_text="Counts from 1 in each record.")
    document = models.JSONField(help_text="The record as one document, unmasked.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who made the change; empty for the program itself.",
    )
    made_at = models.DateTimeField(help_text="When the change was made.")
    why = LineField(blank=True, help_text="Why, in the words of who made it.")
    sealed = models.BooleanField(
        default=False,
        help_text="A later change by the same person starts a new revision.",
    )

    class Meta:
        ordering = ["ref", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["ref", "number"], name="revision_number_once"
            )
        ]

    def __str__(self):
        return f"{self.ref}, revision {self.number}"


class ReviewEventQuerySet(models.QuerySet):
    def told_to(self, user):
        """Those of records on which the user works."""
        return self.filter(access.history_told_to(user))


class ReviewEvent(models.Model):
    """One step of a review, with its remark. Never changed, never removed."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="review_events")
    step = models.CharField(max_length=10, choices=ReviewStep)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    remark = ProseField(help_text="What the author should know or change.")
    version = models.PositiveIntegerField(help_text="Version of the record then.")

    objects = ReviewEventQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.get_step_display()
