"""What every row of a record has: a key that lasts, a place, reasons for gaps."""

from django.db import models

from dialogues.choices import Missing
from dialogues.models.dialogue import Dialogue
from dialogues.models.fields import validate_reasons


def of_record(related_name: str) -> models.ForeignKey[Dialogue, Dialogue]:
    """The key to the record, with the name of the list there."""
    return models.ForeignKey(Dialogue, models.CASCADE, related_name=related_name)


class RowManager(models.Manager):
    def get_by_natural_key(self, ref, key):
        return self.get(dialogue__ref=ref, key=key)


class Row(models.Model):
    """A row of a record. Its key (m3, p12) is never given to another row there."""

    key_prefix: str

    #: Every row model sets it with `of_record`, naming the list it is in.
    dialogue: models.ForeignKey[Dialogue, Dialogue]
    dialogue_id: int

    key = models.CharField(
        max_length=10,
        editable=False,
        help_text="Number of the row in its record; part of its permanent address.",
    )
    position = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="Order on pages."
    )
    missing = models.JSONField(
        default=dict,
        blank=True,
        help_text="Why a value is not there: field name to reason.",
    )

    changed_in = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Version of the record in which the row changed last.",
    )
    once = models.UUIDField(
        null=True,
        blank=True,
        editable=False,
        help_text="Number of the form that made the row: a form makes one row.",
    )

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "key"], name="%(class)s_key_once"
            ),
            models.UniqueConstraint(
                fields=["dialogue", "once"], name="%(class)s_made_once"
            ),
        ]

    def clean(self):
        super().clean()
        validate_reasons(self.missing)

    def natural_key(self):
        return (self.dialogue.ref, self.key)

    natural_key.dependencies = ["dialogues.dialogue"]

    def why_missing(self, field: str) -> str:
        """The reason (code of `Missing`) for an empty field; "" if it has a value."""
        if getattr(self, field) not in (None, ""):
            return ""
        return self.missing.get(field, Missing.NOT_CODED)
