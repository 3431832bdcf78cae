"""Signed out in the middle: what was typed comes back to its writer alone."""

import pytest
from django.test import Client

from dialogues.models import Dialogue
from tests.workspace.entering import fields_of, saved, url_of, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

HX = {"HX-Request": "true"}


@pytest.fixture
def record(draft):
    return draft


@pytest.fixture
def opened(client, ada, record):
    """Ada's filled form of a new party; and she is signed out."""
    client.force_login(ada)
    url = url_of(record, "parties", "new")
    typed = fields_of(client.get(url)) | {"name": "The third side", "start": "1994~"}
    client.logout()
    return url, typed


def password(user) -> dict:
    user.set_password("a long enough phrase")
    user.save()
    return {"login": user.username, "password": "a long enough phrase"}


def sign_in(client, user, to):
    return client.post(f"/accounts/login/?next={to}", password(user) | {"next": to})


def test_the_form_comes_back_filled_after_signing_in(client, ada, opened, record):
    url, typed = opened
    away = client.post(url, typed)
    assert away.url == f"/accounts/login/?next={url}"
    assert sign_in(client, ada, url).url == url
    back = client.get(url)
    assert "What you typed is here, and not saved yet." in words_of(back)
    values = fields_of(back)
    assert (values["name"], values["start"]) == (["The third side"], ["1994~"])
    assert record.parties.count() == 1
    saved(client.post(url, values))
    assert record.parties.filter(name="The third side", start="1994~").exists()
    assert fields_of(client.get(url))["name"] == [""]


def test_somebody_else_who_signs_in_there_does_not_see_it(client, ben, opened, record):
    url, typed = opened
    record.editors.add(ben)
    client.post(url, typed)
    sign_in(client, ben, url)
    assert "The third side" not in client.get(url).content.decode()


def test_a_form_that_we_did_not_give_out_is_not_kept(client, ada, opened):
    url, typed = opened
    client.post(url, typed | {"written_by": f"{ada.pk}:forged"})
    assert "kept_forms" not in client.session


def test_new_record_and_overview_come_back_too(client, ada, record):
    client.force_login(ada)
    for url in ("/workspace/new/", url_of(record, "overview")):
        typed = fields_of(client.get(url)) | {"title": "Typed in vain?"}
        client.logout()
        client.post(url, typed)
        sign_in(client, ada, url)
        assert fields_of(client.get(url))["title"] == ["Typed in vain?"]
    assert not Dialogue.objects.filter(title="Typed in vain?").exists()


def test_in_a_list_nothing_is_swapped_and_the_script_is_told(client, opened):
    url, typed = opened
    answer = client.post(url, typed, headers=HX)
    assert (answer.status_code, answer["HX-Reswap"]) == (401, "none")
    assert not client.get("/workspace/alive/").json()["signed_in"]


def test_a_form_older_than_the_sign_in_comes_back_instead_of_a_refusal(ada, record):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    url = url_of(record, "parties", "new")
    typed = fields_of(client.get(url)) | {"name": "The third side"}
    answer = client.post(url, typed | {"csrfmiddlewaretoken": "x" * 64}, follow=True)
    assert fields_of(answer)["name"] == ["The third side"]
    assert record.parties.count() == 1


def test_a_form_from_another_site_is_refused_and_not_kept(ada, record):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    answer = client.post(url_of(record, "parties", "new"), {"name": "Planted"})
    assert answer.status_code == 403
    assert "kept_forms" not in client.session


def test_a_fresh_token_saves_what_an_old_one_could_not(ada, record):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    url = url_of(record, "parties", "new")
    typed = fields_of(client.get(url)) | {"name": "The third side"}
    refused = client.post(url, typed | {"csrfmiddlewaretoken": "x" * 64}, headers=HX)
    assert refused.status_code == 403
    token = client.get("/workspace/alive/").json()["token"]
    done = client.post(url, typed | {"csrfmiddlewaretoken": token}, headers=HX)
    assert done.status_code == 200
    assert record.parties.filter(name="The third side").exists()
