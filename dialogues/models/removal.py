"""Rows that were removed, kept so that they can be put back."""

from django.conf import settings
from django.db import models

from dialogues import access
from dialogues.models.dialogue import Dialogue
from dialogues.models.fields import LineField


class RemovedRowQuerySet(models.QuerySet):
    def told_to(self, user):
        """Those of records on which the user works."""
        return self.filter(access.history_told_to(user))


class RemovedRow(models.Model):
    """A row that was removed, with everything that went with it, as a document."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="removed_rows")
    key = models.CharField(max_length=10, help_text="Key that the row had.")
    document = models.JSONField(
        help_text="The lists of the record's document, each with the rows that went."
    )
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField()
    label = LineField(help_text="What the row said, for its editors.")

    objects = RemovedRowQuerySet.as_manager()

    class Meta:
        ordering = ["-removed_at", "-pk"]

    def __str__(self):
        return self.label
