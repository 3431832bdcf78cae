"""What migrations do to the rows that are there."""

from importlib import import_module

import pytest
from django.apps import apps

from dialogues.models import Person, PersonName

pytestmark = pytest.mark.django_db


def test_names_from_before_are_given_their_keys():
    person = Person.objects.create(name="Quray'")
    person.names.create(name="ʿAlāʾ")
    for model in (Person, PersonName):
        model.objects.update(name_key="old", sound_key="")
    import_module("dialogues.migrations.0002_sound_keys").write_keys(apps, None)
    person.refresh_from_db()
    assert (person.name_key, person.sound_key) == ("quray", "kr")
    other = person.names.get()
    assert (other.name_key, other.sound_key) == ("ala", "al")
