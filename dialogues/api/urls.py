"""The addresses under /api/."""

from django.urls import path

from dialogues.api.docs import SchemaView, api_docs
from dialogues.api.documents import AuthorityView, RecordView
from dialogues.models import Conflict, Organisation, Person, Source

AUTHORITIES = {
    "people": Person,
    "organisations": Organisation,
    "conflicts": Conflict,
    "sources": Source,
}

urlpatterns = [
    path("docs/", api_docs, name="api_docs"),
    path("schema/", SchemaView.as_view(), name="api_schema"),
    path("dialogues/<slug:ref>/", RecordView.as_view(), name="record_document"),
    *(
        path(
            f"{name}/<slug:ref>/",
            AuthorityView.as_view(model=model),
            name=f"{model._meta.model_name}_document",
        )
        for name, model in AUTHORITIES.items()
    ),
]
