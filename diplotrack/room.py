"""Room for readers: whoever saves never takes all threads of a process.

A save waits for the lock of its record, or for that of SQLite, and holds its thread
meanwhile. Where many save at once, those for whom there is no room are told so at once,
and pages, lookups and signing in go on (decision 0038).
"""

from threading import BoundedSemaphore

from django.conf import settings

from diplotrack.errors import outage_answer
from diplotrack.outages import CROWDED

READING = {"GET", "HEAD", "OPTIONS"}
SIGNING_IN = "/accounts/"


def room_for_readers(get_response):
    """Answer 503 to a form beyond `SAVES_AT_ONCE` of this process."""
    room = BoundedSemaphore(settings.SAVES_AT_ONCE)

    def middleware(request):
        if request.method in READING or request.path_info.startswith(SIGNING_IN):
            return get_response(request)
        if not room.acquire(blocking=False):
            return outage_answer(request, CROWDED)
        try:
            return get_response(request)
        finally:
            room.release()

    return middleware
