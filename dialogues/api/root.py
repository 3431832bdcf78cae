"""Where the API begins: what there is, by address."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from dialogues.api.reading import ReadView
from dialogues.api.schema.codes import Schema, ref
from dialogues.api.schema.operations import Operation
from dialogues.exports import TABLES

ADDRESS: Schema = {"type": "string", "format": "uri"}
COMPONENTS = {
    "Root": {
        "type": "object",
        "required": ["docs", "schema", "tables"],
        "properties": {
            "docs": ADDRESS | {"description": "The page about the API."},
            "schema": ADDRESS | {"description": "The API in OpenAPI 3.1."},
            "tables": {"type": "array", "items": ref("RootTable")},
        },
    },
    "RootTable": {
        "type": "object",
        "required": ["name", "row_is", "url", "csv"],
        "properties": {
            "name": {"type": "string"},
            "row_is": {"type": "string", "description": "What one row is."},
            "url": ADDRESS | {"description": "Its rows."},
            "csv": ADDRESS | {"description": "Its rows as a file."},
        },
    },
}


class RootView(ReadView):
    """The tables, each with its address; the page and the schema of the API."""

    def operation(self) -> Operation:
        return Operation(
            name="root",
            summary="What there is",
            description="The tables by address, and where the API is described.",
            tag="Start",
            answer="Root",
            components=COMPONENTS,
        )

    def get(self, request: Request) -> Response:
        tables = [
            {
                "name": table.name,
                "row_is": table.row_is,
                "url": reverse(f"api_{table.name}", request=request),
                "csv": reverse("export", args=[table.name], request=request),
            }
            for table in TABLES.values()
        ]
        return Response(
            {
                "docs": reverse("api_docs", request=request),
                "schema": reverse("api_schema", request=request),
                "tables": tables,
            }
        )
