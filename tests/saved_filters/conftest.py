"""A saved filter of Ben's, private until it is shared."""

import pytest

from dialogues.models import SavedFilter


@pytest.fixture
def saved(ben):
    """A private filter of Ben's."""
    return SavedFilter.objects.create(
        owner=ben, of="dialogues", name="Second track", query="track=2&sort=title"
    )


def shared(saved: SavedFilter) -> SavedFilter:
    saved.is_shared = True
    saved.save()
    return saved
