"""Sources: bibliographic records, open or restricted."""

from django.db import models
from django.urls import reverse

from dialogues import access
from dialogues.choices import SourceAccess, SourceKind
from dialogues.models.fields import AddressField, LineField, ProseField
from dialogues.models.names import name_key
from dialogues.models.refs import NumberedQuerySet, Referenced, RefManager

TITLE_LENGTH = 500


def title_key(title: str) -> str:
    """The folded title under which an equal source is found."""
    return name_key(title)[:TITLE_LENGTH]


class SourceQuerySet(NumberedQuerySet):
    def visible_to(self, user, today=None, among=None):
        """Sources that the user may find; `among` as in `PersonQuerySet`."""
        rows = self if among is None else self.filter(pk__in=among)
        return rows.filter(access.sources_visible_to(user, today, among))


class Source(Referenced):
    """One bibliographic record, cited from as many dialogues as rest on it."""

    ref_prefix = "S"

    kind = models.CharField(
        max_length=20, choices=SourceKind, help_text="What kind of publication it is."
    )
    author = LineField(blank=True, help_text="Authors as printed.")
    title = LineField(max_length=TITLE_LENGTH, help_text="Title in its own language.")
    publisher = LineField(
        blank=True, help_text="Publisher, journal with issue, newspaper or site."
    )
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Year of publication."
    )
    url = AddressField("address", help_text="Address at which it can be read.")
    doi = LineField(
        "DOI",
        max_length=200,
        blank=True,
        help_text="Digital object identifier without address, for example "
        "10.1177/0022343307075121.",
    )
    language = LineField(
        max_length=10,
        blank=True,
        help_text="Language code (BCP 47), for example ar. Empty where not stated.",
    )
    access = models.CharField(
        max_length=10,
        choices=SourceAccess,
        default=SourceAccess.OPEN,
        help_text="Readers are not told a restricted source, and it opens no name.",
    )
    note = ProseField(help_text="On the record itself, for example a copy used.")
    title_key = models.CharField(max_length=TITLE_LENGTH, editable=False, db_index=True)

    objects = RefManager.from_queryset(SourceQuerySet)()

    class Meta:
        ordering = ["title_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(access__in=SourceAccess.values),
                name="source_access_known",
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.title_key = title_key(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("source", args=[self.ref])
