"""Secrecy, outcomes and links: what else happened around a dialogue."""

from django.db import models
from django.db.models import Q

from dialogues import access
from dialogues.choices import LinkKind, OutcomeKind, Secrecy
from dialogues.models.dialogue import Dialogue
from dialogues.models.fields import AddressField, EdtfField, LineField, ProseField
from dialogues.models.rows import Row, RowManager, of_record


class SecrecyPeriod(Row):
    """A span in which the dialogue was public, closed or secret."""

    key_prefix = "c"
    dialogue = of_record("secrecy_periods")

    level = models.CharField(
        max_length=10,
        choices=Secrecy,
        help_text="Public; closed: known of, not open; secret: not known of.",
    )
    start = EdtfField("from", help_text="When it began.")
    end = EdtfField("to", help_text="When it ended.")
    note = ProseField(help_text="Who knew, and how it became known.")

    objects = RowManager()

    def __str__(self):
        return f"{self.get_level_display()}, {self.start} to {self.end}"


class Outcome(Row):
    """What came of it: an agreement, a text, an action, or nothing."""

    key_prefix = "u"
    dialogue = of_record("outcomes")

    title = LineField(help_text="Title of the text, or the outcome in a few words.")
    kind = models.CharField(
        max_length=20, choices=OutcomeKind, help_text="What kind of outcome it is."
    )
    date = EdtfField(help_text="When it was reached or published.")
    pax_id = LineField(
        "PA-X id",
        max_length=20,
        blank=True,
        help_text="Number of the text in the PA-X Peace Agreements Database.",
    )
    url = AddressField("address", help_text="Where the text can be read.")
    note = ProseField(help_text="What else to know about it.")

    objects = RowManager()

    def __str__(self):
        return self.title


class LinkQuerySet(models.QuerySet):
    def told_to(self, user, today=None):
        """Those to no record, or to one of which the user may learn."""
        return self.filter(access.links_told_to(user, today))


class Link(Row):
    """How this dialogue stands to another, recorded here or not."""

    key_prefix = "l"
    dialogue = of_record("links")

    kind = models.CharField(
        max_length=25, choices=LinkKind, help_text="This dialogue ... the other."
    )
    other_dialogue = models.ForeignKey(
        Dialogue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="links_from_others",
        help_text="The other dialogue.",
    )
    other_title = LineField(
        "other dialogue not recorded here",
        blank=True,
        help_text="Its title, where that dialogue has no record here.",
    )
    date = EdtfField(help_text="When, where the relation has a date.")
    note = ProseField(help_text="What passed between them.")

    objects = RowManager.from_queryset(LinkQuerySet)()

    class Meta(Row.Meta):
        constraints = [
            *Row.Meta.constraints,
            models.CheckConstraint(
                condition=(
                    Q(other_dialogue__isnull=False, other_title="")
                    | Q(other_dialogue__isnull=True) & ~Q(other_title="")
                ),
                name="link_to_one",
                violation_error_message="Choose the other dialogue or write its title: "
                "one of the two.",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
