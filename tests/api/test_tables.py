"""Tables over HTTP: who sees what, page after page, and what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import ReviewStatus
from dialogues.exports import TABLES
from dialogues.models import Dialogue, Meeting
from tests.api.pages import get, pages, rows
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

SEES = {
    "anyone": {"open"},
    "reader": {"open"},
    "ben": {"open"},
    "ada": {"open", "embargoed", "draft"},
    "cora": {"open", "embargoed", "draft"},
}
#: Words that may stand nowhere for who is not told.
HIDDEN = [PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE]


# Who sees what


@pytest.mark.parametrize("who", SEES)
def test_the_dialogues_are_those_that_one_sees(archive, client, request, who):
    sign_in(client, request, who)
    titles = {row["title"] for row in rows(client, "dialogues")}
    assert titles == {archive[name].title for name in SEES[who]}


@pytest.mark.parametrize("who", ["anyone", "reader", "ben"])
def test_no_table_holds_what_is_hidden(archive, client, request, who):
    sign_in(client, request, who)
    text = str([rows(client, table, "page_size=1") for table in TABLES])
    others = [archive[name] for name in ("embargoed", "draft")]
    hidden = [*HIDDEN, *(each.title for each in others), *(f"{o.ref}'" for o in others)]
    assert not [each for each in hidden if each in text]


def test_a_protected_name_is_withheld(archive, client, request):
    named = [row["name"] for row in rows(client, "participants")]
    assert named == [OPEN_NAME, "[name withheld]"]
    sign_in(client, request, "cora")
    assert PROTECTED_NAME in {row["name"] for row in rows(client, "participants")}


@pytest.mark.parametrize("words", HIDDEN)
def test_words_that_are_hidden_find_nothing(archive, client, words):
    found = get(client, f"/api/dialogues/?count=1&q={words}")
    assert (found["results"], found["count"]) == ([], 0)


def test_the_cursor_of_another_leads_nowhere_hidden(archive, client, cora):
    client.force_login(cora)
    first = get(client, "/api/dialogues/?page_size=1&fields=title")
    client.logout()
    seen = {
        row["title"] for page in pages(client, first["next"]) for row in page["results"]
    }
    assert seen <= {"Open talks"}


# Pages


@pytest.mark.parametrize("size", [1, 2, 7, 8])
@pytest.mark.parametrize("table", ["dialogues", "participants"])
def test_pages_of_any_size_give_each_row_once(many, client, table, size):
    whole = rows(client, table)
    assert len(whole) == {"dialogues": 7, "participants": 14}[table]
    assert rows(client, table, f"page_size={size}") == whole
    found = pages(client, f"/api/{table}/?page_size={size}")
    assert all(len(page["results"]) == size for page in found[:-1])


@pytest.mark.parametrize("size", [1, 2, 3])
def test_rows_far_apart_are_found(many, client, size):
    """Most dialogues have no meeting, so a page reaches over many of them."""
    for number in (0, 5, 6):
        for key in ("t1", "t2"):
            meeting = Meeting(dialogue=many[number], key=key, title=f"{number} {key}")
            meeting.position = int(key[1])
            meeting.save()
    titles = [row["title"] for row in rows(client, "meetings", f"page_size={size}")]
    assert titles == ["0 t1", "0 t2", "5 t1", "5 t2", "6 t1", "6 t2"]


def test_what_comes_and_goes_meanwhile_moves_no_row(many, ada, client):
    first = get(client, "/api/dialogues/?page_size=3&fields=dialogue_ref")
    withdrawn = Dialogue.objects.filter(pk__in=[many[0].pk, many[2].pk])
    withdrawn.update(review_status=ReviewStatus.DRAFT)
    new = publish(record_of(ada, "Talks meanwhile")).ref
    rest = [row for page in pages(client, first["next"]) for row in page["results"]]
    # Whatever number it drew: before the place that was reached it is not told.
    later = {*(record.ref for record in many[3:]), new}
    assert [row["dialogue_ref"] for row in rest] == sorted(
        ref for ref in later if ref > many[2].ref
    )


def test_the_next_page_asks_the_same_question(many, client):
    query = "track=2&capacity=unofficial&capacity=official&fields=id,name&page_size=3"
    found = pages(client, f"/api/participants/?{query}")
    assert len(found) == 5
    assert all(set(row) == {"id", "name"} for p in found for row in p["results"])
    assert found[1]["next"].startswith("http://testserver/api/participants/?track=2&")


def test_the_count_is_told_where_it_is_asked_for(many, client):
    assert "count" not in get(client, "/api/participants/?page_size=2")
    found = pages(client, "/api/participants/?page_size=5&count=1&status=unknown")
    assert {page["count"] for page in found} == {14}


def test_a_question_that_nothing_answers_has_one_empty_page(many, client):
    found = get(client, "/api/meetings/?count=1")
    assert found == {
        "next": None,
        "next_cursor": None,
        "count": 0,
        "results": [],
    }


def test_a_table_takes_as_many_queries_for_many_rows(ada, client):
    def queries() -> dict[str, int]:
        taken = {}
        for table in TABLES:
            with CaptureQueriesContext(connection) as found:
                get(client, f"/api/{table}/?count=1")
            taken[table] = len(found)
        return taken

    record = publish(record_of(ada, "Talks at first"))
    Meeting.objects.create(dialogue=record, key="t1", title="Session")
    few = queries()
    for number in range(5):
        record = publish(record_of(ada, f"Talks {number}"))
        Meeting.objects.create(dialogue=record, key="t1", title="Session")
    assert queries() == few


# Fields


def test_fields_are_those_asked_for(archive, client):
    (row,) = rows(client, "dialogues", "fields=title,dialogue_ref")
    assert row == {"dialogue_ref": archive["open"].ref, "title": "Open talks"}


def test_without_fields_each_column_is_there(archive, client):
    for table in TABLES.values():
        assert all(list(row) == table.headers for row in rows(client, table.name))


# Answers that are kept, and where to begin


def test_a_page_is_not_sent_again_while_it_holds(archive, client):
    for table in TABLES:
        address = f"/api/{table}/?page_size=1"
        kept = client.get(address)["ETag"]
        again = client.get(address, headers={"If-None-Match": kept})
        assert again.status_code == 304


def test_the_root_leads_to_every_table_and_file(archive, client):
    root = get(client, "/api/")
    assert [table["name"] for table in root["tables"]] == list(TABLES)
    for table in root["tables"]:
        assert client.get(table["url"]).status_code == 200
        assert client.head(table["csv"]).status_code == 200
    assert client.get(root["schema"]).status_code == 200
    assert client.get(root["docs"]).status_code == 200
