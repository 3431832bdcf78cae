"""Counts what the code does to save one turning point of the Oslo channel by htmx.

Files of the application that take part, calls of its functions, and hops: calls from
one of its files into another. Queries, too. In a database of its own, which is removed
at the end. From the root: `.venv/bin/python benchmarks/one_save.py`
"""

import os
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diplotrack.settings_test")

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import (  # noqa: E402
    CaptureQueriesContext,
    setup_test_environment,
)
from django.urls import reverse  # noqa: E402

from dialogues.forms.copies import values_of  # noqa: E402
from dialogues.forms.kinds import KINDS  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402

APPLICATION = tuple(f"{ROOT / name}{os.sep}" for name in ("dialogues", "diplotrack"))
AS_PART = {"HX-Request": "true"}


class Profile:
    """What `sys.setprofile` tells of the files of the application."""

    def __init__(self):
        self.calls: Counter[str] = Counter()
        self.hops = 0

    def __call__(self, frame, event, argument):
        here = frame.f_code.co_filename
        if event != "call" or not here.startswith(APPLICATION):
            return
        self.calls[here] += 1
        caller = frame.f_back
        while caller and not caller.f_code.co_filename.startswith(APPLICATION):
            caller = caller.f_back
        self.hops += bool(caller) and caller.f_code.co_filename != here


def change(curator: User, client: Client, words: str) -> None:
    """Save the second turning point with another account."""
    record = Dialogue.objects.get(slug="oslo-channel")
    kind, row = KINDS["turning-points"], record.moves.all()[1]
    form = kind.form(record=record, user=curator, instance=row)
    values = values_of(form, kind.form_for_new(record=record, user=curator))
    values["opened_at"] = str(form["opened_at"].value())
    values["account"] = words
    client.get("/")  # signs in and imports apart
    profile, address = (
        Profile(),
        reverse("row_edit", args=[record.ref, kind.slug, row.key]),
    )
    with CaptureQueriesContext(connection) as queries:
        sys.setprofile(profile)
        try:
            answer = client.post(
                address,
                values.urlencode(),
                headers=AS_PART,
                content_type="application/x-www-form-urlencoded",
            )
        finally:
            sys.setprofile(None)
    row.refresh_from_db()
    if answer.status_code != 200 or row.account != words:
        raise SystemExit(f"Not saved: {answer.status_code}")
    print(f"files    {len(profile.calls):6,}")
    print(f"calls    {sum(profile.calls.values()):6,}")
    print(f"hops     {profile.hops:6,}")
    print(f"queries  {len(queries):6,}")
    print(f"bytes    {len(answer.content):6,}")
    for name, number in profile.calls.most_common(12):
        print(f"  {number:6,}  {Path(name).relative_to(ROOT)}")


def main() -> None:
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    call_command("load_cases", verbosity=0)
    curator = User.objects.create_superuser("cora")
    client = Client()
    client.force_login(curator)
    change(curator, client, "Once, which fills what is kept.")
    change(curator, client, "Twice.")


if __name__ == "__main__":
    main()
