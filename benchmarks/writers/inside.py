"""What is made and measured inside the application, before the server is started.

Run with the environment of the database; prints JSON: drafts, session cookies, and for
how long a save keeps other writers out.
"""

import json
import os
import statistics
import sys
from time import perf_counter
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diplotrack.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group, User  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from dialogues.access import RESEARCHERS  # noqa: E402
from dialogues.actions.records import create_record  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402

PASSWORD = "between the rounds"  # noqa: S105
SAMPLES = 20


def signed_in(name: str) -> tuple[User, Client]:
    user = User.objects.create_user(name, password=PASSWORD)
    user.groups.add(Group.objects.get_or_create(name=RESEARCHERS)[0])
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return user, client


def draft_of(user: User) -> Dialogue:
    return create_record(
        by=user, title="Talks", conflict=None, start="1993", first_track="2"
    )


def new_side(record: Dialogue) -> dict[str, str]:
    """The form of a new row, as it is sent."""
    return {
        "name": "Second side",
        "kind": "principal",
        "opened_at": str(record.version),
        "once": str(uuid4()),
    }


class Held:
    """For how long a save holds the lock of SQLite: from BEGIN to COMMIT."""

    def __init__(self):
        self.began, self.count = perf_counter(), 0
        self.seconds: list[float] = []
        self.statements: list[int] = []

    def __call__(self, execute, sql, *arguments):
        answer = execute(sql, *arguments)
        if sql.startswith("BEGIN"):
            self.began, self.count = perf_counter(), 0
        elif connection.in_atomic_block:
            self.count += 1
            if self.count == 1:
                transaction.on_commit(self.end)
        return answer

    def end(self):
        self.seconds.append(perf_counter() - self.began)
        self.statements.append(self.count)


def save_alone(client: Client, record: Dialogue) -> dict[str, float]:
    held, whole = Held(), []
    with connection.execute_wrapper(held):
        for _ in range(SAMPLES):
            began = perf_counter()
            answer = client.post(
                f"/workspace/{record.ref}/parties/new/", new_side(record)
            )
            whole.append(perf_counter() - began)
            assert answer.status_code == 302, answer.status_code
    return {
        "whole": statistics.median(whole),
        "held": statistics.median(held.seconds or [0]),
        "statements": statistics.median(held.statements or [0]),
    }


def main(writers: int, *, one_record: bool) -> dict:
    user, client = signed_in("tester")
    alone = save_alone(client, draft_of(user))
    accounts = [signed_in(f"writer{number}") for number in range(writers)]
    first = draft_of(accounts[0][0])
    first.editors.set(user for user, _ in accounts[1:])
    desks = []
    for number, (user, client) in enumerate(accounts):
        record = first if one_record or number == 0 else draft_of(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        desks.append({"ref": record.ref, "version": record.version, "session": cookie})
    return {"alone": alone, "desks": desks, "password": PASSWORD, "tester": "tester"}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), one_record=sys.argv[2] == "one"), sys.stdout)
