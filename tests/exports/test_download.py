"""The page that says what is in the files."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.review import take_step
from dialogues.choices import ReviewStep
from dialogues.exports import TABLES
from tests.cast import (
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)

pytestmark = pytest.mark.django_db


def page(client, query: str = "") -> str:
    response = client.get(f"/download/?{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_page_is_only_read(client, method):
    assert getattr(client, method)("/download/").status_code == 405


@pytest.mark.parametrize(
    ("who", "says"),
    [("anyone", "1 dialogue"), ("ada", "3 dialogues"), ("cora", "3 dialogues")],
)
def test_it_says_how_much_there_is_for_whom(archive, client, request, who, says):
    text = page(sign_in(client, request, who))
    assert f"Download {says}" in text
    if who == "anyone":
        for hidden in ("Embargoed", "Draft talks", PROTECTED_NAME, RESTRICTED_TITLE):
            assert hidden not in text


def test_every_column_is_described(client):
    text = html.unescape(page(client))
    for table in TABLES.values():
        for column in table.columns:
            assert f"<code>{column.name}</code>" in text
            assert column.help in text


def test_nothing_found_is_said(archive, client):
    text = page(client, "q=xylophone")
    assert "No dialogue matches." in text
    assert "Download 0 dialogues" in text


def test_a_broken_filter_lists_no_file(archive, client):
    response = client.get("/download/?trakc=2")
    assert response.status_code == 400
    text = response.content.decode()
    assert "trakc=2" in text
    assert "/export/" not in text


def test_a_hostile_question_is_escaped(archive, client):
    text = page(client, "q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_sizes_follow_every_change(archive, client, ada, cora):
    assert "Download 1 dialogue," in page(client)
    assert "Download 1 dialogue," in page(client)
    take_step(
        dialogue_id=archive["open"].pk,
        step=ReviewStep.WITHDRAW,
        by=cora,
        opened_at=archive["open"].version,
        remark="-",
    )
    assert "Download 0 dialogues," in page(client)


def test_sizes_are_not_kept_from_one_reader_for_another(archive, client, request):
    assert "Download 3 dialogues," in page(sign_in(client, request, "ada"))
    client.logout()
    assert "Download 1 dialogue," in page(client)
    assert "Download 3 dialogues," in page(sign_in(client, request, "cora"))


def test_the_page_takes_as_many_queries_for_more_rows(ada, client):
    def queries_of_page() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client)
        return len(queries)

    publish(record_of(ada, "First talks"))
    page(client)
    publish(record_of(ada, "Second talks"))
    before = queries_of_page()
    for number in range(3):
        publish(record_of(ada, f"Further talks {number}"))
    assert queries_of_page() == before
