"""What allauth asks of this site: who signs up, how often a password may be wrong."""

import math
import time
from collections.abc import Iterator

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import (
    filter_users_by_email,
    get_user_by_username,
)
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError

WRONG = {"app": "allauth.account", "action": "login_failed"}


class MailNotSent(Exception):
    """The mail server did not take a mail."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are handed out by curators; nobody signs up alone.

    Wrong passwords are counted for an account and an address together, so that nobody
    elsewhere locks its owner out, and for an address alone (ACCOUNT_RATE_LIMITS).
    """

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # of SMTP as well
            raise MailNotSent from error

    def _get_login_attempts_cache_key(self, request, **credentials):
        """The account by whichever of its names, from where it is tried."""
        return f"{ratelimit.get_ip(request)} {_account_of(**credentials)}"

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            seconds = max(_seconds_to_wait(request, key), default=1)
            minutes = max(math.ceil(seconds / 60), 1)
            raise ValidationError(
                "Too many wrong passwords from where you are. Try again in "
                f"{minutes} minute{'' if minutes == 1 else 's'}.",
                code=error.code,
            ) from error


def _account_of(username: str = "", email: str = "", **others: str) -> str:
    """One spelling for an account, whether it is named or its e-mail address given."""
    name = username or email
    users = [get_user_by_username(name)] if name else []
    users += filter_users_by_email(name, for_login=True) if "@" in name else []
    found = next(filter(None, users), None)
    return f"account {found.pk}" if found else f"name {name.lower()}"


def _seconds_to_wait(request, key: str) -> Iterator[float]:
    """For each rate that is used up, until the next password may be tried."""
    for rate in ratelimit.get_rates(**WRONG):
        kept = ratelimit.get_cache_key(request, rate=rate, key=key, **WRONG)
        history = cache.get(kept, [])
        if len(history) >= rate.amount:
            yield history[rate.amount - 1] + rate.duration - time.time()
