"""The files of the real cases: whole lines, any chunk, the same rows as the page."""

import html
import random
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.defaultfilters import filesizeformat
from django.test import RequestFactory

from dialogues.choices import Capacity, Status, Track, Vocabulary
from dialogues.exports import TABLES
from dialogues.filters import dialogues_for
from dialogues.filters.orders import SORTS
from dialogues.filters.same_move import MOVED
from dialogues.models import Term
from tests.browse.pages import page
from tests.exports.files import NAMES, cells_of, file_for, get_rows, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

ANYONE = AnonymousUser()


@pytest.mark.parametrize("table", NAMES)
def test_the_file_is_plain(table):
    data = file_for(ANYONE, table).encode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    cells = cells_of(data.decode())
    assert cells[0] == TABLES[table].headers
    assert {len(row) for row in cells} == {len(cells[0])}
    assert all(any(row) for row in cells)
    assert b"\r\n\r\n" not in data


@pytest.mark.parametrize("table", NAMES)
def test_no_cell_is_a_formula_and_numbers_are_numbers(table):
    header, *rows = cells_of(file_for(ANYONE, table))
    numbers = {"latitude", "longitude"}
    for row in rows:
        for name, cell in zip(header, row, strict=True):
            if name in numbers:
                assert cell == "" or float(cell) is not None
            else:
                assert cell[:1] not in set("=+-@\t\r"), (name, cell)
    if table == "meetings":
        west = [row[header.index("longitude")] for row in rows]
        assert any(cell.startswith("-") for cell in west)


@pytest.mark.parametrize("table", NAMES)
def test_no_row_looks_like_a_cut(table):
    assert not [row for row in cells_of(file_for(ANYONE, table)) if len(row) == 1]


def questions(number: int) -> list[str]:
    """Valid questions of every kind, the same at every run."""
    chance = random.Random(20_261_123)
    regions = Term.objects.filter(vocabulary=Vocabulary.REGION).order_by("code")
    codes = list(regions.values_list("code", flat=True))
    filters = {
        "q": ["oslo", "talks", "peace process", "geneva", "قريع", "korea"],
        "track": Track.values,
        "moved": list(MOVED),
        "capacity": Capacity.values,
        "country": ["NOR", "USA", "ISR", "RUS", "CHN"],
        "region": codes,
        "status": Status.values,
        "year_from": ["1960", "1985", "1993"],
        "year_to": ["1995", "2005", "2020"],
        "sort": list(SORTS),
    }
    several = {"track", "moved", "capacity", "country", "region", "status"}
    found = []
    for _ in range(number):
        parts = []
        for name in chance.sample(list(filters), chance.randint(1, 3)):
            many = chance.randint(1, 2) if name in several else 1
            parts += [f"{name}={v}" for v in chance.sample(list(filters[name]), many)]
        found.append("&".join(parts).replace(" ", "+"))
    return found


def test_every_question_gives_the_dialogues_of_the_page(client):
    answers = set()
    for query in questions(50):
        request = RequestFactory().get(f"/dialogues/?{query}")
        request.user = ANYONE
        question = dialogues_for(request)
        assert question.is_valid(), query
        refs = set(question.qs.values_list("ref", flat=True))
        rows = get_rows(client, "dialogues", query)
        assert [row["dialogue_ref"] for row in rows] == sorted(refs), query
        answers.add(len(refs))
    assert len(answers) > 5


def test_the_rows_of_every_table_belong_to_the_dialogues_found(client):
    for query in questions(8):
        rows = get_rows(client, "dialogues", query)
        counts = {row["dialogue_ref"]: row for row in rows}
        for table, column in (
            ("participants", "participant_count"),
            ("meetings", "meeting_count"),
        ):
            found = get_rows(client, table, query)
            assert {row["dialogue_ref"] for row in found} <= counts.keys()
            assert len(found) == sum(int(row[column]) for row in rows)
        moves = get_rows(client, "moves", query)
        total = sum(int(row["turning_points"]) + 1 for row in rows)
        assert len(moves) == total


LINK = re.compile(r'href="(/export/(\w+)\.csv[^"]*)"')


def download_page(client, query: str) -> str:
    return page(client, f"/download/?{query}")


@pytest.mark.parametrize("query", ["", "track=2&track=1.5", "q=oslo", "country=NOR"])
def test_the_numbers_are_those_of_the_files(client, query):
    text = download_page(client, query)
    links = LINK.findall(text)
    addresses = {name: html.unescape(url) for url, name in links}
    assert list(addresses) == NAMES
    for name, url in addresses.items():
        found = len(get_rows(client, name, url.partition("?")[2]))
        assert found == len(get_rows(client, name, query))
        row = re.search(rf">{name}\.csv</a></th>.*?</tr>", text, re.DOTALL)
        cells = re.findall(r'<td role="cell" class="r">(.*?)</td>', row[0])
        rows, size, columns = (re.sub("<.*?>", "", cell).strip(" ") for cell in cells)
        assert (rows, columns) == (str(found), str(len(TABLES[name].columns)))
        if "about" not in size:
            assert size == filesizeformat(len(text_of(client.get(url)).encode()))


def test_it_says_what_the_question_is_and_how_to_loosen_it(client):
    text = download_page(client, "track=2&country=NOR&page=2")
    assert "Dialogues that were on Track 2, about Norway." in html.unescape(text)
    assert 'href="/download/?track=2"' in text
    assert 'href="/dialogues/?track=2&amp;country=NOR"' in text
    assert "page=2" not in text
