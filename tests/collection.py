"""The 31 real cases: as compiled (what must come out), and loaded (what went in)."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from tests.databases import state

CASES = Path(__file__).parent / "cases"
#: What a note of the compilers says to the builders of the model, not to readers.
FOR_THE_MODEL = " Tests that a dialogue may have zero moves."


@pytest.fixture(scope="session")
def case_files() -> dict[str, dict]:
    """The cases as compiled from published sources, by slug."""
    cases = [yaml.safe_load(path.read_text("utf-8")) for path in CASES.glob("*.yaml")]
    return {case["slug"]: case for case in sorted(cases, key=lambda c: c["slug"])}


@state("collection")
def load_collection() -> None:
    """Load the cases as `make run` does."""
    call_command("load_cases", stdout=StringIO())


@pytest.fixture
def collection(db):
    """The project's own fixtures, loaded as `make run` loads them."""
