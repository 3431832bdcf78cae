"""What every template may know of the user."""

from dialogues import access


def rights(request):
    """What the user may do, for menus; None while a request has no user."""
    user = getattr(request, "user", None)
    return {
        "may_research": access.may_research(user),
        "may_curate": access.may_curate(user),
    }
