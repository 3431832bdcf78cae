"""What is edited in the workspace: records of Ada's and Ben's, with some terms."""

import pytest

from dialogues.models import Dialogue
from tests.cast import make_ada, make_ben, publish, record_of
from tests.databases import state
from tests.workspace.entering import vocabularies
from tests.workspace.harbour import make_harbour_talks


@state("terms_and_draft", base="draft")
def make_terms() -> None:
    vocabularies()


@pytest.fixture
def terms_and_draft(draft) -> Dialogue:
    """Ada's draft, with terms of which its forms offer a choice."""
    return draft


@state("talks_of_ben")
def make_talks_of_ben() -> None:
    vocabularies()
    record_of(make_ben(), "Talks of Ben").participations.all().delete()


@pytest.fixture
def talks_of_ben(db) -> Dialogue:
    """Ben's draft with two sources and one side, nobody in it; and terms."""
    return Dialogue.objects.get(title="Talks of Ben")


@state("theirs", base="talks_of_ben")
def make_theirs() -> None:
    publish(record_of(make_ada(), "Open talks"))


@pytest.fixture
def theirs(db) -> Dialogue:
    """Ada's published record, beside Ben's talks."""
    return Dialogue.objects.get(title="Open talks")


@state("harbour_talks")
def harbour() -> None:
    make_harbour_talks(make_ada())


@pytest.fixture
def harbour_talks(db) -> Dialogue:
    """Ada's draft with three participants beside the two that every record has."""
    return Dialogue.objects.get(title="Harbour talks")
