"""What fails around the site without a bug in it: the database, its disk, the mail."""

import errno
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError

from diplotrack.accounts import MailNotSent


@dataclass(frozen=True, slots=True)
class Outage:
    """What to say of it, and the seconds after which to try again."""

    title: str
    sentence: str
    retry_after: int = 10


BUSY = Outage(
    "The database is busy",
    "Something else was being saved, and this waited for it as long as it may.",
)
CROWDED = Outage(
    "Many are saving at this moment",
    "They are more than the site takes at one time, so this save was not begun.",
    retry_after=2,
)
SLOW = Outage(
    "This took too long",
    "The database stopped it, so that others can go on. A narrower question may do.",
)
FULL = Outage(
    "Nothing can be saved at present",
    "The disk is full or may not be written to. Tell whoever runs this site.",
)
GONE = Outage(
    "The database does not answer",
    "It may be starting anew.",
)
MAIL = Outage(
    "The mail was not sent",
    "The mail server did not take it.",
)
CACHE = Outage(
    "Nobody can sign in at present",
    "Tries cannot be counted, so no password is tried. Tell whoever runs this site.",
)

#: By the codes of PostgreSQL: a whole one, or the two letters of its class.
BY_STATE = {
    "55P03": BUSY,  # lock_not_available: lock_timeout
    "40P01": BUSY,  # deadlock_detected
    "40001": BUSY,  # serialization_failure
    "53300": BUSY,  # too_many_connections
    "57014": SLOW,  # query_canceled: statement_timeout
    "25P03": SLOW,  # idle_in_transaction_session_timeout
    "25006": FULL,  # read_only_sql_transaction
    "53": FULL,  # insufficient resources: disk_full
    "08": GONE,  # connection exceptions
    "57": GONE,  # operator intervention: admin_shutdown, cannot_connect_now
}
#: By the primary codes of SQLite.
BY_CODE = {
    5: BUSY,  # SQLITE_BUSY
    6: BUSY,  # SQLITE_LOCKED
    8: FULL,  # SQLITE_READONLY
    10: FULL,  # SQLITE_IOERR
    13: FULL,  # SQLITE_FULL
    14: GONE,  # SQLITE_CANTOPEN
}
NOT_WRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES}


def outage_of(error: BaseException | None) -> Outage | None:
    """What failed around the site, if an error says so; None for a bug."""
    if isinstance(error, MailNotSent):
        return MAIL
    if isinstance(error, DatabaseError | InterfaceError):
        return _of_database(error)
    if isinstance(error, OSError) and error.errno in NOT_WRITABLE:
        return FULL
    return None


def _of_database(error: Exception) -> Outage | None:
    cause = error.__cause__
    if code := getattr(cause, "sqlite_errorcode", None):
        return BY_CODE.get(code & 0xFF)
    if hasattr(cause, "sqlstate"):
        state = cause.sqlstate
        if state is None:  # there was no server to give one
            return GONE if isinstance(error, OperationalError) else None
        return BY_STATE.get(state) or BY_STATE.get(state[:2])
    return None
