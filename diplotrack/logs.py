"""What the log does not need."""

from http import HTTPStatus
from logging import LogRecord


def refusal_in_one_line(record: LogRecord) -> bool:
    """Leave out the traceback of a refusal: nothing has failed."""
    if getattr(record, "status_code", None) == HTTPStatus.FORBIDDEN:
        record.exc_info = None
    return True
