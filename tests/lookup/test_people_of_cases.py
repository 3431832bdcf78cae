"""The people of the real cases, found by any of their names."""

import pytest

from dialogues.folding import name_key
from dialogues.lookup import find
from dialogues.models import (
    Conflict,
    DialogueName,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
)
from dialogues.rules.sounds import sound_key

pytestmark = pytest.mark.django_db


def found(user, text) -> list[str]:
    names = dict(Person.objects.values_list("pk", "name"))
    return [names[each.pk] for each in find(Person, user, text)]


@pytest.mark.parametrize(
    "typed",
    [
        "qurei",
        "abu ala",
        "قريع",
        "Abū ʿAlāʾ",
        "ala abu",
        "quri",
        "qur",
        "Ahmad Quray'",
        "أحمد قريع",
        "abu ala qurei",
        "P00193",
    ],
)
def test_one_man_under_all_his_names(collection, cora, typed):
    assert "Ahmed Qurei" in found(cora, typed)[:3]


def test_keys_of_the_collection_are_those_that_saving_gives(collection):
    for model in (
        Conflict,
        DialogueName,
        Organisation,
        OrganisationName,
        Person,
        PersonName,
    ):
        for row in model.objects.all():
            assert row.name_key == name_key(row.name)
            assert row.sound_key == sound_key(row.name)
