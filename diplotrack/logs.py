"""What the log does not need."""

from http import HTTPStatus
from logging import LogRecord

REFUSALS = {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN}


def in_one_line(record: LogRecord) -> bool:
    """Leave out the traceback where no code has failed.

    Of an outage stands there what the database, its disk or the mail server said.
    """
    status = getattr(record, "status_code", None)
    if status == HTTPStatus.SERVICE_UNAVAILABLE and record.exc_info:
        said = str(record.exc_info[1]).partition("\n")[0]
        record.msg, record.args = "%s (%s)", (record.getMessage(), said)
        record.exc_info = None
    elif status in REFUSALS:
        record.exc_info = None
    return True
