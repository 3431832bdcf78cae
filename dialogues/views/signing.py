"""Signing in again in the middle of work: what was typed comes back, not yet saved."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure as refuse
from django.views.decorators.http import require_safe

from dialogues.forms.writer import writer_of

KEPT_WORDS = (
    "You were signed out while you wrote. What you typed is here, and not saved yet."
)
KEPT = "kept_forms"
MOST_KEPT = 5
LONGEST = 200_000


def is_fragment(request) -> bool:
    """Whether a part of the workspace page is asked for, not a page."""
    return request.headers.get("HX-Request") == "true"


def signed_in(view):
    """Ask who is not signed in to sign in; a form that was sent is kept for them."""

    @wraps(view)
    def page(request, *args, **named):
        if request.user.is_authenticated:
            return view(request, *args, **named)
        if is_fragment(request):
            return _nothing_swapped(401)
        if request.method == "POST":
            keep_form(request)
        return redirect_to_login(request.get_full_path())

    return page


def _nothing_swapped(status: int) -> HttpResponse:
    return HttpResponse(status=status, headers={"HX-Reswap": "none"})


def keep_form(request) -> bool:
    """Keep a form of ours that was posted, for whoever opened it, in the session."""
    writer, body = writer_of(request.POST), request.POST.urlencode()
    if not writer or len(body) > LONGEST:
        return False
    kept = dict(request.session.get(KEPT, {}))
    kept.pop(request.get_full_path(), None)
    kept[request.get_full_path()] = [writer, body]
    request.session[KEPT] = dict(list(kept.items())[-MOST_KEPT:])
    return True


def kept_form(request) -> QueryDict | None:
    """What this user typed at this address before they had to sign in; once."""
    kept = dict(request.session.get(KEPT, {}))
    writer, body = kept.get(request.get_full_path(), ("", ""))
    if not body or writer != str(request.user.pk):
        return None
    del kept[request.get_full_path()]
    request.session[KEPT] = kept
    return QueryDict(body)


def csrf_failure(request, reason=""):
    """A form opened before a new sign-in comes back filled; any other is refused."""
    if is_fragment(request):
        return _nothing_swapped(403)
    if request.user.is_authenticated and keep_form(request):
        return redirect(request.get_full_path())
    return refuse(request, reason)


@require_safe
def alive(request):
    """For the scripts of the workspace: whether to sign in again, and a fresh token."""
    return JsonResponse(
        {"signed_in": request.user.is_authenticated, "token": get_token(request)}
    )


@require_safe
def signed_in_again(request):
    """Where signing in from a second window leads: back to the first one."""
    return render(request, "dialogues/workspace/signed_in_again.html")
