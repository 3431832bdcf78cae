"""The headers are a contract. Whoever changes one changes it here, knowing it."""

import re

import pytest

from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, ModelShape
from dialogues.exports import TABLES
from tests.exports.headers import HEADERS

#: Facts of a document that no file tells, each with the reason.
ELSEWHERE = {"missing": "one column a field"}
FILES = {
    "entries": "sources",
    "parties": "parties",
    "moves": "moves",
    "participations": "participants",
    "organisation_roles": "organisation_roles",
    "meetings": "meetings",
    "track_claims": "track_claims",
    "secrecy_periods": "secrecy",
    "outcomes": "outcomes",
    "links": "links",
    "disagreements": "disagreements",
    "citations": "citations",
}
SHAPES = {part.name: part.shape for part in ROWS}
FILES_OF_AUTHORITIES = {
    "person": ("people", "names"),
    "organisation": ("organisations", "organisation_names"),
    "conflict": ("conflicts", None),
}


def told(table: str) -> set[str]:
    """The fields that the columns of a file tell."""
    return {column.field_name for column in TABLES[table].columns}


def not_told(shape: ModelShape, known: set[str]) -> set[str]:
    facts = {*shape.fields, *(part.name for part in shape.lists)}
    return facts - known - ELSEWHERE.keys() - {"key"}


@pytest.mark.parametrize("table", HEADERS)
def test_headers_are_these_in_this_order(table):
    assert TABLES[table].headers == HEADERS[table].split()


def test_these_are_all_tables():
    assert list(TABLES) == list(HEADERS)


def test_every_fact_of_a_dialogue_has_a_column():
    assert not_told(DIALOGUE, told("dialogues")) == set()


@pytest.mark.parametrize("part", SHAPES)
def test_every_fact_of_a_row_has_a_column(part):
    assert not_told(SHAPES[part], told(FILES[part])) == set()


@pytest.mark.parametrize("authority", FILES_OF_AUTHORITIES)
def test_every_fact_of_an_authority_has_a_column(authority):
    shape = AUTHORITIES[authority]
    own, names = FILES_OF_AUTHORITIES[authority]
    assert not_told(shape, told(own) | {"names"}) == set()
    for part in shape.lists:
        assert not_told(part.shape, told(names)) == set()


def test_every_list_inside_a_row_has_its_columns():
    columns = {column.name for column in TABLES["dialogues"].columns}
    for part in DIALOGUE.lists:
        for name in part.shape.fields:
            assert f"{part.name}_{name}" in columns
    (attendance,) = SHAPES["meetings"].lists
    assert not_told(attendance.shape, told("attendance")) == set()


def test_every_fact_of_a_source_has_a_column():
    own_headers = {"ref": "source_ref", "note": "source_note"}
    headers = set(TABLES["sources"].headers)
    for name in AUTHORITIES["source"].fields:
        assert own_headers.get(name, name) in headers


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_keys_and_joins_name_columns_that_are_there(table):
    assert set(table.key) <= set(table.headers)
    for header, (other, there) in table.joins.items():
        assert header in table.headers
        assert there in TABLES[other].headers


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_header_of_its_own_and_says_what_it_is(table):
    headers = TABLES[table].headers
    assert len(set(headers)) == len(headers)
    for column in TABLES[table].columns:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", column.name)
        assert column.help.endswith("."), column.name


@pytest.mark.parametrize("table", TABLES)
def test_dates_as_entered_have_their_bounds_beside_them(table):
    headers = TABLES[table].headers
    for place, name in enumerate(headers):
        if name.endswith("_earliest"):
            date = name.removesuffix("_earliest")
            assert headers[place - 1 : place + 2] == [date, name, f"{date}_latest"]


@pytest.mark.parametrize("table", TABLES)
def test_a_reason_stands_after_the_column_that_it_explains(table):
    headers = TABLES[table].headers
    for name in headers:
        if name.endswith("_missing"):
            about = name.removesuffix("_missing")
            assert {about, f"{about}_ref", f"{about}_code"} & set(headers), name
