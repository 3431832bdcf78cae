"""The records of the collection as they are to be entered."""

import pytest

from dialogues.documents import full_document
from dialogues.models import (
    Conflict,
    Dialogue,
    Organisation,
    Person,
    Source,
)
from tests.reentry.cases import ANEW, BY_KEYBOARD
from tests.reentry.comparing import comparable
from tests.reentry.typed import Original


@pytest.fixture(scope="session")
def originals(databases, django_db_blocker) -> dict[str, Original]:
    """By slug, the records that are entered where the collection is not; read once."""
    with django_db_blocker.unblock(), databases.beside("collection"):
        return {slug: read_original(slug) for slug in (*ANEW, *BY_KEYBOARD)}


def read_original(slug: str) -> Original:
    """A record of the collection with all that it names."""
    return Original(Dialogue.objects.get(slug=slug))


def seen_by(user) -> dict[str, str]:
    """The records that the user may name, by their numbers."""
    refs = [
        ref
        for model in (Person, Organisation, Conflict, Source, Dialogue)
        for ref in model.objects.visible_to(user).values_list("ref", flat=True)
    ]
    return dict(zip(refs, refs, strict=True))


def assert_equal(original: Original, made: Dialogue, refs: dict[str, str]) -> None:
    """The document of a record entered anew says what the original says.

    Records that both name by one number (`refs`) are compared with it.
    """
    same = frozenset(ref for ref, here in refs.items() if ref == here)
    before = comparable(original.document, same)
    after = comparable(full_document(made), same)
    for part in {*before, *after}:
        assert after.get(part) == before.get(part), part
