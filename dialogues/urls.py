from django.urls import path

from dialogues.api.records import RecordView
from dialogues.views import (
    about,
    browse,
    copying,
    export,
    home,
    moves,
    paste,
    record,
    review,
    rows,
    workspace,
)

urlpatterns = [
    # Pages that everybody reads
    path("", home.home, name="home"),
    path("dialogues/", browse.dialogues, name="dialogues"),
    path("dialogues/<slug:slug>/", record.dialogue, name="dialogue"),
    path("moves/", moves.moves, name="moves"),
    path("about/", about.about, name="about"),
    # Files
    path("download/", export.download, name="download"),
    path("export/<slug:table>.csv", export.export, name="export"),
    path("api/dialogues/<slug:ref>/", RecordView.as_view(), name="record_document"),
    # Entering records
    path("workspace/", workspace.workspace, name="workspace"),
    path("workspace/new/", workspace.dialogue_new, name="dialogue_new"),
    path("workspace/<slug:ref>/", workspace.workspace_record, name="workspace_record"),
    path(
        "workspace/<slug:ref>/overview/",
        workspace.record_overview,
        name="record_overview",
    ),
    path(
        "workspace/<slug:ref>/preview/", workspace.record_preview, name="record_preview"
    ),
    path(
        "workspace/<slug:ref>/step/<slug:step>/",
        review.record_step,
        name="record_step",
    ),
    path("workspace/<slug:ref>/copy/", copying.record_copy, name="record_copy"),
    path(
        "workspace/<slug:ref>/participants/paste/",
        paste.participants_paste,
        name="participants_paste",
    ),
    path("workspace/<slug:ref>/<slug:kind>/new/", rows.row_new, name="row_new"),
    path(
        "workspace/<slug:ref>/<slug:kind>/<slug:key>/", rows.row_edit, name="row_edit"
    ),
    path(
        "workspace/<slug:ref>/<slug:kind>/<slug:key>/remove/",
        rows.row_remove,
        name="row_remove",
    ),
    # Reviewing
    path("review/", review.review, name="review"),
]
