"""A person or body made in place: names by kind and script, and those very like it."""

import pytest

from dialogues.actions.named import NewName, new_person
from dialogues.models import Organisation, Person
from tests.cast import OPEN_NAME
from tests.workspace.entering import (
    fields_of,
    fill,
    said,
    saved,
    url_of,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(client, ben, talks_of_ben):
    client.force_login(ben)
    return talks_of_ben


def add(client, record, **typed):
    typed = {"capacity": "unofficial"} | typed
    return fill(client, url_of(record, "participants", "new"), **typed)


def names_of(record) -> set[tuple[str, str, str]]:
    return {(each.name, each.kind, each.script) for each in record.names.all()}


# Names by kind and script


def test_each_name_has_its_kind_and_the_script_of_its_letters(client, ours):
    typed = {
        "person_name_1": "ناظم قادر",
        "person_name_2": "Grey Swan",
        "person_kind_2": "cover",
        "person_name_3": "Nazim Q.",
        "person_name_7": "НК",
        "person_kind_7": "acronym",
    }
    more = {"person_wikidata": "Q0", "person_note": "Not the poet."}
    saved(add(client, ours, person="Nazim Qadir", **typed, **more))
    made = ours.participations.get().person
    assert names_of(made) == {
        ("ناظم قادر", "native", "Arab"),
        ("Grey Swan", "cover", "Latn"),
        ("Nazim Q.", "alias", "Latn"),
        ("НК", "acronym", "Cyrl"),
    }
    assert [each.position for each in made.names.all()] == [1, 2, 3, 4]
    assert (made.wikidata, made.note) == ("Q0", "Not the poet.")


def test_three_lines_stand_spare_below_what_was_typed(client, ours):
    typed = {f"person_name_{n}": f"Name {'abcde'[n]}" for n in (1, 2, 3)}
    refused = add(client, ours, person="Nazim Qadir", start="soon", **typed)
    assert refused.status_code == 422
    there = fields_of(refused)
    assert there["person_name_3"] == ["Name d"]
    assert "person_name_6" in there
    assert "person_name_7" not in there


def test_more_lines_are_asked_for_without_a_script(client, ours):
    typed = {"person": "Nazim Qadir", "person_name_3": "Third", "person_more": "on"}
    asked = add(client, ours, **typed)
    assert (asked.status_code, said(asked)) == (200, "")
    assert not ours.participations.exists()
    sent = fields_of(asked) | {"person_name_6": "Sixth"}
    saved(client.post(url_of(ours, "participants", "new"), sent))
    assert {n for n, *_ in names_of(ours.participations.get().person)} == {
        "Third",
        "Sixth",
    }


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"person_kind_1": "cover"}, "Write the name, or leave its line empty."),
        ({"person_name_2": "!!"}, "with letters"),
        ({"person_name_1": "A name", "person_kind_1": "king"}, "available choices"),
        (
            {
                "person_name_1": "Twice",
                "person_name_2": "Twice",
                "person_kind_2": "cover",
            },
            "on the list already",
        ),
    ],
)
def test_a_line_that_makes_no_name_is_refused(client, ours, typed, words):
    refused = add(client, ours, person="Nazim Qadir", **typed)
    assert refused.status_code == 422
    assert words in words_of(refused)
    assert not Person.objects.filter(name="Nazim Qadir").exists()


def test_an_organisation_has_dated_names_a_parent_and_a_note(client, ours):
    parent = Organisation.objects.create(name="University of the harbour")
    url = url_of(ours, "organisations", "new")
    typed = {
        "organisation": "Institute of tides",
        "roles": ["host"],
        "organisation_name_1": "Tide office",
        "organisation_kind_1": "former",
        "organisation_used_1": "1970/1989",
        "organisation_name_2": "IOT",
        "organisation_kind_2": "acronym",
        "new_kind": "research_institute",
        "new_country": "NOR",
        "new_parent": parent.ref,
        "new_note": "Not the weather office.",
    }
    assert fill(client, url, **typed | {"new_parent": "O09999"}).status_code == 422
    assert fill(client, url, **typed | {"organisation_used_1": "x"}).status_code == 422
    saved(fill(client, url, **typed))
    made = ours.organisation_roles.get().organisation
    assert [(n.name, n.kind, n.used) for n in made.names.all()] == [
        ("Tide office", "former", "1970/1989"),
        ("IOT", "acronym", ""),
    ]
    assert (made.parent, made.country, made.note) == (
        parent,
        "NOR",
        "Not the weather office.",
    )


def test_words_about_somebody_recorded_are_refused_where_they_stand(client, ours, cora):
    there = new_person(by=cora, name="Nazim Qadir", others=[NewName("Otto")])
    refused = add(client, ours, person=there.ref, person_note="A poet.")
    assert "new here" in said(refused)
    saved(add(client, ours, person=there.ref, person_name_1="Otto"))
    assert ours.participations.get().person == there


# Those very like it


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Ottoline Marchbank", "one letter differs"),
        ("Marchbanks, Ottoline", "the same words in another order"),
        ("O. Marchbanks", "the same name with initials"),
        ("Audoleen Marshbanx", ""),
        ("Ottolin Marchbenx", "the same sound"),
    ],
)
def test_before_a_second_record_is_made_the_form_asks_once(
    client, ours, cora, typed, reason
):
    there = Person.objects.get(name=OPEN_NAME)
    people = Person.objects.count()
    answer = add(client, ours, person=typed)
    if not reason:
        saved(answer)
        return
    assert answer.status_code == 422
    assert "Very like someone already here" in said(answer)
    page = words_of(answer)
    assert f"Same person: {OPEN_NAME}" in page
    assert reason in page
    assert "Somebody else: make a new record" in page
    assert Person.objects.count() == people
    saved(add(client, ours, person=typed, person_is=there.ref))
    assert ours.participations.get().person == there
    saved(add(client, ours, person=typed, person_is=choice_of_new(answer)))
    assert ours.participations.order_by("-pk").first().person.name == typed


def choice_of_new(response) -> str:
    page = response.content.decode()
    start = page.index('value="new:') + len('value="')
    return page[start : page.index('"', start)]


def test_an_organisation_is_asked_about_by_its_initials(client, ours, cora):
    Organisation.objects.create(name="League of Harbour Studies")
    url = url_of(ours, "organisations", "new")
    typed = {"organisation": "LHS", "roles": ["host"]}
    answer = fill(client, url, **typed)
    assert "Very like an organisation already here" in said(answer)
    assert "its initials" in words_of(answer)
    saved(fill(client, url, **typed, organisation_is="new:lhs"))
    assert ours.organisation_roles.get().organisation.name == "LHS"


def test_a_second_stay_is_told_and_not_hindered(client, ours, cora):
    there = new_person(by=cora, name="Nazim Qadir")
    typed = {"person": there.ref}
    saved(add(client, ours, **typed, start="1992", end="1993", capacity="private"))
    refused = add(client, ours, **typed, start="soon")
    words = words_of(refused)
    assert "Already here: 1992–1993, in private capacity. This adds" in words
    saved(add(client, ours, **typed, start="1994"))
    assert ours.participations.filter(person=there).count() == 2
    first = ours.participations.order_by("pk").first()
    page = words_of(client.get(url_of(ours, "participants", first.key)))
    assert "Also here: from 1994, unofficial." in page
