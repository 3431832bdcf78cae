"""Files and codebook agree: what is downloaded is as the Table Schema says."""

import csv
import io
import json

import pytest
from frictionless import Package, system, validate

from dialogues.dictionary import value_lists, variables
from dialogues.exports import TABLES
from tests.browse.pages import page, problems
from tests.exports.files import get_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]


@pytest.fixture
def package(client, tmp_path):
    """The package of the codebook with the files of all tables beside it."""
    described = client.get("/codebook.json").json()
    for resource in described["resources"]:
        name = resource["name"]
        assert resource["path"] == f"http://testserver/export/{name}.csv"
        resource["path"] = f"{name}.csv"
        response = client.get(f"/export/{name}.csv")
        assert response.status_code == 200
        (tmp_path / resource["path"]).write_bytes(b"".join(response.streaming_content))
    (tmp_path / "datapackage.json").write_text(json.dumps(described), "utf-8")
    return tmp_path


def faults(folder) -> list[list[object]]:
    with system.use_context(trusted=True):
        report = validate(Package(str(folder / "datapackage.json")))
    assert {task.name for task in report.tasks} == set(TABLES)
    return report.flatten(["name", "rowNumber", "fieldName", "type", "message"])


def test_every_file_of_the_cases_is_as_the_schema_says(package):
    assert faults(package) == []


@pytest.mark.parametrize(
    ("table", "header", "cell", "fault"),
    [
        ("participants", "capacity", "offical", "constraint-error"),
        ("participants", "number", "three", "type-error"),
        ("participants", "dialogue_ref", "D99999", "foreign-key"),
        ("moves", "date_earliest", "1993-13-01", "type-error"),
        ("dialogues", "dialogue_ref", "D00002", "primary-key"),
        ("dialogues", "changed_at", "yesterday", "type-error"),
    ],
)
def test_a_wrong_cell_is_a_fault(package, table, header, cell, fault):
    path = package / f"{table}.csv"
    rows = list(csv.reader(path.read_text("utf-8").splitlines(keepends=True)))
    rows[1][rows[0].index(header)] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert fault in {each[3] for each in faults(package)}


def cells_of(client, table: str) -> dict[str, list[str]]:
    rows = get_rows(client, table)
    return {header: [row[header] for row in rows] for header in TABLES[table].headers}


@pytest.mark.parametrize("table", TABLES)
def test_the_shares_are_those_of_the_file(client, table):
    cells = cells_of(client, table)
    described = client.get("/codebook.json").json()
    [resource] = [each for each in described["resources"] if each["name"] == table]
    for field in resource["schema"]["fields"]:
        there = cells[field["name"]]
        assert field["rows"] == len(there)
        assert field["empty"] == there.count(""), field["name"]
        if reasons := field.get("missingReason"):
            given = [reason for reason in cells[reasons] if reason]
            assert field["missing"] == len(given)
        if len(there) == there.count(""):
            assert "example" not in field
        else:
            assert str(field["example"]) in there


def test_page_table_and_schema_say_the_same(client):
    html = page(client, "/codebook/")
    assert problems(html) == []
    lines = list(csv.DictReader(io.StringIO(page(client, "/codebook.csv"))))
    schema = client.get("/codebook.json").json()
    told = [
        (each["name"], field["name"], field["description"])
        for each in schema["resources"]
        for field in each["schema"]["fields"]
    ]
    assert told == [
        (line["table"], line["variable"], line["definition"])
        for line in lines
        if line["line_is"] == "variable"
    ]
    for table, header, _ in told:
        assert f'id="{table}-{header}"' in html
    used = {each.value_list for found in variables().values() for each in found} - {""}
    assert schema["valueLists"].keys() == used
    for code, each in value_lists().items():
        values = [value.code for value in each.values]
        if code not in used:
            continue
        assert values == [
            line["value"]
            for line in lines
            if line["line_is"] == "value" and line["value_list"] == code
        ]
        for value in values:
            assert f'id="values-{code}-{value}"' in html


def test_a_codebook_file_says_who_may_keep_it(client):
    for address, kind in (("csv", "text/csv"), ("json", "application/json")):
        response = client.get(f"/codebook.{address}")
        assert response["Content-Type"].startswith(kind)
        assert response["Cache-Control"] == "private, no-store"
        assert client.post(f"/codebook.{address}").status_code == 405
