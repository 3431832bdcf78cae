"""Names in many scripts and romanisations, and the keys under which they are found."""

from django.core.exceptions import ValidationError
from django.db import models

from dialogues.choices import NameKind
from dialogues.folding import name_key, script_of
from dialogues.models.fields import LineField
from dialogues.rules.sounds import sound_key

KEY_LENGTH = 300


def validate_name(text: str) -> None:
    """Refuse a name under which nobody could be found."""
    key = name_key(text)
    if not key:
        raise ValidationError("Write a name with letters in it.", code="no_letters")
    if len(key) > KEY_LENGTH:
        raise ValidationError("This name is too long to be found.", code="too_long")


class OtherNameManager(models.Manager):
    def get_by_natural_key(self, ref, name):
        return self.get(**{f"{self.model.owner}__ref": ref}, name=name)


class OtherName(models.Model):
    """Another name of a record, found by every search that finds the record."""

    #: Name of the key to the record whose name it is.
    owner: str

    position = models.PositiveSmallIntegerField(default=1, help_text="Order on pages.")
    name = LineField(
        validators=[validate_name], help_text="The name as it is written there."
    )
    kind = models.CharField(
        max_length=10,
        choices=NameKind,
        default=NameKind.ALIAS,
        help_text="A cover name is shown only as one.",
    )
    script = models.CharField(
        max_length=4,
        editable=False,
        help_text="ISO 15924 code of the script, read from the letters.",
    )
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    sound_key = models.TextField(
        blank=True, editable=False, help_text="How the words sound. Derived."
    )

    objects = OtherNameManager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key, self.script = name_key(self.name), script_of(self.name)
        self.sound_key = sound_key(self.name)
        super().save(*args, **kwargs)

    def natural_key(self):
        return (getattr(self, self.owner).ref, self.name)


class Named(models.Model):
    """A record with a preferred name and a folded key to find it by."""

    name = LineField(
        validators=[validate_name],
        help_text="The name used on pages, in Latin letters where known.",
    )
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    sound_key = models.TextField(
        blank=True, editable=False, help_text="How the words sound. Derived."
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)
        self.sound_key = sound_key(self.name)
        super().save(*args, **kwargs)
