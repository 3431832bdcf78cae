"""Operations of the OpenAPI document, as the views describe themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from dialogues.api.schema.codes import Schema, ref, vocabularies_in

PROBLEM = "Problem"
JSON = "application/json"
PROBLEM_JSON = "application/problem+json"

IF_NONE_MATCH: Schema = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of an answer kept from before: 304 if it still holds.",
    "schema": {"type": "string"},
}

HEADERS: Schema = {
    "ETag": {
        "description": "Changes when the answer changes.",
        "schema": {"type": "string"},
    }
}

PROBLEMS: Mapping[str, Schema] = {
    "ProblemError": {
        "type": "object",
        "description": "One thing that is wrong with the question.",
        "required": ["code", "parameter", "value", "detail"],
        "properties": {
            "code": {"type": "string", "description": "What kind of fault it is."},
            "parameter": {"type": "string"},
            "value": {"type": "string"},
            "detail": {"type": "string", "description": "What is wrong, in words."},
        },
    },
    PROBLEM: {
        "type": "object",
        "description": "An error, told as RFC 9457 lays down.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": {"type": "string", "description": "What kind of error it is."},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What is wrong, in words."},
            "instance": {"type": "string", "description": "What was asked for."},
            "errors": {
                "type": "array",
                "description": "Everything that is wrong with the question.",
                "items": ref("ProblemError"),
            },
            "nearest": {
                "type": "string",
                "description": "The address of the nearest question that can be asked.",
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class Operation:
    """What one view does: its name, its words, its parameters, what it answers.

    `answer` is the name of a component; `components` are the schemas that it needs,
    `shared` the parameters to which `parameters` point.
    """

    name: str
    summary: str
    description: str
    tag: str
    answer: str
    components: Mapping[str, Schema]
    parameters: Sequence[Schema] = ()
    shared: Mapping[str, Schema] = field(default_factory=dict)
    problems: Mapping[int, str] = field(default_factory=dict)


class ApiSchema(AutoSchema):
    """Writes what the view says of itself, and nothing guessed."""

    def get_operation(
        self,
        path: str,
        path_regex: str,
        path_prefix: str,
        method: str,
        registry: ComponentRegistry,
    ) -> Schema:
        self.registry, self.method = registry, method.upper()
        operation: Operation = self.view.operation()
        components = {**operation.components, **PROBLEMS}
        for kind, found in (
            (ResolvedComponent.SCHEMA, components | vocabularies_in(components)),
            (ResolvedComponent.PARAMETER, operation.shared),
        ):
            for name, schema in found.items():
                registry.register_on_missing(
                    ResolvedComponent(name, kind, schema, object=name)
                )
        return {
            "operationId": operation.name,
            "summary": operation.summary,
            "description": operation.description,
            "tags": [operation.tag],
            "parameters": [*operation.parameters, IF_NONE_MATCH],
            "responses": _responses(operation),
        }


def _responses(operation: Operation) -> Schema:
    answer = {
        "description": "The answer.",
        "headers": HEADERS,
        "content": {JSON: {"schema": ref(operation.answer)}},
    }
    problems = {
        str(status): {
            "description": words,
            "content": {PROBLEM_JSON: {"schema": ref(PROBLEM)}},
        }
        for status, words in operation.problems.items()
    }
    return {"200": answer, "304": {"description": "It still holds."}, **problems}
