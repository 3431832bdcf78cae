"""Questions that somebody keeps under a name: how dialogues or moves are filtered."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from dialogues import access
from dialogues.choices import FilterOf
from dialogues.models.fields import LineField
from dialogues.models.refs import Referenced, RefManager


class SavedFilterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Filters that the user may use: their own and shared ones."""
        return self.filter(access.filters_visible_to(user))

    def of(self, user):
        """The user's own filters."""
        return self.filter(access.filters_of(user))

    def removed_by(self, user):
        """Those that the user may put back."""
        return self.filter(access.filters_removed_by(user))


class SavedFilter(Referenced):
    """A question as its address has it. It is checked anew whenever it is used."""

    ref_prefix = "F"

    name = LineField(max_length=100, help_text="What it asks for, in your words.")
    of = models.CharField(
        max_length=10, choices=FilterOf, help_text="What it lists.", editable=False
    )
    query = models.TextField(
        blank=True, editable=False, help_text="The filters as the address has them."
    )
    is_shared = models.BooleanField(
        "shared",
        default=False,
        help_text="Whoever has an account can read its name and its filters, and use "
        "it. What it lists depends on what they may see.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        editable=False,
        related_name="saved_filters",
    )
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = RefManager.from_queryset(SavedFilterQuerySet)()

    class Meta:
        ordering = ["name", "ref"]
        indexes = [models.Index(fields=["is_shared", "name"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("saved_filter", args=[self.ref])

    @property
    def page_url(self) -> str:
        """The page that the filter lists on, by its number."""
        return f"{reverse(self.of)}?saved={self.ref}"
