"""The codebook of the files is complete: whatever is added must be described."""

import pytest

from dialogues.codebook import NOT_DEFINED
from dialogues.dictionary import HEADERS, value_lists, variables
from dialogues.dictionary.variables import KINDS
from dialogues.exports import TABLES
from dialogues.exports.column import CellKind

VARIABLES = [each for table in variables().values() for each in table]
IDS = [each.anchor for each in VARIABLES]


def test_every_table_and_column_of_the_files_is_described_in_its_order():
    assert list(variables()) == list(TABLES)
    for name, table in TABLES.items():
        assert [each.column for each in variables()[name]] == list(table.columns)
        assert table.row_is and table.one and table.many
        assert set(table.key) <= set(table.headers)


def test_no_two_variables_have_the_same_address():
    assert len(IDS) == len(set(IDS))
    assert set(KINDS) == set(CellKind)


def test_a_variable_is_defined_by_sentences():
    for variable in VARIABLES:
        text = variable.column.help
        assert text.endswith("."), variable.anchor
        assert not text[0].islower() or text.startswith("withheld"), variable.anchor


def test_a_reason_for_a_gap_belongs_to_a_variable():
    for variable in VARIABLES:
        if variable.reasons:
            of_table = variables()[variable.table.name]
            [reason] = [v for v in of_table if v.column.name == variable.reasons]
            assert reason.value_list == "missing", variable.anchor
    explained = {(each.table.name, each.reasons) for each in VARIABLES}
    for variable in VARIABLES:
        if variable.is_reason and variable.column.name != "source_missing":
            assert (variable.table.name, variable.column.name) in explained


def test_a_join_leads_to_a_variable_that_is_there():
    for variable in VARIABLES:
        if variable.leads_to:
            table, header = variable.leads_to
            assert header in TABLES[table].headers, variable.anchor


@pytest.mark.django_db
@pytest.mark.usefixtures("collection")
def test_every_value_that_a_column_can_have_is_in_its_list_with_its_label():
    lists = value_lists()
    for variable in VARIABLES:
        column, here = variable.column, variable.anchor
        labels = column.labels()
        listed = (
            column.codes or labels or column.kind in (CellKind.CODE, CellKind.BOOLEAN)
        )
        assert bool(variable.value_list) == bool(listed), here
        if not listed:
            continue
        values = {each.code: each for each in lists[variable.value_list].values}
        assert set(column.codes) <= values.keys(), here
        assert set(labels) <= values.keys(), here
        for code, label in labels.items():
            assert values[code].label == label, here


@pytest.mark.django_db
@pytest.mark.usefixtures("collection")
def test_every_value_of_every_list_has_a_meaning():
    lists = value_lists()
    assert len({each.title for each in lists.values()}) == len(lists)
    for each in lists.values():
        for value in each.values:
            assert value.definition.endswith("."), (each.code, value.code)
            assert value.definition != NOT_DEFINED, (each.code, value.code)
            assert value.label, (each.code, value.code)


def test_a_definition_says_whose_it_is():
    by_anchor = {each.anchor: each for each in VARIABLES}
    origins = {
        "moves-date": "ISO 8601-2",
        "moves-date_latest": "ISO 8601-2",
        "dialogues-start": "ISO 8601-2",
        "dialogues-countries_code": "ISO 3166",
        "meetings-country": "ISO 3166",
        "meetings-latitude": "WGS 84",
        "participants-capacity": "Institute on Global Conflict",
        "sources-language": "BCP 47",
    }
    for anchor, name in origins.items():
        assert name in by_anchor[anchor].origin.name
    for own in ("meetings-country_name", "moves-date_missing", "moves-account"):
        assert by_anchor[own].origin is None


def test_the_headers_of_the_codebook_are_a_contract():
    assert ",".join(HEADERS) == (
        "line_is,table,variable,value_list,value,label,kind,definition,origin,"
        "origin_url,example,rows,empty,missing"
    )
