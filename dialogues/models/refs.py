"""Record numbers (D48213, P70551): drawn by lot, given once, never given again."""

import secrets
from contextlib import suppress

from django.db import IntegrityError, models, transaction
from django.db.models import F

#: How long a number may be, and how many of each length are drawn at once.
LENGTHS = range(5, 11)
DRAWN_AT_ONCE = 10


class RefCounter(models.Model):
    """The last number that was given in turn, for each kind of record.

    Those of the cases and of synthetic records, and all from before numbers were drawn.
    """

    prefix = models.CharField(max_length=2, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "record number counter"

    def __str__(self):
        return f"{self.prefix}{self.last:05d}"


class DrawnRef(models.Model):
    """A record number that was drawn; it stays here when its record goes."""

    ref = models.CharField("record number", max_length=12, primary_key=True)

    class Meta:
        verbose_name = "drawn record number"

    def __str__(self):
        return self.ref

    @classmethod
    def take(cls, prefix: str) -> str:
        """Draw a number that no record of this kind ever had, for example "D48213".

        Where two draw the same at the same time, one of them draws again.
        """
        last = RefCounter.objects.filter(prefix=prefix).values_list("last", flat=True)
        given_in_turn = last.first() or 0
        while True:
            drawn = draw(prefix, above=given_in_turn)
            given = set(cls.objects.filter(ref__in=drawn).values_list("ref", flat=True))
            free = next(ref for ref in drawn if ref not in given)
            with suppress(IntegrityError), transaction.atomic():
                return cls.objects.create(ref=free).ref


def draw(prefix: str, *, above: int) -> list[str]:
    """Some numbers without a leading zero, the shortest first.

    Several of each length: if those of five digits are all given, most that there are
    must be, and it is time for six.
    """
    numbers = (
        10 ** (length - 1) + secrets.randbelow(9 * 10 ** (length - 1))
        for length in LENGTHS
        for _ in range(DRAWN_AT_ONCE)
    )
    return [f"{prefix}{number}" for number in numbers if number > above]


class PublicState:
    """Counts the states of what is told: any change that may show moves it on.

    A cache that keeps a number beside what it holds is never read after a change. Kept
    among the counters of numbers, and locked until the change is committed.
    """

    prefix = "="

    @classmethod
    def number(cls) -> int:
        counter = RefCounter.objects.filter(prefix=cls.prefix).first()
        return counter.last if counter else 0

    @classmethod
    def move_on(cls) -> None:
        RefCounter.objects.get_or_create(prefix=cls.prefix)
        RefCounter.objects.filter(prefix=cls.prefix).update(last=F("last") + 1)


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
            self.ref = DrawnRef.take(self.ref_prefix)
        super().save(*args, **kwargs)

    def natural_key(self):
        return (self.ref,)
