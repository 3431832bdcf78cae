"""What Django and django-csp leave open: encodings, copies kept, browser features."""

UNUSED_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES)


def always_utf_8(get_response):
    """Read every request as UTF-8, whatever encoding it claims.

    A form in another encoding is refused while its refusal is written, and a codec that
    is none for text ("hex") fails in the query string: both would be answered 500.
    """

    def middleware(request):
        request.encoding = None
        return get_response(request)

    return middleware


def no_copies(get_response):
    """Nobody keeps a copy of what somebody who signed in was shown."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware


def permissions_policy(get_response):
    def middleware(request):
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return middleware
