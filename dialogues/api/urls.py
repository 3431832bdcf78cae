"""The addresses under /api/."""

from django.urls import path

from dialogues.api.docs import SchemaView, api_docs
from dialogues.api.documents import AuthorityView, RecordView
from dialogues.api.root import RootView
from dialogues.api.tables import TableView
from dialogues.exports import TABLES
from dialogues.models import Conflict, Organisation, Person, Source

AUTHORITIES = {
    "people": Person,
    "organisations": Organisation,
    "conflicts": Conflict,
    "sources": Source,
}

urlpatterns = [
    path("", RootView.as_view(), name="api_root"),
    path("docs/", api_docs, name="api_docs"),
    path("schema/", SchemaView.as_view(), name="api_schema"),
    *(
        path(f"{name}/", TableView.as_view(table=table), name=f"api_{name}")
        for name, table in TABLES.items()
    ),
    path("dialogues/<ref:ref>/", RecordView.as_view(), name="record_document"),
    *(
        path(
            f"{name}/<ref:ref>/",
            AuthorityView.as_view(model=model),
            name=f"{model._meta.model_name}_document",
        )
        for name, model in AUTHORITIES.items()
    ),
]
