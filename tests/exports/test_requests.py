"""The addresses of the files: methods, filters, faults, heads."""

import random

import pytest
from django.test import RequestFactory

from dialogues.choices import Capacity, Status, Track
from dialogues.filters import dialogues_for
from dialogues.filters.dialogues import MOVED, SORTS, regions
from tests.exports.files import NAMES, get_rows, text_of

pytestmark = pytest.mark.django_db

OTHER_METHODS = ["post", "put", "patch", "delete", "options"]


@pytest.mark.parametrize("table", NAMES)
@pytest.mark.parametrize("method", OTHER_METHODS)
def test_files_are_only_read(client, method, table):
    assert getattr(client, method)(f"/export/{table}.csv").status_code == 405


@pytest.mark.parametrize("table", ["people", "users", "auth_user", "Dialogues", "x-y"])
def test_there_is_no_other_table(client, table):
    assert client.get(f"/export/{table}.csv").status_code == 404


@pytest.mark.parametrize("table", NAMES)
def test_the_head_says_what_comes(archive, client, time_machine, table):
    time_machine.move_to("2026-11-23")
    response = client.get(f"/export/{table}.csv")
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        f'attachment; filename="diplotrack-{table}-2026-11-23.csv"'
    )
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_head_request_reads_no_row(archive, client, django_assert_max_num_queries):
    whole = client.get("/export/participants.csv")
    with django_assert_max_num_queries(2):
        head = client.head("/export/participants.csv")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == whole["Content-Type"]
    assert head["Content-Disposition"] == whole["Content-Disposition"]


BROKEN = [
    ("trakc=1.5", "trakc=1.5"),
    ("track=4", "track=4"),
    ("moved=2-9", "moved=2-9"),
    ("year_from=93", "year_from=93"),
    ("year_from=2000&year_to=1990", "year_from"),
    ("q=%00", "q="),
    ("track=2&country=XX", "country=XX"),
    ("sort=name", "sort=name"),
    ("sort=title&sort=start", "sort"),
    ("format=xlsx", "format=xlsx"),
]


@pytest.mark.parametrize("table", NAMES)
@pytest.mark.parametrize(("query", "named"), BROKEN)
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_broken_filter_gives_its_reason_and_no_row(
    archive, client, method, table, query, named
):
    response = getattr(client, method)(f"/export/{table}.csv?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    if method == "get":
        text = response.content.decode()
        assert named in text
        assert "Open talks" not in text
        assert archive["open"].ref not in text


def test_hostile_parameters_come_back_as_plain_text(client):
    response = client.get("/export/moves.csv", {"<script>": "<b>\r\nX: y"})
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert "\r" not in response.content.decode()
    assert "X" not in response.headers


def test_nothing_found_is_a_file_with_headers_alone(archive, client):
    for table in NAMES:
        assert get_rows(client, table, "q=xylophone") == []
        assert text_of(client.get(f"/export/{table}.csv?q=xylophone")).count("\n") == 1


def test_the_page_number_of_the_list_does_not_cut_the_file(archive, client):
    assert len(get_rows(client, "dialogues", "page=7&per_page=25")) == 1


def questions(number: int) -> list[str]:
    """Valid questions of every kind, the same at every run."""
    chance = random.Random(20_261_123)
    codes = [code for code, _ in regions()]
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


@pytest.mark.usefixtures("collection")
def test_every_question_gives_the_dialogues_of_the_page(client):
    answers = set()
    for query in questions(80):
        request = RequestFactory().get(f"/dialogues/?{query}")
        request.user = client.get("/export/moves.csv").wsgi_request.user
        question = dialogues_for(request)
        assert question.is_valid(), query
        refs = set(question.qs.values_list("ref", flat=True))
        rows = get_rows(client, "dialogues", query)
        assert [row["dialogue_ref"] for row in rows] == sorted(refs), query
        answers.add(len(refs))
    assert len(answers) > 5


@pytest.mark.usefixtures("collection")
def test_the_rows_of_every_table_belong_to_the_dialogues_found(client):
    for query in questions(12):
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
