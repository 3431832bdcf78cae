"""The dialogue: the record to which everything else belongs."""

from django.conf import settings
from django.db import models
from django.db.models import Case, When
from django.urls import reverse

from dialogues import access, countries
from dialogues.choices import (
    DisclosureRule,
    Interaction,
    OfficialRelations,
    ReviewStatus,
    Status,
    Track,
    Vocabulary,
)
from dialogues.models.conflict import Conflict
from dialogues.models.fields import (
    EdtfField,
    LineField,
    ProseField,
    validate_reasons,
)
from dialogues.models.names import OtherName
from dialogues.models.refs import Referenced, RefManager
from dialogues.models.term import Term


class DialogueQuerySet(models.QuerySet):
    def visible_to(self, user, today=None):
        return self.filter(access.dialogues_visible_to(user, today))

    def editable_by(self, user):
        return self.filter(access.dialogues_editable_by(user))

    def of(self, user):
        """Records that the user made or that were shared with them."""
        return self.filter(access.dialogues_of(user))

    def marked_public(self):
        """Add `is_public`: whether anybody may see the record."""
        rule = access.dialogues_visible_to(None)
        return self.annotate(is_public=Case(When(rule, then=True), default=False))

    def worked_on_by(self, user):
        """Records whose workspace the user may look at."""
        return self.filter(access.dialogues_worked_on_by(user))

    def to_review_by(self, user):
        return self.filter(access.dialogues_to_review(user))


class Dialogue(Referenced):
    """A dialogue between adversaries, from its opening to its end."""

    ref_prefix = "D"

    #: Only on what `marked_public` gives.
    is_public: bool

    slug = models.SlugField(
        max_length=80, unique=True, help_text="The last part of its address."
    )
    title = LineField(max_length=200, help_text="The name most used in English.")
    summary = ProseField(help_text="What it was, in two or three sentences.")
    conflicts = models.ManyToManyField(
        Conflict,
        related_name="dialogues",
        blank=True,
        help_text="The conflict or contested relation that it is about.",
    )
    regions = models.ManyToManyField(
        Term,
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.REGION},
        help_text="The region of the conflict, not of the meetings.",
    )
    purposes = models.ManyToManyField(
        Term,
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.PURPOSE},
        help_text="What those who met wanted of it.",
    )
    forms = models.ManyToManyField(
        Term,
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.FORM},
        help_text="The forms of interaction, as in the comparison of tracks.",
    )
    end = EdtfField(help_text="When it ended. Write .. where no end is known.")
    status = models.CharField(
        max_length=20,
        choices=Status,
        blank=True,
        help_text="Where it stands at the last report.",
    )
    status_detail = LineField(
        blank=True, help_text="The status in the words of the sources read."
    )
    interaction = models.CharField(
        max_length=10,
        choices=Interaction,
        blank=True,
        help_text="Whether people met by protocol, informally, or both.",
    )
    official_relations = models.CharField(
        max_length=15,
        choices=OfficialRelations,
        blank=True,
        help_text="Official relations between the parties when it opened.",
    )
    policy_link = ProseField(
        help_text="How it was tied to the formal policy process, if at all."
    )
    is_series = models.BooleanField(
        "series",
        null=True,
        blank=True,
        help_text="Whether meetings were meant to go on, as a series.",
    )
    disclosure_rule = models.CharField(
        max_length=15,
        choices=DisclosureRule,
        blank=True,
        help_text=(
            "The rule that the participants agreed. Under the Chatham House Rule or "
            "secrecy a name is shown only if an open source for it is cited."
        ),
    )
    moves_note = ProseField(help_text="What to know about the turning points at large.")
    participants_note = ProseField(
        help_text="What to know about the participants at large."
    )
    missing = models.JSONField(
        default=dict,
        blank=True,
        help_text="Why a value is not there: field name to reason.",
    )

    review_status = models.CharField(
        max_length=10,
        choices=ReviewStatus,
        default=ReviewStatus.DRAFT,
        editable=False,
        help_text="Step of the review.",
    )
    public_from = models.DateField(
        null=True,
        blank=True,
        help_text="First day a published record is shown. A later date is an embargo.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="own_dialogues",
        help_text="Who made the record; empty for those that came with DiploTrack.",
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="shared_dialogues",
        blank=True,
        help_text="Researchers with whom the author shares the record.",
    )
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Counts the changes of the record."
    )
    rows_made = models.JSONField(
        default=dict,
        editable=False,
        help_text="Rows ever made, by the letter of their keys; numbers the next row.",
    )
    changed_in = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Version in which the overview changed last.",
    )
    once = models.UUIDField(
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="Number of the form that made the record: a form makes one record.",
    )
    changed_at = models.DateTimeField(
        null=True, editable=False, help_text="When the record changed last."
    )

    # Derived by actions.derive, checked and repaired by check_records.
    start = EdtfField(editable=False, help_text="Date of the opening. Derived.")
    first_track = models.CharField(
        max_length=12, choices=Track, blank=True, editable=False
    )
    current_track = models.CharField(
        max_length=12, choices=Track, blank=True, editable=False
    )
    realised_moves = models.PositiveSmallIntegerField(default=0, editable=False)
    turning_points = models.PositiveSmallIntegerField(default=0, editable=False)
    participant_count = models.PositiveSmallIntegerField(default=0, editable=False)
    meeting_count = models.PositiveSmallIntegerField(default=0, editable=False)
    names_need_source = models.BooleanField(
        default=False,
        editable=False,
        help_text="Held under the Chatham House Rule or in secrecy. Derived.",
    )

    objects = RefManager.from_queryset(DialogueQuerySet)()

    class Meta:
        ordering = ["start_earliest", "ref"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(review_status=ReviewStatus.PUBLISHED)
                | models.Q(public_from__isnull=False),
                name="published_has_first_day",
                violation_error_message="Say from which day it is public.",
            ),
            models.CheckConstraint(
                condition=models.Q(review_status__in=ReviewStatus.values),
                name="review_status_known",
            ),
        ]
        indexes = [
            models.Index(fields=["review_status", "public_from"]),
            models.Index(fields=["start_earliest", "ref"]),
            # The public list in its order, without reading its rows.
            models.Index(
                fields=["review_status", "start_earliest", "ref", "public_from", "id"],
                name="dialogue_public_in_order",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        validate_reasons(self.missing)

    def get_absolute_url(self):
        return reverse("dialogue", args=[self.slug])


class DialogueName(OtherName):
    """Another title of a dialogue."""

    owner = "dialogue"

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="names")

    class Meta(OtherName.Meta):
        verbose_name = "other title"
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "name"],
                name="dialoguename_once",
                violation_error_message="This name is on the list already.",
            )
        ]


class DialogueCountryManager(models.Manager):
    def get_by_natural_key(self, ref, label):
        return self.get(dialogue__ref=ref, label=label)


class DialogueCountry(models.Model):
    """A country concerned: a code where there is one, and always a name."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="countries")
    position = models.PositiveSmallIntegerField(default=1, help_text="Order on pages.")
    code = models.CharField(
        max_length=3,
        blank=True,
        choices=countries.listed,
        help_text="ISO 3166 alpha-3 code; empty where no code fits.",
    )
    label = LineField(
        max_length=100, help_text="The name that the dialogue itself used."
    )

    objects = DialogueCountryManager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "countries"
        indexes = [models.Index(fields=["code", "dialogue"])]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "label"],
                name="country_once",
                violation_error_message="This country is on the list already.",
            )
        ]

    def __str__(self):
        return self.label

    def natural_key(self):
        return (self.dialogue.ref, self.label)
