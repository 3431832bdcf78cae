"""Organisations: parties, convenors, hosts, funders, facilitators."""

from django.db import models
from django.urls import reverse

from dialogues import access, countries
from dialogues.choices import Vocabulary
from dialogues.models.fields import EdtfField, LineField, ProseField
from dialogues.models.names import Named, OtherName
from dialogues.models.refs import NumberedQuerySet, Referenced, RefManager
from dialogues.models.term import Term


class OrganisationQuerySet(NumberedQuerySet):
    def visible_to(self, user, today=None, among=None):
        """Organisations whose name the user may read.

        With `among`, only those of these primary keys: quicker, and no other answer.
        """
        rows = self if among is None else self.filter(pk__in=among)
        return rows.filter(access.organisations_visible_to(user, today, among))


class Organisation(Referenced, Named):
    """A body that acts in dialogues, with its kind, its country and its names."""

    ref_prefix = "O"

    kind = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ORGANISATION_KIND},
        help_text="What kind of body it is.",
    )
    country = models.CharField(
        max_length=3,
        blank=True,
        choices=countries.listed,
        help_text="Country of its seat. Empty for international bodies.",
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The body of which it is a part.",
    )
    wikidata = LineField(
        max_length=20, blank=True, help_text="Wikidata item, for example Q82006."
    )
    note = ProseField(help_text="What tells it from others of the same name. Public.")

    objects = RefManager.from_queryset(OrganisationQuerySet)()

    class Meta:
        ordering = ["name_key", "pk"]

    def get_absolute_url(self):
        return reverse("organisation", args=[self.ref])


class OrganisationName(OtherName):
    """Another name of an organisation, with the time in which it was used."""

    owner = "organisation"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    used = EdtfField(help_text="When the name was used, as a span: 1999/2010.")

    class Meta(OtherName.Meta):
        verbose_name = "other name"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisationname_once",
                violation_error_message="This name is on the list already.",
            )
        ]
