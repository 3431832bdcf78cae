from django.urls import include, path

from dialogues.views import (
    about,
    authorities,
    browse,
    codebook,
    copying,
    dates,
    evidence,
    export,
    filter_values,
    first_move_up,
    help,
    home,
    justify,
    moves,
    options,
    paste,
    path_preview,
    places,
    record,
    removing,
    review,
    rows,
    saved_filters,
    signing,
    sources,
    tracks,
    workspace,
)

urlpatterns = [
    # Pages that everybody reads
    path("", home.home, name="home"),
    path("dialogues/", browse.dialogues, name="dialogues"),
    path(
        "dialogues/values/<slug:name>/",
        filter_values.filter_values,
        name="filter_values",
    ),
    path("dialogues/<slug:slug>/", record.dialogue, name="dialogue"),
    path("moves/", moves.moves, name="moves"),
    path("moves/first-up/", first_move_up.first_move_up, name="first_move_up"),
    path("about/", about.about, name="about"),
    # People, organisations, conflicts, sources, places
    path("people/", authorities.people, name="people"),
    path("people/<slug:ref>/", authorities.person, name="person"),
    path("organisations/", authorities.organisations, name="organisations"),
    path("organisations/<slug:ref>/", authorities.organisation, name="organisation"),
    path("conflicts/", authorities.conflicts, name="conflicts"),
    path("conflicts/<slug:ref>/", authorities.conflict, name="conflict"),
    path("sources/", authorities.sources, name="sources"),
    path("sources/<slug:ref>/", authorities.source, name="source"),
    path("places/", authorities.places, name="places"),
    path("places/<slug:country>/<str:name>/", authorities.place, name="place"),
    # Reading a record, and the tracks
    path("dialogues/<slug:slug>/cite.<slug:form>", record.cite, name="cite"),
    path(
        "dialogues/<slug:slug>/<slug:table>.csv",
        record.record_file,
        name="record_file",
    ),
    path(
        "dialogues/<slug:slug>/sources.<slug:form>",
        record.sources,
        name="record_sources",
    ),
    path("tracks/", tracks.tracks, name="tracks"),
    # Files
    path("download/", export.download, name="download"),
    path("export/<slug:table>.csv", export.export, name="export"),
    # The codebook
    path("codebook/", codebook.codebook, name="codebook"),
    path("codebook.csv", codebook.codebook_csv, name="codebook_csv"),
    path("codebook.json", codebook.codebook_json, name="codebook_json"),
    # For programs
    path("api/", include("dialogues.api.urls")),
    # Saved filters
    path("filters/", saved_filters.saved_filters, name="saved_filters"),
    path(
        "filters/new/<slug:of>/",
        saved_filters.saved_filter_new,
        name="saved_filter_new",
    ),
    path("filters/<slug:ref>/", saved_filters.saved_filter, name="saved_filter"),
    path(
        "filters/<slug:ref>/change/",
        saved_filters.saved_filter_change,
        name="saved_filter_change",
    ),
    path(
        "filters/<slug:ref>/remove/",
        saved_filters.saved_filter_remove,
        name="saved_filter_remove",
    ),
    path(
        "filters/<slug:ref>/put-back/",
        saved_filters.saved_filter_put_back,
        name="saved_filter_put_back",
    ),
    # Entering records
    path("workspace/", workspace.workspace, name="workspace"),
    path("workspace/new/", workspace.dialogue_new, name="dialogue_new"),
    path("workspace/alive/", signing.alive, name="alive"),
    path("workspace/signed-in/", signing.signed_in_again, name="signed_in_again"),
    path("workspace/options/places/", places.place_options, name="place_options"),
    path("workspace/dates/", dates.date_says, name="date_says"),
    path("workspace/options/sources/", sources.options_sources, name="options_sources"),
    path("workspace/help/", help.help_index, name="help_index"),
    path(
        "workspace/help/<slug:model>/<slug:field>/", help.field_help, name="field_help"
    ),
    path("workspace/options/people/", options.people_options, name="people_options"),
    path(
        "workspace/options/organisations/",
        options.organisation_options,
        name="organisation_options",
    ),
    path(
        "workspace/options/conflicts/",
        options.conflict_options,
        name="conflict_options",
    ),
    path(
        "workspace/options/dialogues/",
        options.dialogue_options,
        name="dialogue_options",
    ),
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
    path(
        "workspace/<slug:ref>/turning-points/path/",
        path_preview.path_preview,
        name="path_preview",
    ),
    path(
        "workspace/<slug:ref>/evidence/",
        evidence.record_evidence,
        name="record_evidence",
    ),
    path(
        "workspace/<slug:ref>/evidence/next/",
        evidence.evidence_next,
        name="evidence_next",
    ),
    path("workspace/<slug:ref>/justify/<slug:key>/", justify.justify, name="justify"),
    path("workspace/<slug:ref>/copy/", copying.record_copy, name="record_copy"),
    path(
        "workspace/<slug:ref>/participants/paste/",
        paste.participants_paste,
        name="participants_paste",
    ),
    path("workspace/<slug:ref>/<slug:kind>/new/", rows.row_new, name="row_new"),
    path("workspace/<slug:ref>/<slug:kind>/order/", removing.row_move, name="row_move"),
    path(
        "workspace/<slug:ref>/<slug:kind>/put-back/<slug:key>/",
        removing.row_put_back,
        name="row_put_back",
    ),
    path(
        "workspace/<slug:ref>/<slug:kind>/<slug:key>/", rows.row_edit, name="row_edit"
    ),
    path(
        "workspace/<slug:ref>/<slug:kind>/<slug:key>/remove/",
        removing.row_remove,
        name="row_remove",
    ),
    path(
        "workspace/<slug:ref>/<slug:kind>/<slug:key>/card/",
        rows.row_card,
        name="row_card",
    ),
    # Reviewing
    path("review/", review.review, name="review"),
]
