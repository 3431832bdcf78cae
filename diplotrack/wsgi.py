import os
import re

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diplotrack.settings")

CHARSET = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)


def read_as_utf_8(serve):
    """Leave out the encoding that a request claims: every page and form here is UTF-8.

    Django takes any codec by its name, fails over one that is not for text ("hex"), and
    over a form in UTF-16 once more while it writes the refusal: 500 each time.
    """

    def serve_utf_8(environ, start_response):
        claimed = environ.get("CONTENT_TYPE", "")
        return serve(
            environ | {"CONTENT_TYPE": CHARSET.sub("", claimed)}, start_response
        )

    return serve_utf_8


application = read_as_utf_8(get_wsgi_application())
