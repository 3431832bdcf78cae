"""Who somebody is: a reader, a researcher, a curator."""

from typing import TypeAlias, TypeGuard

from django.contrib.auth.models import AnonymousUser, User

CURATORS = "curators"
RESEARCHERS = "researchers"

#: Somebody who reads, signed in or not; None where nobody is told.
Reader: TypeAlias = User | AnonymousUser | None

#: The attribute of a user object that keeps the names of its groups.
_GROUPS = "_diplotrack_groups"


def _groups(user: User) -> frozenset[str]:
    """The names of the user's groups, asked for once per user object."""
    if not hasattr(user, _GROUPS):
        setattr(user, _GROUPS, frozenset(user.groups.values_list("name", flat=True)))
    return getattr(user, _GROUPS)


def is_known(user: Reader) -> TypeGuard[User]:
    """Whether this is somebody who signed in and whose account is in use."""
    return user is not None and user.is_authenticated and user.is_active


def may_curate(user: Reader) -> TypeGuard[User]:
    """Whether the user reviews, publishes and keeps the authorities."""
    return is_known(user) and (user.is_superuser or CURATORS in _groups(user))


def may_research(user: Reader) -> TypeGuard[User]:
    """Whether the user may enter cases of their own."""
    return may_curate(user) or (is_known(user) and RESEARCHERS in _groups(user))
