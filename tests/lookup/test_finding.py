"""People by any of their names: which come first, and none that may not be known."""

import pytest

from dialogues.lookup import find, near
from dialogues.models import Organisation, Person

pytestmark = pytest.mark.django_db


def found(user, text, **more) -> list[str]:
    names = dict(Person.objects.values_list("pk", "name"))
    return [names[each.pk] for each in find(Person, user, text, **more)]


def person(name, *others):
    made = Person.objects.create(name=name)
    for position, other in enumerate(others):
        made.names.create(name=other, position=position)
    return made


def test_exact_and_begun_names_stand_before_those_that_sound_alike(cora):
    person("Aaron Kuree"), person("Zed Qurei"), person("Qurei"), person("Adam Qureitos")
    assert found(cora, "qurei") == [
        "Qurei",
        "Adam Qureitos",
        "Zed Qurei",
        "Aaron Kuree",
    ]


def test_whoever_is_in_the_record_stands_first_within_a_rank(cora):
    person("Adam Qureitos"), person("Aaron Kuree")
    here = [person("Zed Qureitos").pk]
    assert found(cora, "qurei", here=here) == [
        "Zed Qureitos",
        "Adam Qureitos",
        "Aaron Kuree",
    ]


def test_every_word_must_fit(cora):
    person("Ottoline Marchbanks", "Grey Heron")
    assert found(cora, "march ott") == ["Ottoline Marchbanks"]
    assert found(cora, "ottoline heron") == ["Ottoline Marchbanks"]
    assert found(cora, "ottoline swan") == []


@pytest.mark.parametrize(
    "typed", ["", " ", "%", "_", "'", "\\", "a" * 2000, "al " * 200]
)
def test_odd_texts_find_nobody_and_break_nothing(cora, typed):
    person("Ottoline Marchbanks")
    assert found(cora, typed) == []
    assert near(Person, cora, typed) == []


def test_those_of_the_very_name_are_not_merely_like_it(cora):
    person("Ottoline Marchbanks", "Otoline Marchbanks")
    other = person("Otoline Marchbank")
    assert [each.pk for each in near(Person, cora, "Ottoline Marchbanks")] == [other.pk]


def test_a_narrowed_rule_of_access_answers_as_the_whole_one(archive, ada, ben, cora):
    Organisation.objects.create(name="Harbour office")
    for model in (Person, Organisation):
        everything = [each.pk for each in model.objects.all()]
        for user in (None, ada, ben, cora):
            whole = set(model.objects.visible_to(user).values_list("pk", flat=True))
            narrow = model.objects.visible_to(user, among=everything)
            assert set(narrow.values_list("pk", flat=True)) == whole
            for pk in everything:
                one = model.objects.visible_to(user, among=[pk])
                assert one.exists() == (pk in whole)


def test_many_that_fit_are_all_asked_about(cora, ben, monkeypatch):
    monkeypatch.setattr("dialogues.lookup.finding.MOST_KEYS", 3)
    for n in range(9):
        person(f"Ottoline {n}")
    for user in (cora, ben):
        assert len(found(user, "otto")) == 9
