"""The API described: in OpenAPI for programs, on a page for people."""

from functools import cache

from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer2
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.problems import WRONG_QUESTION
from dialogues.api.reading import ReadView
from dialogues.api.schema.codes import Schema


@cache
def openapi() -> Schema:
    """The OpenAPI document: the same for every reader, made once a process."""
    return SchemaGenerator().get_schema(request=None, public=True)


class SchemaView(ReadView):
    """OpenAPI 3.1, in JSON or, where YAML is asked for, in YAML."""

    schema = None
    renderer_classes = [OpenApiJsonRenderer2, OpenApiYamlRenderer2]

    def get(self, request: Request) -> Response:
        return Response(openapi())


@require_safe
def api_docs(request):
    """What the API answers, with every address to be tried in the browser."""
    context = {"wrong_question": WRONG_QUESTION}
    return render(request, "dialogues/api_docs.html", context)
