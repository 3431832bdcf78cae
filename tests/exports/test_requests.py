"""The addresses of the files: methods, filters, faults, heads."""

import pytest

from tests.exports.files import NAMES, get_rows, text_of

pytestmark = pytest.mark.django_db

OTHER_METHODS = ["post", "put", "patch", "delete", "options"]


@pytest.mark.parametrize("method", OTHER_METHODS)
def test_files_are_only_read(client, method):
    for table in NAMES:
        assert getattr(client, method)(f"/export/{table}.csv").status_code == 405


@pytest.mark.parametrize("table", ["persons", "users", "auth_user", "Dialogues", "x-y"])
def test_there_is_no_other_table(client, table):
    assert client.get(f"/export/{table}.csv").status_code == 404


@pytest.mark.parametrize("table", NAMES[:2])
def test_the_head_says_what_comes(client, time_machine, table):
    time_machine.move_to("2026-11-23")
    response = client.get(f"/export/{table}.csv")
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        f'attachment; filename="diplotrack-{table}-2026-11-23.csv"'
    )
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_head_request_reads_no_row(client, django_assert_max_num_queries):
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
    ("track=2&country=XX", "country=XX"),
    ("sort=name", "sort=name"),
    ("sort=title&sort=start", "sort"),
    ("format=xlsx", "format=xlsx"),
]


@pytest.mark.parametrize(("query", "named"), BROKEN)
def test_a_broken_filter_gives_its_reason(client, query, named):
    for table in NAMES:
        response = client.get(f"/export/{table}.csv?{query}")
        assert response.status_code == 400
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert named in response.content.decode()
        assert client.head(f"/export/{table}.csv?{query}").status_code == 400


def test_a_broken_filter_gives_no_row(archive, client):
    for table in NAMES:
        text = client.get(f"/export/{table}.csv?trakc=2").content.decode()
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
