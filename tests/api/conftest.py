import pytest

from dialogues.models import Dialogue
from tests.cast import publish, record_of


@pytest.fixture
def many(ada) -> list[Dialogue]:
    """Seven published dialogues."""
    return [publish(record_of(ada, f"Talks {number}")) for number in range(7)]
