"""Record numbers are drawn: never one twice, and nothing to be read from their gaps."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls.converters import IntConverter
from hypothesis import given
from hypothesis import strategies as st

from dialogues.choices import FilterOf, SourceKind
from dialogues.models import (
    Conflict,
    DrawnRef,
    Organisation,
    Person,
    RefCounter,
    SavedFilter,
    Source,
    refs,
)
from dialogues.urls import urlpatterns
from tests.cast import record_of

FORM = re.compile(r"[DPOCSF][1-9]\d{4,9}")


@given(st.sampled_from("DPOCSF"), st.integers(0, 10**9))
def test_what_is_drawn_is_new_and_short_and_has_no_leading_zero(prefix, last):
    drawn = refs.draw(prefix, above=last)
    assert drawn
    assert all(FORM.fullmatch(ref) and ref[0] == prefix for ref in drawn)
    assert all(int(ref[1:]) > last for ref in drawn)
    assert drawn == sorted(drawn, key=len)
    assert last >= 10_000 or len(drawn[0]) == len("D48213")


@pytest.mark.django_db
def test_every_kind_of_record_draws_its_number(ada):
    made = [
        record_of(ada, "Talks"),
        Person.objects.create(name="Ottoline Marchbanks"),
        Organisation.objects.create(name="Institute"),
        Conflict.objects.create(name="Quarrel"),
        Source.objects.create(title="A letter", kind=SourceKind.NEWS),
        SavedFilter.objects.create(name="Mine", of=FilterOf.MOVES, owner=ada),
    ]
    assert "".join(each.ref[0] for each in made) == "DPOCSF"
    assert all(FORM.fullmatch(each.ref) for each in made)
    assert not RefCounter.objects.filter(prefix__in="DPOCSF").exists()


@pytest.mark.django_db
def test_numbers_come_in_no_order_and_after_those_given_in_turn():
    RefCounter.objects.create(prefix="P", last=99_500)
    drawn = [DrawnRef.take("P") for _ in range(20)]
    assert drawn != sorted(drawn, key=lambda ref: int(ref[1:]))
    assert all(int(ref[1:]) > 99_500 for ref in drawn)


@pytest.mark.django_db
def test_a_number_stays_given_and_they_grow_where_all_are(monkeypatch):
    """Nine numbers of one digit, ninety of two: those of one are all given first."""
    monkeypatch.setattr(refs, "LENGTHS", range(1, 4))
    made = []
    for place in range(60):
        person = Person.objects.create(name=f"Person {place}")
        made.append(person.ref)
        person.delete()
    assert len(set(made)) == 60
    assert {len(ref) for ref in made[:3]} == {2}
    assert len(made[-1]) > 2


@pytest.mark.django_db
def test_a_draw_asks_as_much_however_many_are_given():
    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            DrawnRef.take("D")
        return len(told)

    before = asked()
    DrawnRef.objects.bulk_create(DrawnRef(f"D{n}") for n in range(10_000, 14_000))
    assert asked() == before == 5


def test_no_address_has_a_primary_key():
    """Rows of all records share them, so they would tell how much is hidden."""
    counting = [
        each.name
        for each in urlpatterns
        for converter in each.pattern.converters.values()
        if isinstance(converter, IntConverter)
    ]
    assert counting == []
