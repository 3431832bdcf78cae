"""The files of the real cases: whole lines, plain texts, whatever the chunk."""

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.exports import TABLES, csv_stream
from tests.exports.files import NAMES, cells_of, file_for, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

ANYONE = AnonymousUser()


@pytest.mark.parametrize("table", NAMES)
def test_each_chunk_asks_as_much_as_the_first(table, monkeypatch):
    monkeypatch.setattr(csv_stream, "CHUNK", 31)
    whole, in_one = file_for(ANYONE, table), queries_of(ANYONE, table)
    monkeypatch.setattr(csv_stream, "CHUNK", 5)
    assert file_for(ANYONE, table) == whole
    # Seven chunks; a full one is followed by the question for more: 31 is one full.
    assert queries_of(ANYONE, table) <= 7 * (in_one - 1)


def test_a_chunk_boundary_loses_and_doubles_nothing(monkeypatch):
    whole = file_for(ANYONE, "moves")
    for size in (1, 2, 30, 31, 32):
        monkeypatch.setattr(csv_stream, "CHUNK", size)
        assert file_for(ANYONE, "moves") == whole


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
