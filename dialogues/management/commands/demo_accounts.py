"""Accounts for a demonstration on this machine, with passwords printed once."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from dialogues.access import CURATORS, RESEARCHERS

ACCOUNTS = {
    "researcher": {"groups": [RESEARCHERS]},
    "curator": {"groups": [RESEARCHERS, CURATORS], "is_staff": True},
    "administrator": {"is_staff": True, "is_superuser": True},
}


class Command(BaseCommand):
    help = (
        "Make the accounts researcher, curator and administrator with random "
        "passwords, printed once. Accounts that are there stay as they are."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--new-passwords",
            action="store_true",
            help="give the accounts new random passwords and print them",
        )

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.LOCAL:
            raise CommandError(
                "Demonstration accounts are made only where DIPLOTRACK_LOCAL=1, "
                "on a machine that serves nobody else."
            )
        made = {}
        for name, rights in ACCOUNTS.items():
            password = self.account(name, rights, renew=options["new_passwords"])
            if password:
                made[name] = password
        if not made:
            self.stdout.write("The demonstration accounts are here already.")
            return
        self.stdout.write("Demonstration accounts. The passwords are not shown again:")
        for name, password in made.items():
            self.stdout.write(f"  {name:<14} {password}")

    def account(self, name: str, rights: dict, *, renew: bool) -> str:
        """Make one account; return its password, "" if it was there and stays."""
        flags = {key: value for key, value in rights.items() if key != "groups"}
        user, is_new = get_user_model().objects.get_or_create(
            username=name, defaults=flags
        )
        if not is_new and not renew:
            return ""
        password = secrets.token_urlsafe(12)
        user.set_password(password)
        user.save()
        for group in rights.get("groups", ()):
            user.groups.add(Group.objects.get_or_create(name=group)[0])
        return password
