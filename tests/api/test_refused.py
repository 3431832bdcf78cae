"""What a table refuses: by name, all at once, no word about what is hidden."""

import pytest

from dialogues.choices import FilterOf
from dialogues.models import SavedFilter
from tests.api.pages import get, pages
from tests.cast import PROTECTED_NAME, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("page_size=0", "page_size", "bad_page_size"),
        ("page_size=1001", "page_size", "bad_page_size"),
        ("page_size=-1", "page_size", "bad_page_size"),
        ("page_size=ten", "page_size", "bad_page_size"),
        ("page_size=00001000000", "page_size", "bad_page_size"),
        ("page_size=%D9%A3", "page_size", "bad_page_size"),
        ("page_size=2&page_size=3", "page_size", "given_twice"),
        ("fields=title,nothing", "fields", "unknown_field"),
        ("fields=", "fields", "unknown_field"),
        ("fields=pk", "fields", "unknown_field"),
        ("count=yes", "count", "unknown_value"),
        ("cursor=", "cursor", "bad_cursor"),
        ("cursor=WyJEMDAwMDEiXQ", "cursor", "bad_cursor"),
        ("cursor=WyJEMDAwMDEiXQ:J3uPcKwZmy9GV3qHHS3LeRuC", "cursor", "bad_cursor"),
        ("page=2", "page", "unknown_filter"),
        ("per_page=25", "per_page", "unknown_filter"),
        ("format=json", "format", "unknown_filter"),
        ("trakc=1", "trakc", "unknown_filter"),
        ("track=4", "track", "unknown_value"),
        ("person=P09999", "person", "unknown_value"),
        ("year_from=1999&year_to=1990", "year_from", "empty_range"),
    ],
)
def test_what_is_wrong_is_refused_by_name(archive, client, query, parameter, code):
    answer = client.get(f"/api/dialogues/?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    (fault,) = answer.json()["errors"]
    assert (fault["parameter"], fault["code"]) == (parameter, code)
    assert "results" not in answer.json()


def test_all_that_is_wrong_is_told_at_once_with_the_nearest_question(archive, client):
    query = "trakc=2&fields=nothing&page_size=0&capacity=unofficial"
    told = client.get(f"/api/participants/?{query}").json()
    assert {each["parameter"] for each in told["errors"]} == {
        "trakc",
        "fields",
        "page_size",
    }
    nearest = told["nearest"].removeprefix("http://testserver")
    assert nearest == "/api/participants/?track=2&capacity=unofficial"
    assert len(get(client, nearest)["results"]) == 2


def test_a_cursor_of_another_table_is_refused(many, client):
    elsewhere = get(client, "/api/moves/?page_size=1")["next"]
    answer = client.get(elsewhere.replace("/api/moves/", "/api/participants/"))
    assert answer.status_code == 400


def test_a_person_who_is_not_public_is_refused_like_one_that_is_not(archive, client):
    protected = archive["open"].participations.get(person__name=PROTECTED_NAME).person

    def told(ref: str) -> str:
        answer = client.get(f"/api/dialogues/?person={ref}")
        assert answer.status_code == 400
        return answer.content.decode().replace(ref, "")

    assert told(protected.ref) == told("P09999")


# Saved filters


@pytest.mark.parametrize(("who", "may"), [("ben", True), ("ada", False)])
def test_a_saved_filter_is_taken_where_one_may_know_it(many, client, request, who, may):
    saved = SavedFilter.objects.create(
        name="Mine",
        of=FilterOf.DIALOGUES,
        query="q=Talks+3",
        owner=request.getfixturevalue("ben"),
    )
    sign_in(client, request, who)
    address = f"/api/dialogues/?saved={saved.ref}&fields=title&page_size=1"
    if may:
        (page,) = pages(client, address)
        assert page["results"] == [{"title": "Talks 3"}]
        return
    answers = [
        client.get(address.replace(saved.ref, ref)).content.decode().replace(ref, "")
        for ref in (saved.ref, "F09999")
    ]
    assert answers[0] == answers[1]
    assert '"status": 400' in answers[0]
