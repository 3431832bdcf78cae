"""Answers that a program keeps: an ETag, and 304 as long as nothing has changed."""

import pytest

from dialogues.actions.changes import changing
from tests.cast import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(archive):
    return f"/api/dialogues/{archive['open'].ref}/"


@pytest.mark.parametrize("who", ["anyone", "ada"])
def test_what_is_kept_and_still_holds_is_not_sent_again(client, request, address, who):
    sign_in(client, request, who)
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_what_has_changed_is_sent_anew(client, cora, archive, address):
    kept = client.get(address)["ETag"]
    with changing(dialogue_id=archive["open"].pk, by=cora) as record:
        record.summary = "Talks by the sea."
        record.save()
    answer = client.get(address, headers={"If-None-Match": kept})
    assert answer.status_code == 200
    assert answer["ETag"] != kept
    assert answer.json()["summary"] == "Talks by the sea."


def test_who_may_know_more_has_another_answer(client, request, address):
    public = client.get(address)["ETag"]
    sign_in(client, request, "ada")
    answer = client.get(address, headers={"If-None-Match": public})
    assert answer.status_code == 200


def test_a_head_is_that_of_the_answer(client, address):
    head, whole = client.head(address), client.get(address)
    assert head.content == b""
    assert head["ETag"] == whole["ETag"]


@pytest.mark.parametrize(
    ("who", "says"), [("anyone", "private, no-cache"), ("ada", "private, no-store")]
)
def test_no_cache_on_the_way_keeps_an_answer(client, request, address, who, says):
    sign_in(client, request, who)
    answer = client.get(address)
    assert answer["Cache-Control"] == says
    assert "Cookie" in answer["Vary"]
