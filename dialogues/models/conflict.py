"""Conflicts that dialogues are about."""

from django.db import models
from django.urls import reverse

from dialogues import access
from dialogues.models.fields import LineField, ProseField
from dialogues.models.names import Named
from dialogues.models.refs import Referenced, RefManager


class ConflictQuerySet(models.QuerySet):
    def visible_to(self, user, today=None):
        """Conflicts whose name the user may read."""
        return self.filter(access.conflicts_visible_to(user, today))


class Conflict(Referenced, Named):
    """A conflict or contested relation, as the field names it."""

    ref_prefix = "C"

    ucdp_id = LineField(
        "UCDP id",
        max_length=20,
        blank=True,
        help_text="Number of the conflict in the Uppsala Conflict Data Program.",
    )
    note = ProseField(help_text="What it covers, and what it leaves to others. Public.")

    objects = RefManager.from_queryset(ConflictQuerySet)()

    class Meta:
        ordering = ["name_key", "pk"]

    def get_absolute_url(self):
        return reverse("conflict", args=[self.ref])
