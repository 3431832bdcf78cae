import pytest

from dialogues.models import Dialogue
from tests.cast import make_ada, publish, record_of
from tests.databases import state


@state("many")
def make_many() -> None:
    ada = make_ada()
    for number in range(7):
        publish(record_of(ada, f"Talks {number}"))


@pytest.fixture
def many(db) -> list[Dialogue]:
    """Seven published dialogues, as files and API order them."""
    return list(Dialogue.objects.order_by("ref"))
