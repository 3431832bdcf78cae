"""Files and codebook agree: what is downloaded is as the Table Schema says."""

import csv
import io
import json

import pytest
from frictionless import validate

from dialogues.dictionary import value_lists, variables
from dialogues.exports import TABLES
from dialogues.exports.cell_text import unpacked
from tests.browse.pages import page, problems
from tests.exports.files import rows_of

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
    report = validate(str(folder / "datapackage.json"))
    assert {task.place for task in report.tasks} == {f"{name}.csv" for name in TABLES}
    return report.flatten(["rowNumber", "fieldName", "type", "message"])


def test_every_file_of_the_cases_is_as_the_schema_says(package):
    assert faults(package) == []


def described_in(folder) -> list[dict]:
    return json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]


def rows_in(folder, table: str) -> list[dict[str, str]]:
    return rows_of((folder / f"{table}.csv").read_text("utf-8"))


def test_every_join_leads_to_a_row(package):
    rows = {name: rows_in(package, name) for name in TABLES}
    joined = 0
    for resource in described_in(package):
        for field in resource["schema"]["fields"]:
            if not (join := field.get("joins")):
                continue
            there = {
                tuple(row[header] for header in join["fields"])
                for row in rows[join["resource"]]
            }
            own = [field["name"]]
            if len(join["fields"]) == 2:
                own.insert(0, "dialogue_ref")
            for row in rows[resource["name"]]:
                *dialogue, cell = (row[header] for header in own)
                items = unpacked(cell) if field["type"] == "list" else [cell]
                found = {(*dialogue, item) for item in items if item}
                assert found <= there, (resource["name"], field["name"], found)
                joined += len(found)
    assert joined > 3000


#: A cell that is wrong, by table and header, and what is wrong with it.
WRONG = {
    ("participants", "capacity"): ("offical", "constraint-error"),
    ("participants", "number"): ("three", "type-error"),
    ("parties", "dialogue_ref"): ("D09999", "foreign-key"),
    ("moves", "date_earliest"): ("1993-13-01", "type-error"),
    ("meetings", "id"): ("", "constraint-error"),
    ("dialogues", "changed_at"): ("yesterday", "type-error"),
    ("sources", "was_read"): ("yes", "type-error"),
}


def test_a_wrong_cell_is_a_fault(package):
    for (table, header), (cell, _) in WRONG.items():
        path = package / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        rows[1][rows[0].index(header)] = cell
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    found = faults(package)
    for (_, header), (_, fault) in WRONG.items():
        if fault == "foreign-key":
            assert any(each[2] == fault and "D09999" in each[3] for each in found)
        else:
            assert any(each[1:3] == [header, fault] for each in found), header


def test_the_shares_are_those_of_the_file(package):
    for resource in described_in(package):
        rows = rows_in(package, resource["name"])
        for field in resource["schema"]["fields"]:
            there, about = [row[field["name"]] for row in rows], (resource, field)
            assert field["rows"] == len(there), about
            assert field["empty"] == there.count(""), about
            if reasons := field.get("missingReason"):
                given = [row for row in rows if row[reasons]]
                assert field["missing"] == len(given), about
            if len(there) == there.count(""):
                assert "example" not in field, about
            else:
                assert str(field["example"]) in there, about


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
