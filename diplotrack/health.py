"""Whether the site is well, for whoever watches it (docs/running.md)."""

from django.contrib.auth.models import AnonymousUser
from django.db import Error, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def health(request):
    # No middleware looks a session up afterwards, which asks the database too.
    request.user = AnonymousUser()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return in_words("The database does not answer.", status=503)
    return in_words("DiploTrack and its database answer.")


def in_words(sentence, status=200):
    return HttpResponse(f"{sentence}\n", content_type="text/plain", status=status)
