"""What the log does not need."""

from http import HTTPStatus
from logging import LogRecord

REFUSALS = {HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN}


def refusal_in_one_line(record: LogRecord) -> bool:
    """Leave out the traceback of a refusal: nothing has failed."""
    if getattr(record, "status_code", None) in REFUSALS:
        record.exc_info = None
    return True
