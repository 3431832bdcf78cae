"""A record as a document over HTTP: the same for each reader as its page."""

import json

import pytest

from dialogues.documents import document_for, full_document
from dialogues.models import Dialogue
from tests.cast import PROTECTED_ALIAS, PROTECTED_NAME, RESTRICTED_TITLE, sign_in

pytestmark = pytest.mark.django_db


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
    assert client.get("/api/dialogues/D99999/").status_code == 404
    assert client.get("/api/dialogues/oslo/").status_code == 404
