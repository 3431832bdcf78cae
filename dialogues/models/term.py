"""Curators' vocabularies: purposes, forms, functions, regions and others."""

from django.core.validators import RegexValidator
from django.db import models

from dialogues.choices import Vocabulary
from dialogues.models.fields import LineField, ProseField


class TermManager(models.Manager):
    def get_by_natural_key(self, vocabulary, code):
        return self.get(vocabulary=vocabulary, code=code)


class Term(models.Model):
    """One value of a vocabulary that curators keep."""

    vocabulary = models.CharField(
        max_length=20,
        choices=Vocabulary,
        help_text="The list to which the term belongs.",
    )
    code = models.CharField(
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(_[a-z0-9]+)*$",
                "Write the code in small letters, digits and underscores.",
            )
        ],
        help_text="The machine name in files and addresses; it never changes.",
    )
    label = LineField(
        max_length=100, help_text="The words that readers see, in small letters."
    )
    definition = ProseField(help_text="What the term means and whose definition it is.")
    seated = models.BooleanField(
        "at the table",
        default=True,
        help_text=(
            "For functions: somebody with this function is in the room. A decision "
            "maker behind the scenes is not, and does not count for the suggested "
            "track."
        ),
    )
    political = models.BooleanField(
        "political body",
        null=True,
        blank=True,
        help_text=(
            "For kinds of organisation: whether such a body represents a government, "
            "a group of governments or a party. Needed for reading B of Track 1.5."
        ),
    )

    objects = TermManager()

    class Meta:
        ordering = ["vocabulary", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "code"],
                name="term_once_in_vocabulary",
                violation_error_message="This vocabulary has a term with this code.",
            )
        ]

    def __str__(self):
        return self.label

    def natural_key(self):
        return (self.vocabulary, self.code)
