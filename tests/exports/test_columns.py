"""The headers are a contract. Whoever changes one changes it here, knowing it."""

import re

import pytest

from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS, Shape
from dialogues.exports import TABLES

HEADERS = {
    "dialogues": """
        dialogue_ref slug title names_name names_kind names_script summary conflicts_ref
        conflicts_name conflicts_missing regions regions_missing countries_code
        countries_label countries_missing purposes purposes_missing forms forms_missing
        start start_earliest start_latest start_missing end end_earliest end_latest
        end_missing status status_missing status_detail interaction interaction_missing
        official_relations official_relations_missing policy_link policy_link_missing
        is_series is_series_missing disclosure_rule disclosure_rule_missing first_track
        current_track realised_moves turning_points participant_count meeting_count
        moves_note participants_note sources sources_missing sources_against
        review_status public_from version changed_at
    """,
    "moves": """
        id dialogue_ref dialogue_title move position kind term term_missing from_track
        from_track_missing to_track to_track_missing direction direction_missing strand
        date date_earliest date_latest date_missing known_since known_since_earliest
        known_since_latest known_since_missing standing ends_strand other_dialogue_ref
        other_dialogue_name other_dialogue_missing other_title trigger trigger_missing
        evidence evidence_missing account confidence confidence_missing justification
        sources sources_missing sources_against
    """,
    "participants": """
        id dialogue_ref dialogue_title participation position name person_ref
        person_name person_missing organisation_ref organisation_name
        organisation_missing unnamed_as number number_is party party_name party_kind
        party_missing office office_missing capacity capacity_group capacity_note
        established_capacity established_capacity_missing established_since
        established_since_earliest established_since_latest established_since_missing
        mandate_from mandate_from_missing functions functions_missing function_detail
        start start_earliest start_latest start_missing end end_earliest end_latest
        end_missing identity identity_open_from identity_open_from_missing
        publicly_named confidence confidence_missing note sources
        sources_missing sources_against
    """,
    "meetings": """
        id dialogue_ref dialogue_title meeting position number number_missing series
        series_missing title title_missing date date_earliest date_latest date_missing
        standing medium medium_missing place place_missing country country_missing
        country_label country_name latitude latitude_missing longitude longitude_missing
        form form_missing hosts_ref hosts_name hosts_missing attending attending_missing
        attending_is parent parent_missing account present absent excluded disputed
        sources sources_missing sources_against
    """,
    "sources": """
        id dialogue_ref dialogue_title entry position source_ref source_missing kind
        author title publisher year url doi language access source_note was_read
        background note
    """,
}

#: Facts of a document that no file tells, each with the reason.
ELSEWHERE = {
    "dialogue": {"missing": "one column a field"},
    "entries": {"missing": "no field of an entry is missing for a reason"},
    "moves": {"missing": "one column a field"},
    "participations": {"missing": "one column a field"},
    "meetings": {"missing": "one column a field"},
    "meetings.attendance": {
        "note": "the four lists hold keys alone; the note stands on the record's page"
    },
}
#: Lists of a document that have no file of their own yet.
NO_FILE_YET = {
    "parties": "their key, name and kind stand in participants.csv",
    "organisation_roles": "on the record's page",
    "track_claims": "on the record's page",
    "secrecy_periods": "on the record's page",
    "outcomes": "on the record's page",
    "links": "on the record's page",
    "disagreements": "on the record's page",
    "citations": "which source speaks of a row stands beside it; locator, value given "
    "and note stand on the record's page",
}
#: Of the authorities only sources have a file; the others are named by number and name.
NO_FILE_OF_AUTHORITY = {"person", "organisation", "conflict"}

FILES = {
    "entries": "sources",
    "moves": "moves",
    "participations": "participants",
    "meetings": "meetings",
}
SHAPES = {part.name: part.shape for part in ROWS}


def told(table: str) -> set[str]:
    """The fields that the columns of a file tell."""
    return {column.tells for column in TABLES[table].columns}


def not_told(shape: Shape, known: set[str], place: str) -> set[str]:
    facts = {*shape.fields, *(part.name for part in shape.lists)}
    return facts - known - ELSEWHERE.get(place, {}).keys() - {"key"}


@pytest.mark.parametrize("table", HEADERS)
def test_headers_are_these_in_this_order(table):
    assert TABLES[table].headers == HEADERS[table].split()


def test_there_are_five_tables():
    assert list(TABLES) == list(HEADERS)


def test_every_fact_of_a_dialogue_has_a_column():
    assert not_told(DIALOGUE, told("dialogues"), "dialogue") == set()


@pytest.mark.parametrize("part", FILES)
def test_every_fact_of_a_row_has_a_column(part):
    assert not_told(SHAPES[part], told(FILES[part]), part) == set()


def test_every_list_inside_a_row_has_its_columns():
    columns = {column.name for column in TABLES["dialogues"].columns}
    for part in DIALOGUE.lists:
        for name in part.shape.fields:
            assert f"{part.name}_{name}" in columns
    (attendance,) = SHAPES["meetings"].lists
    lists = {"participation", "presence"} | ELSEWHERE["meetings.attendance"].keys()
    assert set(attendance.shape.fields) == lists


def test_every_fact_of_a_source_has_a_column():
    own_headers = {"ref": "source_ref", "note": "source_note"}
    headers = set(TABLES["sources"].headers)
    for name in AUTHORITIES["source"].fields:
        assert own_headers.get(name, name) in headers


def test_what_has_no_file_is_known():
    assert set(SHAPES) - set(FILES) == set(NO_FILE_YET)
    assert set(AUTHORITIES) - {"source"} == NO_FILE_OF_AUTHORITY


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
