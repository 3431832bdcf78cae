"""Names: whose may be read, and what is told of a stay whose name is withheld."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from dialogues.access.readers import Reader, is_known, may_curate
from dialogues.access.records import own
from dialogues.access.rows import EVERYTHING, through
from dialogues.choices import Identity

#: What stands in the place of a name that the reader may not know.
NAME_WITHHELD = "[name withheld]"

#: What a reader who may not know a name still sees of a participation: side, capacity
#: and function. Everything else might tell who it was.
SHOWN_OF_WITHHELD = frozenset(
    {
        "key",
        "number",
        "number_is",
        "party",
        "capacity",
        "established_capacity",
        "functions",
    }
)


def names_open_to(user: Reader, today: date | None = None) -> Q:
    """Participations whose real name the user may read, and so may search.

    Under the Chatham House Rule or secrecy (`names_need_source`) a name is shown only
    if an open source for it is cited (`publicly_named`).
    """
    if may_curate(user):
        return EVERYTHING
    today = today or timezone.localdate()
    unprotected = Q(identity=Identity.OPEN) | Q(
        identity=Identity.PROTECTED_UNTIL, identity_open_from__lte=today
    )
    sourced = Q(dialogue__names_need_source=False) | Q(publicly_named=True)
    public = unprotected & sourced
    if not is_known(user):
        return public
    return public | through(own(user), "dialogue")


def attendance_told_to(user: Reader, today: date | None = None) -> Q:
    """Who was at a meeting, as far as the user may know it.

    The days of a stay whose name is withheld tell who it was, and so does its presence
    at a meeting that has a date.
    """
    return through(names_open_to(user, today), "participation")
