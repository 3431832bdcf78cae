"""The 31 real cases: as compiled (what must come out), and loaded (what went in)."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.db import transaction

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def case_files() -> dict[str, dict]:
    """The cases as compiled from published sources, by slug."""
    cases = [yaml.safe_load(path.read_text("utf-8")) for path in CASES.glob("*.yaml")]
    return {case["slug"]: case for case in sorted(cases, key=lambda c: c["slug"])}


@pytest.fixture(scope="module")
def loaded_collection(django_db_setup, django_db_blocker):
    # Loaded once a module: each test rolls back to this state, not to nothing.
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        call_command("load_cases", stdout=StringIO())
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def collection(loaded_collection, db):
    """The project's own fixtures, loaded as `make run` loads them."""
