"""Errors under /api/: problem details, whatever went wrong and wherever."""

import pytest
from django.db import OperationalError, connection
from django.test import override_settings

from tests.cast import PROTECTED_NAME

pytestmark = pytest.mark.django_db

CONTENT_TYPE = "application/problem+json"


def problem(answer, status: int) -> dict:
    """The problem of an answer, which says the same as its head."""
    assert answer.status_code == status
    assert answer["Content-Type"] == CONTENT_TYPE
    told = answer.json()
    assert told["status"] == status
    assert told["title"] and told["detail"] and told["instance"]
    return told


@pytest.mark.parametrize(
    "address",
    ["/api/dialogues/D09999/", "/api/nothing/", "/api/dialogues/D1/moves/", "/api//"],
)
def test_what_is_not_there_is_a_problem(client, address):
    told = problem(client.get(address), 404)
    assert told["instance"] == address
    assert told["type"] == "about:blank"


def test_absent_and_not_public_look_alike(archive, client):
    draft = archive["draft"].ref
    absent = problem(client.get("/api/dialogues/D09999/"), 404)
    hidden = problem(client.get(f"/api/dialogues/{draft}/"), 404)
    assert absent | {"instance": ""} == hidden | {"instance": ""}


def test_a_page_that_is_not_there_is_still_a_page(client):
    answer = client.get("/nothing/")
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client):
    answer = client.get("/api/dialogues/D09999")
    assert (answer.status_code, answer["Location"]) == (301, "/api/dialogues/D09999/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_method_that_changes_is_a_problem(archive, client, method):
    answer = getattr(client, method)(f"/api/dialogues/{archive['open'].ref}/")
    problem(answer, 405)
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_an_answer_in_another_form_is_a_problem(archive, client):
    address = f"/api/dialogues/{archive['open'].ref}/"
    problem(client.get(address, headers={"Accept": "text/html"}), 406)


def test_a_parameter_that_a_document_does_not_take_is_a_problem(archive, client):
    address = f"/api/dialogues/{archive['open'].ref}/?fields=title&x=1"
    told = problem(client.get(address), 400)
    assert told["type"] == "http://testserver/api/docs/#wrong-question"
    assert [each["parameter"] for each in told["errors"]] == ["fields", "x"]
    assert {each["code"] for each in told["errors"]} == {"unknown_parameter"}


def test_the_type_of_the_problem_leads_to_its_explanation(client):
    told = client.get("/api/schema/?x=1").json()
    address, _, section = told["type"].removeprefix("http://testserver").partition("#")
    assert f'id="{section}"' in client.get(address).content.decode()


def test_a_hidden_character_is_spelt_out(client):
    told = problem(client.get("/api/schema/?x=%E2%80%AEabc"), 400)
    assert told["errors"][0]["value"] == "\\u202eabc"


def failing_database(execute, sql, params, many, context):
    raise OperationalError(f"lost while reading {PROTECTED_NAME}")


def test_a_bug_is_a_problem_that_tells_nothing(archive, client):
    client.raise_request_exception = False
    with connection.execute_wrapper(failing_database):
        answer = client.get(f"/api/dialogues/{archive['open'].ref}/")
    problem(answer, 500)
    assert PROTECTED_NAME not in answer.content.decode()


def test_a_host_that_is_not_ours_is_a_problem(client):
    with override_settings(ALLOWED_HOSTS=["diplotrack.example"]):
        problem(client.get("/api/schema/", headers={"Host": "evil.example"}), 400)
