"""On which tracks people sat: the stretches of the main strand in which stays lay.

A stay says that somebody took part on its first day, on its last, and between them. So
somebody surely sat in a stretch if the dialogue was never on another track, or if the
stay began in the stretch or with it, ended in it, surely reached into it, or if they
were present at a meeting that was held in it. Otherwise they only may have. Who has
none but functions away from the table did not sit.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dialogues.choices import MeetingStanding, Presence
from dialogues.models import Episode
from dialogues.rules.chain import MAIN_STRAND

STAY = "dialogue__participations"
MEETING = f"{STAY}__attendance__meeting"

#: The first and the last day of a change of track, at either end of a stretch.
BEGUN, BEGUN_AT_LAST = F("start_earliest"), F("start_latest")
ENDED, ENDED_AT_LAST = F("end_earliest"), F("end_latest")


def surely_sat(stays) -> QuerySet[Episode]:
    """The stretches in which stays surely lay, joined to them under STAY.

    `stays` is a queryset of stays or a list of their keys. A stretch comes once for
    every stay, and again for every meeting that shows it.
    """
    shown = Q(is_alone=True) | _began() | _ended() | _reached() | _was_present()
    return _stretches().filter(_of(stays) & _not_excluded() & shown)


def may_have_sat(stays) -> QuerySet[Episode]:
    """As `surely_sat`, the stretches that the dates of the stays do not exclude."""
    return _stretches().filter(_of(stays) & _not_excluded())


def _not_excluded() -> Q:
    """Neither begun after the stretch, or with the next one, nor ended before it."""
    in_time = _stay(start_earliest__lt=ENDED)
    last_in_time = Q(is_last=True) & _stay(start_earliest__lte=ENDED_AT_LAST)
    began = (
        _stay(start_earliest__isnull=True)
        | Q(end_earliest__isnull=True)
        | in_time
        | last_in_time
    )
    still_there = _stay(end_latest__gt=BEGUN_AT_LAST)
    first_there = Q(is_first=True) & _stay(end_latest__gte=BEGUN)
    ended = (
        _stay(end_latest__isnull=True)
        | Q(start_latest__isnull=True)
        | still_there
        | first_there
        | _stay(start_earliest__gte=BEGUN)
    )
    return began & ended


def _stretches() -> QuerySet[Episode]:
    main = Episode.objects.filter(strand=MAIN_STRAND).order_by()
    beside = main.filter(dialogue=OuterRef("dialogue"))
    return main.annotate(
        is_first=~Exists(beside.filter(number__lt=OuterRef("number"))),
        is_last=~Exists(beside.filter(number__gt=OuterRef("number"))),
        is_alone=~Exists(beside.exclude(track=OuterRef("track"))),
    )


def _of(stays) -> Q:
    at_the_table = _stay(functions__isnull=True) | _stay(functions__seated=True)
    return _stay(**{"in": stays}) & at_the_table


def _stay(**conditions) -> Q:
    return Q(**{f"{STAY}__{name}": value for name, value in conditions.items()})


def _began() -> Q:
    """Began in the stretch, or with the change that opened it."""
    return (
        _stay(start_latest__isnull=False)
        & (Q(is_first=True) | _stay(start_earliest__gte=BEGUN))
        & (Q(is_last=True) | _stay(start_latest__lt=ENDED))
    )


def _ended() -> Q:
    """Ended in the stretch, or with the change that closed it."""
    before = _stay(start_earliest__isnull=True) | _stay(start_earliest__lt=ENDED)
    return (
        _stay(end_earliest__isnull=False)
        & (Q(is_first=True) | _stay(end_earliest__gt=BEGUN_AT_LAST))
        & (Q(is_last=True) | _stay(end_latest__lte=ENDED_AT_LAST) & before)
    )


def _reached() -> Q:
    """Lay in the stretch for some days between its first day and its last."""
    return (
        _stay(start_latest__isnull=False, end_earliest__isnull=False)
        & (Q(is_first=True) | _stay(end_earliest__gt=BEGUN_AT_LAST))
        & (Q(is_last=True) | _stay(start_latest__lt=ENDED))
    )


def _was_present() -> Q:
    """Was present at a meeting that was held in the stretch."""
    day = f"{MEETING}__date"
    return (
        _stay(attendance__presence=Presence.PRESENT)
        & Q(**{f"{MEETING}__standing": MeetingStanding.HELD})
        & Q(**{f"{day}_earliest__isnull": False, f"{day}_latest__isnull": False})
        & (Q(is_first=True) | Q(**{f"{day}_earliest__gte": BEGUN_AT_LAST}))
        & (Q(is_last=True) | Q(**{f"{day}_latest__lt": ENDED}))
    )
