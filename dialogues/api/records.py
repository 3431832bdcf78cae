"""One record as one document: the shape that revisions store and imports read."""

from django.shortcuts import get_object_or_404
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.documents import document_for
from dialogues.models import Dialogue


class RecordView(APIView):
    """GET a record by its number; names and sources masked as on its page."""

    permission_classes = [AllowAny]

    def get(self, request: Request, ref: str) -> Response:
        seen = Dialogue.objects.visible_to(request.user)
        record = get_object_or_404(seen, ref=ref)
        return Response(document_for(request.user, record))
