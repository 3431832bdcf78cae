"""People: an authority each, never merged by name."""

from django.db import models
from django.urls import reverse

from dialogues import access
from dialogues.models.fields import LineField, ProseField
from dialogues.models.names import Named, OtherName
from dialogues.models.refs import NumberedQuerySet, Referenced, RefManager


class PersonQuerySet(NumberedQuerySet):
    def visible_to(self, user, today=None, among=None):
        """People whose name the user may read.

        With `among`, only those of these primary keys: quicker, and no other answer.
        """
        rows = self if among is None else self.filter(pk__in=among)
        return rows.filter(access.people_visible_to(user, today, among))


class Person(Referenced, Named):
    """One human being, with every name under which sources know them."""

    ref_prefix = "P"

    wikidata = LineField(
        max_length=20, blank=True, help_text="Wikidata item, for example Q82006."
    )
    note = ProseField(
        help_text="What tells this person from others of the same name. Public."
    )

    objects = RefManager.from_queryset(PersonQuerySet)()

    class Meta:
        ordering = ["name_key", "pk"]
        verbose_name_plural = "people"

    def get_absolute_url(self):
        return reverse("person", args=[self.ref])


class PersonName(OtherName):
    """Another name of a person."""

    owner = "person"

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        verbose_name = "other name"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="personname_once",
                violation_error_message="This name is on the list already.",
            )
        ]
