"""Who took part, for which side, and in what capacity."""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from dialogues import access
from dialogues.choices import (
    Capacity,
    Confidence,
    CountIs,
    Identity,
    PartyKind,
    Vocabulary,
)
from dialogues.models.fields import EdtfField, LineField, ProseField
from dialogues.models.organisation import Organisation
from dialogues.models.person import Person
from dialogues.models.rows import Row, RowManager, of_record
from dialogues.models.term import Term


class Party(Row):
    """A side of the dialogue, or a group of third parties, with its dates."""

    key_prefix = "y"
    dialogue = of_record("parties")

    name = LineField(help_text="The name that the dialogue itself used.")
    kind = models.CharField(
        max_length=12,
        choices=PartyKind,
        default=PartyKind.PRINCIPAL,
        help_text="A principal party of the conflict, a third party, or a guest.",
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parties",
        help_text="The organisation that it is, where it has a record.",
    )
    start = EdtfField(help_text="When it joined, if later than the opening.")
    end = EdtfField(help_text="When it left, if before the end.")
    note = ProseField(help_text="What else to know about it.")

    objects = RowManager()

    class Meta(Row.Meta):
        verbose_name_plural = "parties"

    def __str__(self):
        return self.name


#: The name of a stay, masked nowhere: the person, the body or the words for a crowd.
NAME_OF_STAY = Case(
    When(person__isnull=False, then=F("person__name")),
    When(organisation__isnull=False, then=F("organisation__name")),
    default=F("unnamed_as"),
)


class ParticipationQuerySet(models.QuerySet):
    def nameable_by(self, user, today=None):
        """Participations whose real name the user may read and search."""
        return self.filter(access.names_open_to(user, today))

    def masked_for(self, user, today=None):
        """Add `is_named` and `shown_name`, the only name that pages and files print.

        And `is_protected`: whether others may not read the name.
        """
        is_open = access.names_open_to(user, today)
        is_public = access.names_open_to(None, today)
        return self.annotate(
            is_named=Case(When(is_open, then=True), default=False),
            is_protected=Case(When(is_public, then=False), default=True),
            shown_name=Case(
                When(is_open, then=NAME_OF_STAY),
                default=Value(access.NAME_WITHHELD),
            ),
        )


class Participation(Row):
    """One dated stay of somebody in the dialogue: capacity belongs here."""

    key_prefix = "p"
    dialogue = of_record("participations")

    #: Only on what `masked_for` gives.
    is_named: bool
    is_protected: bool
    shown_name: str

    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="The person who took part.",
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="A delegation known only by its body.",
    )
    unnamed_as = LineField(
        "unnamed",
        blank=True,
        help_text="Words for people who are not named: three former ambassadors.",
    )
    number = models.PositiveIntegerField(
        "number of people", default=1, help_text="How many people this row stands for."
    )
    number_is = models.CharField(
        max_length=10,
        choices=CountIs,
        default=CountIs.EXACTLY,
        help_text="How exact the number is.",
    )
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="The side for which they sat.",
    )
    office = LineField(
        blank=True, help_text="Office or profession held then, in the source's words."
    )
    capacity = models.CharField(
        max_length=10,
        choices=Capacity,
        help_text="For whom they spoke there, not what they were by career.",
    )
    capacity_note = ProseField(help_text="What is doubtful about it, and why.")
    established_capacity = models.CharField(
        max_length=10,
        choices=Capacity,
        blank=True,
        help_text="As later established, where that differs from what was declared.",
    )
    established_since = EdtfField(help_text="When that became known.")
    mandate_from = LineField(
        blank=True, help_text="Who gave the mandate, where there was one."
    )
    functions = models.ManyToManyField(
        Term,
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.FUNCTION},
        help_text="What they did there.",
    )
    function_detail = LineField(
        blank=True, help_text="The function in the words of the source."
    )
    start = EdtfField("from", help_text="First date on which they took part.")
    end = EdtfField("to", help_text="Last date on which they took part.")
    identity = models.CharField(
        max_length=15,
        choices=Identity,
        default=Identity.OPEN,
        help_text="Whether the name may be shown.",
    )
    identity_open_from = models.DateField(
        null=True,
        blank=True,
        help_text="First day on which a protected name may be shown.",
    )
    confidence = models.CharField(
        max_length=10,
        choices=Confidence,
        blank=True,
        help_text="How sure you are of person and capacity together.",
    )
    note = ProseField(help_text="What else to know about this stay.")

    # Derived by actions.derive.
    publicly_named = models.BooleanField(
        default=False,
        editable=False,
        help_text="An open source that supports the row is cited. Derived.",
    )

    objects = RowManager.from_queryset(ParticipationQuerySet)()

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["dialogue", "capacity"]),
            models.Index(fields=["capacity", "dialogue"]),
        ]
        constraints = [
            *Row.Meta.constraints,
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, organisation__isnull=True, unnamed_as="")
                    | Q(person__isnull=True, organisation__isnull=False, unnamed_as="")
                    | Q(person__isnull=True, organisation__isnull=True)
                    & ~Q(unnamed_as="")
                ),
                name="participation_of_one",
                violation_error_message="Choose a person, or an organisation, or "
                "describe people who are not named: one of the three.",
            ),
            models.CheckConstraint(
                condition=~Q(identity=Identity.PROTECTED_UNTIL)
                | Q(identity_open_from__isnull=False),
                name="participation_has_opening_day",
                violation_error_message="Say from which day the name may be shown.",
            ),
            models.CheckConstraint(
                condition=Q(identity__in=Identity.values),
                name="participation_identity_known",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="participation_number_positive"
            ),
        ]

    def __str__(self):
        return f"Participation {self.key}"


class OrganisationRole(Row):
    """What an organisation did for the dialogue: convene, host, fund, belong."""

    key_prefix = "o"
    dialogue = of_record("organisation_roles")

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="roles",
        help_text="The organisation.",
    )
    roles = models.ManyToManyField(
        Term,
        related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.ORGANISATION_ROLE},
        help_text="What it did.",
    )
    start = EdtfField("from", help_text="When it began to.")
    end = EdtfField("to", help_text="When it ceased to.")
    note = ProseField(help_text="What else to know about its part.")

    objects = RowManager()

    def __str__(self):
        return str(self.organisation)
