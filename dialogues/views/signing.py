"""Signing in again in the middle of work: what was typed comes back, not yet saved."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dialogues.forms.writer import writer_of
from dialogues.views.parts import is_fragment, sign_in_part
from dialogues.views.typed_text import typed_in

KEPT_WORDS = (
    "You were signed out while you wrote. What you typed is here, and not saved yet."
)
KEPT = "kept_forms"
MOST_KEPT = 5
LONGEST = 200_000


def signed_in(view):
    """Ask who is not signed in to sign in; a form that was sent is kept for them."""

    @wraps(view)
    def page(request, *args, **named):
        if request.user.is_authenticated:
            return view(request, *args, **named)
        if is_fragment(request):
            return sign_in_part(401)
        too_long = request.method == "POST" and not keep_form(request)
        if too_long and (typed := typed_in(request)):
            return _too_old(request, typed)
        return redirect_to_login(request.get_full_path())

    return page


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
        return sign_in_part(403)
    if request.user.is_authenticated and keep_form(request):
        return redirect(request.get_full_path())
    return _too_old(request, typed_in(request))


def _too_old(request, typed: str):
    return render(request, "403_csrf.html", {"typed": typed}, status=403)


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
