"""Each test begins with the rows it asks for, whatever the tests before it wrote."""

import pytest
from django.db import connection

from dialogues.models import Dialogue, Person
from tests.databases import EMPTY, state, state_of

state("house")(lambda: None)
state("house_with_guests", base="house")(lambda: None)


@pytest.mark.parametrize(
    ("fixtures", "expected"),
    [
        (["client", "ada"], EMPTY),
        (["client", "house"], "house"),
        (["house", "house_with_guests"], "house_with_guests"),
        (["house_with_guests", "house"], "house_with_guests"),
    ],
)
def test_a_test_begins_with_the_state_that_holds_all_it_asks_for(fixtures, expected):
    assert state_of(fixtures) == expected


def test_two_states_of_which_neither_holds_the_other_are_refused():
    with pytest.raises(AssertionError, match="No state holds all of archive, house"):
        state_of(["house", "archive"])


def test_two_states_have_two_names():
    with pytest.raises(AssertionError, match="two states called house"):
        state("house")(lambda: None)


def test_what_is_committed_is_gone_afterwards(databases, django_db_blocker):
    with django_db_blocker.unblock():
        with databases.own_copy_of("draft"):
            Person.objects.create(name="Nazim Quill")
            Dialogue.objects.update(title="Changed talks")
        for place in (databases.own_copy_of("draft"), databases.beside("draft")):
            with place:
                assert Dialogue.objects.get().title == "Draft talks"
                assert not Person.objects.filter(name="Nazim Quill").exists()


def test_another_state_is_read_beside_that_of_the_test(databases, django_db_blocker):
    with django_db_blocker.unblock(), databases.beside("draft"):
        before = connection.settings_dict["NAME"]
        with databases.beside(EMPTY):
            assert not Dialogue.objects.exists()
        assert connection.settings_dict["NAME"] == before
        assert Dialogue.objects.exists()


@pytest.mark.parametrize("place", ["beside", "own_copy_of"])
def test_a_failure_leads_back_to_the_database_before(
    databases, django_db_blocker, place
):
    before = connection.settings_dict["NAME"]
    with (
        django_db_blocker.unblock(),
        pytest.raises(ZeroDivisionError),
        getattr(databases, place)("draft"),
    ):
        1 / 0  # noqa: B018
    assert connection.settings_dict["NAME"] == before


@pytest.mark.django_db
@pytest.mark.parametrize("draft", ["a parameter"])
def test_a_parameter_called_like_a_state_is_none(draft):
    assert not Dialogue.objects.exists()
