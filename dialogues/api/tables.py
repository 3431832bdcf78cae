"""The tables of the files as pages of rows in JSON: same rows, same columns."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.asking import Asked, cursor_of, filterset_of, read
from dialogues.api.paging import rows_from
from dialogues.api.problems import WrongQuestion
from dialogues.api.reading import ReadView
from dialogues.api.schema.operations import Operation
from dialogues.api.schema.parameters import (
    filter_components,
    parameters_of,
    shared,
)
from dialogues.api.schema.rows import page_name, table_components
from dialogues.exports import Table, json_value
from dialogues.filters import DialogueFilter, FilterError
from dialogues.models import Dialogue


class TableView(ReadView):
    """The rows of one table that belong to the dialogues that the filters leave."""

    table: Table = None  # type: ignore[assignment]

    def operation(self) -> Operation:
        table = self.table
        return Operation(
            name=f"{table.name}_list",
            summary=f"{table.many.capitalize()}, page by page",
            description=(
                f"One row is {table.row_is}. The rows belong to the dialogues that "
                "the filters leave. Several values of one filter mean any of them, "
                "different filters mean all."
            ),
            tag="Tables",
            answer=page_name(table),
            components=table_components(table) | filter_components(),
            parameters=parameters_of(table),
            shared=shared(),
            problems={400: "The question cannot be asked as it stands."},
        )

    def unknown(self, request: Request) -> list[FilterError]:
        return []  # The filters refuse what they do not know, with what else is wrong.

    def get(self, request: Request) -> Response:
        asked = read(request.query_params, self.table)
        filterset = filterset_of(request)
        if faults := [*asked.faults, *filterset.filter_errors]:
            raise WrongQuestion(faults, self.nearest(request, filterset))
        return Response(self.page(request, filterset.qs, asked))

    def page(
        self, request: Request, dialogues: QuerySet[Dialogue], asked: Asked
    ) -> dict[str, Any]:
        """One page of rows, with the address of the next."""
        table, size = self.table, asked.page_size
        found = rows_from(
            table,
            dialogues,
            request.user,
            columns=asked.columns,
            place=asked.after,
            most=size + 1,
        )
        page: dict[str, Any] = {"next": None, "next_cursor": None}
        if len(found) > size:
            cursor = cursor_of(table, found[size - 1][len(asked.columns) :])
            page |= {"next": self.at(request, cursor=cursor), "next_cursor": cursor}
        if asked.count:
            page["count"] = table.count(dialogues, request.user)
        page["results"] = [
            # A row has its place behind its cells.
            {
                column.name: json_value(column, cell)
                for column, cell in zip(asked.columns, row, strict=False)
            }
            for row in found[:size]
        ]
        return page

    def at(self, request: Request, **instead: str) -> str:
        """The address of this request with other values of some parameters."""
        query = request.query_params.copy()
        for name, value in instead.items():
            query[name] = value
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")

    def nearest(self, request: Request, filterset: DialogueFilter) -> str:
        """The address of the nearest question, with the usual fields and pages."""
        query = filterset.nearest_valid().query_string()
        return request.build_absolute_uri(f"{request.path}?{query}".rstrip("?"))
