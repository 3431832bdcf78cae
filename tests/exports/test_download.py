"""The page that says what is in the files."""

import html
import re

import pytest

from dialogues.exports import TABLES
from tests.cast import PROTECTED_NAME, RESTRICTED_TITLE, sign_in
from tests.exports.files import NAMES, get_rows

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="(/export/(\w+)\.csv[^"]*)"')


def page(client, query: str = "") -> str:
    response = client.get(f"/download/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def links(text: str) -> dict[str, str]:
    return {name: html.unescape(url) for url, name in LINK.findall(text)}


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


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("query", ["", "track=2&track=1.5", "q=oslo", "country=NOR"])
def test_the_numbers_are_those_of_the_files(client, query):
    text = page(client, query)
    addresses = links(text)
    assert list(addresses) == NAMES
    for name, url in addresses.items():
        found = len(get_rows(client, name, url.partition("?")[2]))
        assert found == len(get_rows(client, name, query))
        row = re.search(rf">{name}\.csv</a></th>.*?</tr>", text, re.DOTALL)
        cells = re.findall(r'<td class="r">(\d+)</td>', row[0])
        assert cells == [str(found), str(len(TABLES[name].columns))]


@pytest.mark.usefixtures("collection")
def test_it_says_what_the_question_is_and_how_to_loosen_it(client):
    text = page(client, "track=2&country=NOR&page=2")
    assert "Dialogues that were on Track 2, about Norway." in html.unescape(text)
    assert 'href="/download/?track=2"' in text
    assert 'href="/dialogues/?track=2&amp;country=NOR"' in text
    assert "page=2" not in text


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
