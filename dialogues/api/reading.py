"""What every view of the API is: for reading, by anybody, revalidated, strict."""

from typing import Any

from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response, set_response_etag
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from dialogues.api.problems import WrongQuestion
from dialogues.api.schema.operations import ApiSchema, Operation
from dialogues.filters import FilterError
from dialogues.filters.strict import too_many_values


class ReadView(APIView):
    """Answers GET and HEAD with an ETag; a parameter that it does not know is refused.

    `operation` says what the view does, for the OpenAPI document.
    """

    http_method_names = ["get", "head", "options"]
    permission_classes = [AllowAny]
    schema: Any = ApiSchema()
    #: The parameters of the query string that the view reads.
    parameters: frozenset[str] = frozenset()

    def operation(self) -> Operation:
        raise NotImplementedError

    def unknown(self, request: Request) -> list[FilterError]:
        """The parameters that the view does not read, each as a fault."""
        if fault := too_many_values(request.query_params):
            return [fault]
        return [
            FilterError("unknown_parameter", name, value, "There is no such parameter.")
            for name, value in request.query_params.items()
            if name not in self.parameters
        ]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if faults := self.unknown(request):
            raise WrongQuestion(faults)

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        response = super().finalize_response(request, response, *args, **kwargs)
        # What is told depends on who asks. `no_copies` has a word for who signed in.
        if not request.user.is_authenticated:
            response["Cache-Control"] = "private, no-cache"
        if isinstance(response, Response) and response.status_code == 200:
            response.add_post_render_callback(self._unless_known)
        return response

    def _unless_known(self, response: Response) -> HttpResponseBase | None:
        """The answer with its ETag, or 304 where the caller has it already."""
        set_response_etag(response)
        return get_conditional_response(
            self.request, etag=response["ETag"], response=response
        )
