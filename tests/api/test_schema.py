"""The description in OpenAPI: valid, whole, and made from what it describes."""

import json

import pytest
import yaml
from django.urls import get_resolver
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from dialogues.api.docs import openapi
from dialogues.exports import TABLES
from dialogues.filters import DialogueFilter
from tests.api.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(client):
    return get(client, "/api/schema/")


def parameters(schema: dict, path: str) -> dict[str, dict]:
    """The parameters of a path by name, shared ones as they are described."""
    listed = schema["paths"][path]["get"]["parameters"]
    shared = schema["components"]["parameters"]
    each = [shared[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in listed]
    return {parameter["name"]: parameter for parameter in each}


def test_it_is_valid(schema):
    assert schema["openapi"] == "3.1.0"
    validate_schema(schema)


def test_every_pointer_leads_somewhere(schema):
    text = json.dumps(schema)
    for kind, components in schema["components"].items():
        for name in components:
            assert f'"#/components/{kind}/{name}"' in text, f"{name} is not used"
    pointed = {part.split('"')[0] for part in text.split('"$ref": "#/components/')[1:]}
    for pointer in pointed:
        kind, name = pointer.split("/")
        assert name in schema["components"][kind]


def test_every_address_of_the_api_is_described(schema):
    apart = {"api/docs/", "api/schema/"}
    found = {
        pattern.replace("<ref:ref>", "{ref}")
        for pattern in routes(get_resolver().url_patterns)
        if pattern.startswith("api/") and pattern not in apart
    }
    assert set(schema["paths"]) == {f"/{each}" for each in found}


def routes(patterns, before: str = ""):
    for each in patterns:
        here = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from routes(each.url_patterns, here)
        else:
            yield here


@pytest.mark.parametrize("name", TABLES)
def test_a_table_takes_every_filter_and_has_every_column(schema, name):
    taken = parameters(schema, f"/api/{name}/")
    own = {"saved", "page_size", "cursor", "count", "fields", "If-None-Match"}
    assert set(taken) == set(DialogueFilter.base_filters) | own
    answer = schema["paths"][f"/api/{name}/"]["get"]["responses"]["200"]
    page = answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    components = schema["components"]["schemas"]
    row = components[page]["properties"]["results"]["items"]["$ref"].rpartition("/")[2]
    assert list(components[row]["properties"]) == TABLES[name].headers
    for column in TABLES[name].columns:
        assert components[row]["properties"][column.name]["description"] == column.help


def test_every_value_of_a_filter_that_is_listed_is_taken(collection, client, schema):
    for name, parameter in parameters(schema, "/api/dialogues/").items():
        one = parameter["schema"].get("items", parameter["schema"])
        if "$ref" in one:
            one = schema["components"]["schemas"][one["$ref"].rpartition("/")[2]]
        for value in one.get("enum", one.get("examples", ())):
            if parameter["in"] == "query" and name != "saved":
                answer = client.get("/api/dialogues/", {name: value, "page_size": 1})
                assert answer.status_code == 200, (name, value, answer.content)


def test_it_is_the_same_for_every_reader(client, cora, schema):
    client.force_login(cora)
    assert get(client, "/api/schema/") == schema


def test_it_comes_in_yaml_where_that_is_asked_for(client, schema):
    answer = client.get("/api/schema/", headers={"Accept": "application/yaml"})
    assert answer["Content-Type"].startswith("application/yaml")
    assert yaml.safe_load(answer.content) == schema


def test_it_is_made_without_the_database(django_assert_num_queries):
    openapi.cache_clear()
    with django_assert_num_queries(0):
        assert openapi()["paths"]


def test_an_empty_value_is_described_as_it_is_taken(client, schema):
    for name, parameter in parameters(schema, "/api/dialogues/").items():
        if parameter["in"] == "query":
            one = parameter["schema"].get("items", parameter["schema"])
            described = {"components": schema["components"], **one}
            taken = client.get("/api/dialogues/", {name: ""}).status_code == 200
            assert Draft202012Validator(described).is_valid("") == taken, name
