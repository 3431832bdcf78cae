"""Records as documents over HTTP: the same for each reader as the page."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.documents import document_for, full_document
from dialogues.models import (
    Dialogue,
    Organisation,
    OrganisationRole,
    Person,
    Source,
)
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def address(record) -> str:
    return f"/api/dialogues/{record.ref}/"


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("anyone", {"open"}),
        ("reader", {"open"}),
        ("ben", {"open"}),
        ("ada", {"open", "embargoed", "draft"}),
        ("cora", {"open", "embargoed", "draft"}),
    ],
)
def test_a_record_is_there_for_whom_its_page_is(archive, client, request, who, sees):
    sign_in(client, request, who)
    for name, record in archive.items():
        expected = 200 if name in sees else 404
        assert client.get(address(record)).status_code == expected
        assert client.get(record.get_absolute_url()).status_code == expected


@pytest.mark.parametrize(
    ("who", "is_told"), [("anyone", False), ("ben", False), ("ada", True)]
)
def test_what_is_masked_on_the_page_is_masked_here(
    archive, client, request, who, is_told
):
    sign_in(client, request, who)
    answer = client.get(address(archive["open"]))
    words = answer.content.decode()
    assert (PROTECTED_NAME in words) == is_told
    assert (RESTRICTED_TITLE in words) == is_told
    assert PROTECTED_ALIAS not in words
    assert answer.json() == document_for(request.getfixturevalue(who), archive["open"])


def test_a_public_record_comes_out_as_it_is_stored(archive, client, cora):
    client.force_login(cora)
    record = archive["open"]
    answer = client.get(address(record))
    assert answer["Content-Type"] == "application/json"
    stored = json.loads(json.dumps(full_document(record)))
    assert answer.json() == stored


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_changed_by_this_way(archive, client, cora, method):
    client.force_login(cora)
    record = archive["open"]
    answer = getattr(client, method)(address(record), {"title": "x"})
    assert answer.status_code in (403, 405)
    assert Dialogue.objects.get(pk=record.pk).title == "Open talks"


def test_a_number_that_nobody_has_is_not_found(client, db):
    assert client.get("/api/dialogues/D09999/").status_code == 404
    assert client.get("/api/dialogues/oslo/").status_code == 404


# Authorities


AUTHORITIES = {
    "people": (Person, OPEN_NAME, PROTECTED_NAME),
    "sources": (Source, "Open letter on the talks", RESTRICTED_TITLE),
}


@pytest.mark.parametrize("name", AUTHORITIES)
@pytest.mark.parametrize(
    ("who", "is_told"),
    [("anyone", False), ("reader", False), ("ben", False), ("ada", True)],
)
def test_an_authority_is_there_for_who_may_know_it(
    archive, client, request, who, is_told, name
):
    sign_in(client, request, who)
    model, public, private = AUTHORITIES[name]
    words = "title" if model is Source else "name"
    shown = model.objects.get(**{words: public})
    hidden = model.objects.get(**{words: private})
    answer = client.get(f"/api/{name}/{shown.ref}/")
    assert answer.json()[words] == public
    answer = client.get(f"/api/{name}/{hidden.ref}/")
    assert answer.status_code == (200 if is_told else 404)
    assert (private in answer.content.decode()) == is_told


def test_a_conflict_is_there_once_a_record_about_it_is(archive, client):
    found = {
        name: client.get(f"/api/conflicts/{record.conflicts.get().ref}/").status_code
        for name, record in archive.items()
    }
    assert found == {"open": 200, "embargoed": 404, "draft": 404}


@pytest.fixture
def institute(archive):
    """A body that convened the open talks, part of one that no record names."""
    parent = Organisation.objects.create(name="House of the unlit room")
    made = Organisation.objects.create(name="Institute of lamps", parent=parent)
    record = archive["open"]
    OrganisationRole.objects.create(dialogue=record, key="o1", organisation=made)
    return made


@pytest.mark.parametrize(("who", "is_told"), [("anyone", False), ("cora", True)])
def test_a_body_does_not_tell_of_one_that_is_not_public(
    institute, client, request, who, is_told
):
    sign_in(client, request, who)
    document = client.get(f"/api/organisations/{institute.ref}/").json()
    assert document["name"] == "Institute of lamps"
    assert ("parent" in document) == is_told


def test_a_hidden_parent_costs_what_none_costs(institute, client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/api/organisations/{institute.ref}/")
        return len(queries)

    hidden = asked()
    institute.parent = None
    institute.save()
    assert asked() == hidden


def test_a_parent_that_is_public_is_named(institute, archive, client):
    record = archive["open"]
    OrganisationRole.objects.create(
        dialogue=record, key="o2", organisation=institute.parent
    )
    document = client.get(f"/api/organisations/{institute.ref}/").json()
    assert document["parent"]["name"] == "House of the unlit room"


@pytest.mark.parametrize("name", ["people", "organisations", "conflicts", "sources"])
def test_a_number_of_another_kind_is_not_found(archive, client, name):
    assert client.get(f"/api/{name}/{archive['open'].ref}/").status_code == 404
