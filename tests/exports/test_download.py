"""The page that says what is in the files."""

import html

import pytest

from dialogues.exports import TABLES
from tests.cast import PROTECTED_NAME, RESTRICTED_TITLE, sign_in

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
