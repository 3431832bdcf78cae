"""The 31 cases over HTTP: the same as in the files, and as the schema says."""

from datetime import datetime

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from dialogues.exports import TABLES
from dialogues.models import Conflict, Dialogue, Organisation, Person, Source
from tests.api.pages import cell, get, rows
from tests.exports.files import get_rows

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "",
    "track=1.5&moved=any",
    "capacity=former&region=middle_east&sort=-end",
    "year_from=1990&year_to=1995&status=unknown&status=ended",
    "q=oslo",
]


@pytest.mark.parametrize("query", QUESTIONS)
@pytest.mark.parametrize("table", TABLES)
def test_the_api_gives_the_rows_of_the_file(collection, client, table, query):
    answered = rows(client, table, f"{query}&page_size=40".lstrip("&"))
    in_file = get_rows(client, table, query)
    assert [{n: cell(v) for n, v in row.items()} for row in answered] == in_file
    counted = get(client, f"/api/{table}/?count=1&page_size=1&{query}".rstrip("&"))
    assert counted["count"] == len(in_file)


FORMATS = FormatChecker()


@FORMATS.checks("date-time", ValueError)
def is_moment(value) -> bool:
    """A date with a time and its zone; jsonschema itself knows dates alone."""
    return value is None or datetime.fromisoformat(value).tzinfo is not None


def faults(schema: dict, component: str, value) -> list[str]:
    pointer = {"$ref": f"#/components/schemas/{component}"}
    validator = Draft202012Validator(
        {**pointer, "components": schema["components"]},
        format_checker=FORMATS,
    )
    return [
        f"{each.json_path}: {each.message}" for each in validator.iter_errors(value)
    ]


def strict(schema: dict) -> dict:
    """The schema where an object has no field but those that are described."""
    for component in schema["components"]["schemas"].values():
        if component.get("type") == "object":
            component.setdefault("additionalProperties", False)
    return schema


def component_of(schema: dict, path: str) -> str:
    answer = schema["paths"][path]["get"]["responses"]["200"]
    pointer = answer["content"]["application/json"]["schema"]["$ref"]
    return pointer.rpartition("/")[2]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_as_the_schema_says(collection, client, table):
    schema = strict(get(client, "/api/schema/"))
    page = get(client, f"/api/{table}/?page_size=1000&count=1")
    assert len(page["results"]) == page["count"] > 0
    assert faults(schema, component_of(schema, f"/api/{table}/"), page) == []


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("dialogues", Dialogue),
        ("people", Person),
        ("organisations", Organisation),
        ("conflicts", Conflict),
        ("sources", Source),
    ],
)
def test_every_document_is_as_the_schema_says(collection, client, name, model):
    schema = strict(get(client, "/api/schema/"))
    component = component_of(schema, f"/api/{name}/{{ref}}/")
    refs = list(model.objects.values_list("ref", flat=True))[:40]
    assert refs
    for ref in refs:
        document = get(client, f"/api/{name}/{ref}/")
        assert document["ref"] == ref
        assert faults(schema, component, document) == []


def test_the_root_is_as_the_schema_says(collection, client):
    schema = strict(get(client, "/api/schema/"))
    assert faults(schema, "Root", get(client, "/api/")) == []


@pytest.mark.parametrize("address", ["/api/dialogues/?track=4", "/api/dialogues/D9/"])
def test_a_problem_is_as_the_schema_says(collection, client, address):
    schema = strict(get(client, "/api/schema/"))
    assert faults(schema, "Problem", client.get(address).json()) == []
