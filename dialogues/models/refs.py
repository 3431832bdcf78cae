"""Record numbers (D00042, P00007): given once, never given again."""

from django.db import models, transaction


class RefCounter(models.Model):
    """The last number given for each kind of record."""

    prefix = models.CharField(max_length=2, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "record number counter"

    def __str__(self):
        return f"{self.prefix}{self.last:05d}"

    @classmethod
    @transaction.atomic
    def take(cls, prefix: str) -> str:
        """Give the next number of a kind, for example "D00042"."""
        cls.objects.get_or_create(prefix=prefix)
        counter = cls.objects.select_for_update().get(prefix=prefix)
        counter.last += 1
        counter.save(update_fields=["last"])
        return str(counter)


class PublicState:
    """Counts the states of what is told: any change that may show moves it on.

    A cache that keeps a number beside what it holds is never read after a change. Kept
    among the record numbers, and locked as they are until the change is committed.
    """

    prefix = "="

    @classmethod
    def number(cls) -> int:
        counter = RefCounter.objects.filter(prefix=cls.prefix).first()
        return counter.last if counter else 0

    @classmethod
    def move_on(cls) -> None:
        RefCounter.take(cls.prefix)


class RefManager(models.Manager):
    """Finds records by their number, which is also their key in fixtures."""

    def get_by_natural_key(self, ref):
        return self.get(ref=ref)


class NumberedQuerySet(models.QuerySet):
    """Records of which the queryset can tell, of some, whether a user may find them."""

    def visible_to(self, user, today=None, among=None):
        raise NotImplementedError

    def visible_among(self, user, keys):
        """Those of these primary keys that the user may find.

        Asks as much where there are none: the time that is taken tells nothing.
        """
        return self.visible_to(user, among=list(keys) or [0])

    def numbered_for(self, user, refs):
        """The records of these numbers that the user may find: two queries."""
        return self.visible_among(
            user, self.filter(ref__in=refs).values_list("pk", flat=True)
        )


class Referenced(models.Model):
    """A record with a number of its own, given at the first save."""

    ref_prefix: str

    ref = models.CharField(
        "record number",
        max_length=12,
        unique=True,
        blank=True,
        editable=False,
        help_text="The number of the record: given once, never given again.",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self.ref:
            self.ref = RefCounter.take(self.ref_prefix)
        super().save(*args, **kwargs)

    def natural_key(self):
        return (self.ref,)
