from django.urls import include, path, register_converter

from dialogues.converters import CONVERTERS
from dialogues.views import (
    about,
    authorities,
    autocomplete,
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
    paste,
    path_preview,
    places,
    record,
    review,
    row_removal,
    rows,
    saved_filters,
    signing,
    sources,
    tracks,
    workspace,
)

for name, converter in CONVERTERS.items():
    register_converter(converter, name)

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
    path("people/<ref:ref>/", authorities.person, name="person"),
    path("organisations/", authorities.organisations, name="organisations"),
    path("organisations/<ref:ref>/", authorities.organisation, name="organisation"),
    path("conflicts/", authorities.conflicts, name="conflicts"),
    path("conflicts/<ref:ref>/", authorities.conflict, name="conflict"),
    path("sources/", authorities.sources, name="sources"),
    path("sources/<ref:ref>/", authorities.source, name="source"),
    path("places/", authorities.places, name="places"),
    path("places/<slug:country>/<str:name>/", authorities.place, name="place"),
    # Reading a record, and the tracks
    path("dialogues/<slug:slug>/cite.<form:form>", record.cite, name="cite"),
    path(
        "dialogues/<slug:slug>/<table:table>.csv",
        record.record_file,
        name="record_file",
    ),
    path(
        "dialogues/<slug:slug>/sources.<form:form>",
        record.sources,
        name="record_sources",
    ),
    path("tracks/", tracks.tracks, name="tracks"),
    # Files
    path("download/", export.download, name="download"),
    path("export/<table:table>.csv", export.export, name="export"),
    # The codebook
    path("codebook/", codebook.codebook, name="codebook"),
    path("codebook.csv", codebook.codebook_csv, name="codebook_csv"),
    path("codebook.json", codebook.codebook_json, name="codebook_json"),
    # For programs
    path("api/", include("dialogues.api.urls")),
    # Saved filters
    path("filters/", saved_filters.saved_filters, name="saved_filters"),
    path(
        "filters/new/<of:of>/",
        saved_filters.saved_filter_new,
        name="saved_filter_new",
    ),
    path("filters/<ref:ref>/", saved_filters.saved_filter, name="saved_filter"),
    path(
        "filters/<ref:ref>/change/",
        saved_filters.saved_filter_change,
        name="saved_filter_change",
    ),
    path(
        "filters/<ref:ref>/remove/",
        saved_filters.saved_filter_remove,
        name="saved_filter_remove",
    ),
    path(
        "filters/<ref:ref>/put-back/",
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
    path(
        "workspace/options/people/", autocomplete.people_options, name="people_options"
    ),
    path(
        "workspace/options/organisations/",
        autocomplete.organisation_options,
        name="organisation_options",
    ),
    path(
        "workspace/options/conflicts/",
        autocomplete.conflict_options,
        name="conflict_options",
    ),
    path(
        "workspace/options/dialogues/",
        autocomplete.dialogue_options,
        name="dialogue_options",
    ),
    path("workspace/<ref:ref>/", workspace.workspace_record, name="workspace_record"),
    path(
        "workspace/<ref:ref>/overview/",
        workspace.record_overview,
        name="record_overview",
    ),
    path(
        "workspace/<ref:ref>/preview/", workspace.record_preview, name="record_preview"
    ),
    path(
        "workspace/<ref:ref>/step/<step:step>/",
        review.record_step,
        name="record_step",
    ),
    path(
        "workspace/<ref:ref>/turning-points/path/",
        path_preview.path_preview,
        name="path_preview",
    ),
    path(
        "workspace/<ref:ref>/evidence/",
        evidence.record_evidence,
        name="record_evidence",
    ),
    path(
        "workspace/<ref:ref>/evidence/next/",
        evidence.evidence_next,
        name="evidence_next",
    ),
    path("workspace/<ref:ref>/justify/<key:key>/", justify.justify, name="justify"),
    path("workspace/<ref:ref>/copy/", copying.record_copy, name="record_copy"),
    path(
        "workspace/<ref:ref>/participants/paste/",
        paste.participants_paste,
        name="participants_paste",
    ),
    path("workspace/<ref:ref>/<kind:kind>/new/", rows.row_new, name="row_new"),
    path(
        "workspace/<ref:ref>/<kind:kind>/order/", row_removal.row_move, name="row_move"
    ),
    path(
        "workspace/<ref:ref>/<kind:kind>/put-back/<key:key>/",
        row_removal.row_put_back,
        name="row_put_back",
    ),
    path("workspace/<ref:ref>/<kind:kind>/<key:key>/", rows.row_edit, name="row_edit"),
    path(
        "workspace/<ref:ref>/<kind:kind>/<key:key>/remove/",
        row_removal.row_remove,
        name="row_remove",
    ),
    path(
        "workspace/<ref:ref>/<kind:kind>/<key:key>/card/",
        rows.row_card,
        name="row_card",
    ),
    # Reviewing
    path("review/", review.review, name="review"),
]
