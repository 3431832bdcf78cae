"""Single records as whole documents: what revisions store and imports read."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from dialogues.api.reading import ReadView
from dialogues.api.schema.codes import Schema
from dialogues.api.schema.operations import Operation
from dialogues.api.schema.shapes import (
    authority_components,
    document_name,
    record_components,
)
from dialogues.documents import authority_for, document_for
from dialogues.documents.shape import AUTHORITIES, DIALOGUE
from dialogues.models import Dialogue
from dialogues.models.refs import Referenced

NOT_FOUND = {404: "There is no such record, or it is not public."}


def ref_in_path(example: str) -> Schema:
    return {
        "name": "ref",
        "in": "path",
        "required": True,
        "description": "The number of the record.",
        "schema": {"type": "string", "examples": [example]},
    }


class RecordView(ReadView):
    """A dialogue by its number; names and sources masked as on its page."""

    def operation(self) -> Operation:
        return Operation(
            name="dialogue_document",
            summary="A dialogue as one document",
            description="Everything that belongs to it and that you may know of.",
            tag="Records",
            answer=document_name(DIALOGUE),
            components=record_components(),
            parameters=[ref_in_path("D00025")],
            problems=NOT_FOUND,
        )

    def get(self, request: Request, ref: str) -> Response:
        seen = Dialogue.objects.visible_to(request.user)
        record = get_object_or_404(seen, ref=ref)
        return Response(document_for(request.user, record))


class AuthorityView(ReadView):
    """A person, an organisation, a conflict or a source by its number."""

    model: Any = None

    def operation(self) -> Operation:
        names = self.model._meta
        one = str(names.verbose_name)
        return Operation(
            name=f"{names.model_name}_document",
            summary=f"{'An' if one[0] in 'aeiou' else 'A'} {one} as one document",
            description=(
                f"What is recorded of the {one} itself; the dialogues in which it "
                "stands are in the tables."
            ),
            tag="Records",
            answer=document_name(AUTHORITIES[str(names.model_name)]),
            components=authority_components(self.model),
            parameters=[ref_in_path(f"{self.model.ref_prefix}00001")],
            problems=NOT_FOUND,
        )

    def get(self, request: Request, ref: str) -> Response:
        seen = self.model.objects.visible_to(request.user)
        authority: Referenced = get_object_or_404(seen, ref=ref)
        return Response(authority_for(request.user, authority))
