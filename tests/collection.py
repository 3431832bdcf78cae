"""The 31 real cases: as compiled (what must come out), and loaded (what went in)."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

CASES = Path(__file__).parent / "cases"
#: What a note of the compilers says to the builders of the model, not to readers.
FOR_THE_MODEL = " Tests that a dialogue may have zero moves."


@pytest.fixture(scope="session")
def case_files() -> dict[str, dict]:
    """The cases as compiled from published sources, by slug."""
    cases = [yaml.safe_load(path.read_text("utf-8")) for path in CASES.glob("*.yaml")]
    return {case["slug"]: case for case in sorted(cases, key=lambda c: c["slug"])}


@pytest.fixture(scope="session")
def load_collection():
    """Load the cases as `make run` does; a second time from a copy in memory."""
    models = apps.get_app_config("dialogues").get_models(include_auto_created=True)
    kept: dict[type, list] = {}

    def load():
        if kept:
            with transaction.atomic():
                for model, rows in kept.items():
                    model._base_manager.bulk_create(rows)
            # PostgreSQL counts ids apart from the rows, which bring their own here.
            with connection.cursor() as cursor:
                for sql in connection.ops.sequence_reset_sql(no_style(), list(kept)):
                    cursor.execute(sql)
            return
        call_command("load_cases", stdout=StringIO())
        kept.update({model: list(model._base_manager.all()) for model in models})

    return load


@pytest.fixture(scope="module")
def loaded_collection(django_db_setup, django_db_blocker, load_collection):
    # Loaded once a module: each test rolls back to this state, not to nothing.
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        load_collection()
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def collection(loaded_collection, db):
    """The project's own fixtures, loaded as `make run` loads them."""
