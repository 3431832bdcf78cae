"""What migrations do to the rows that are there."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from dialogues.models import Meeting, Person, PersonName

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


@pytest.fixture
def unchecked():
    """The database takes rows that a CHECK refuses now, as an earlier one did."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA ignore_check_constraints=1"
            if is_sqlite
            else "ALTER TABLE dialogues_meeting DROP CONSTRAINT meeting_on_the_globe"
        )
        yield
        if is_sqlite:
            cursor.execute("PRAGMA ignore_check_constraints=0")


def test_half_a_place_from_before_is_no_place(draft, unchecked):
    places = [(59.9, 10.7), (59.9, None), (None, 10.7), (None, None)]
    for position, (latitude, longitude) in enumerate(places, 1):
        Meeting.objects.create(
            dialogue=draft,
            key=f"t{position}",
            position=position,
            latitude=latitude,
            longitude=longitude,
        )
    module = import_module("dialogues.migrations.0010_whole_places")
    module.take_half_places_away(apps, None)
    kept = draft.meetings.values_list("latitude", "longitude")
    assert list(kept) == [(59.9, 10.7), *[(None, None)] * 3]
