"""What JSON says where a file has a cell."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.exports import TABLES, CellKind, json_value
from dialogues.models import Dialogue

ANYONE = AnonymousUser()

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

TYPES = {
    CellKind.TEXT: str,
    CellKind.INTEGER: int,
    CellKind.NUMBER: float,
    CellKind.BOOLEAN: bool,
    CellKind.DATE: str,
    CellKind.DATETIME: str,
    CellKind.EDTF: str,
    CellKind.CODE: str,
    CellKind.LIST: list,
}


def values_of(name: str):
    """Every column of the collection with each of its values."""
    table = TABLES[name]
    for row in table.rows(Dialogue.objects.visible_to(ANYONE), ANYONE):
        for column, cell in zip(table.columns, row, strict=True):
            yield column, json_value(column, cell)


@pytest.mark.parametrize("name", TABLES)
def test_values_are_of_the_kind_that_their_column_says(name):
    for column, value in values_of(name):
        if value is None:
            assert column.kind is not CellKind.LIST
        else:
            assert type(value) is TYPES[column.kind], (column.name, value)
            assert value != ""
        json.dumps(value)


@pytest.mark.parametrize("name", TABLES)
def test_codes_are_among_those_that_are_listed_and_have_labels(name):
    labels = {column.name: column.labels() for column in TABLES[name].columns}
    for column, value in values_of(name):
        codes = value if isinstance(value, list) else [value]
        for code in filter(None, codes):
            if column.codes:
                assert str(code).lower() in column.codes, column.name
            if labels[column.name] and code != "not_applicable":
                assert code in labels[column.name], (column.name, code)


def test_every_code_has_a_label():
    for table in TABLES.values():
        for column in table.columns:
            if column.kind is CellKind.CODE:
                assert set(column.codes) <= set(column.labels()), column.name
