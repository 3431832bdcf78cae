"""The 31 real cases: as compiled (what must come out), and loaded (what went in)."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.compiled import SLUGS, compiled
from tests.databases import state

#: What a note of the compilers says to the builders of the model, not to readers.
FOR_THE_MODEL = " Tests that a dialogue may have zero moves."


@pytest.fixture(scope="session")
def case_files() -> dict[str, dict]:
    """The cases as compiled from published sources, by slug."""
    return {slug: compiled(slug) for slug in SLUGS}


@state("collection")
def load_collection() -> None:
    """Load the cases as `make run` does."""
    call_command("load_cases", stdout=StringIO())


@pytest.fixture
def collection(db):
    """The project's own fixtures, loaded as `make run` loads them."""
