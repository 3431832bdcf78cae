"""Evidence where it stands: citations in the form of a row, reasons, the walk."""

import csv

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.changes import changing
from dialogues.actions.rows import add_citation, cite
from dialogues.models import (
    Citation,
    Dialogue,
    Organisation,
    OrganisationRole,
    Participation,
    Source,
    SourceEntry,
)
from tests.cast import add, person, publish, source
from tests.workspace.entering import (
    fields_of,
    fill,
    said,
    saved,
    url_of,
    words_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(ada, client, terms_and_draft):
    client.force_login(ada)
    return terms_and_draft


@pytest.fixture
def opening(record):
    return url_of(record, "turning-points", "m1")


def of(record, key) -> list[tuple]:
    """The citations of a turning point, as they are stored."""
    rows = record.citations.filter(move__key=key)
    columns = ("entry__key", "field", "stance", "locator", "value_given", "note")
    return list(rows.values_list(*columns))


def version_of(record) -> int:
    return Dialogue.objects.get(pk=record.pk).version


def line(name="new1", **says):
    return {f"cite_{name}_{part}": value for part, value in says.items()}


CONTESTED = {
    "entry": "s2",
    "field": "date",
    "stance": "contradicts",
    "locator": "p. 127",
    "value_given": "1992-05",
    "note": "has it begin in the spring",
}


def test_a_contested_date_with_both_sources_is_entered_in_one_form(
    client, record, opening
):
    both = line(**CONTESTED) | line("new2", entry="s1", locator="p. 3", field="date")
    saved(fill(client, opening, date="1992-12", cited=["s1"], **both))
    assert of(record, "m1") == [
        tuple(CONTESTED.values())[:1]
        + ("date", "contradicts", "p. 127", "1992-05", "has it begin in the spring"),
        ("s1", "date", "supports", "p. 3", "", ""),
        ("s1", "", "supports", "", "", ""),
    ]
    record.refresh_from_db()
    assert record.version == 3  # one change


def test_a_citation_is_changed_and_removed_in_the_form_of_its_row(
    client, record, opening
):
    saved(fill(client, opening, **line(**CONTESTED)))
    key = record.citations.get(move__key="m1").key
    page = words_of(client.get(opening))
    assert "s2, p. 127: contradicts date, gives “1992-05”" in page
    saved(fill(client, opening, **line(key, value_given="1992", note="")))
    assert of(record, "m1") == [("s2", "date", "contradicts", "p. 127", "1992", "")]
    saved(fill(client, opening, **line(key, remove="on")))
    assert of(record, "m1") == []


def test_a_value_given_for_a_date_is_read_as_a_date(client, record, opening):
    saved(fill(client, opening, **line(**CONTESTED)))
    assert "May 1992, day not known" in words_of(client.get(opening))
    key = record.citations.get(move__key="m1").key
    saved(fill(client, opening, **line(key, value_given="in the spring")))
    assert of(record, "m1")[0][4] == "in the spring"


def test_a_line_without_a_source_is_asked_for_one_and_keeps_the_rest(
    client, record, opening
):
    response = fill(client, opening, **line(locator="p. 5"))
    assert response.status_code == 422
    assert "Choose the source that says so." in said(response)
    assert fields_of(response)["cite_new1_locator"] == ["p. 5"]
    assert of(record, "m1") == []


def test_a_line_that_says_no_more_than_a_tick_is_one(client, record, opening):
    saved(fill(client, opening, cited=["s1"], **line(entry="s1")))
    assert of(record, "m1") == [("s1", "", "supports", "", "", "")]
    saved(fill(client, opening, **line(entry="s2", locator="p. 9")))
    key = record.citations.get(locator="p. 9").key
    saved(fill(client, opening, **line(key, locator="")))
    opened = fields_of(client.get(opening))
    assert sorted(opened["cited"]) == ["s1", "s2"]


def test_unticking_leaves_a_wording_alone(client, record, opening):
    saved(fill(client, opening, **line(entry="s1", note="“in the first snow”")))
    assert "cited" not in fields_of(client.get(opening))
    saved(fill(client, opening, trigger="A letter."))
    assert of(record, "m1")[0][5] == "“in the first snow”"


def test_one_more_line_without_saving(client, record, opening):
    typed = line(entry="s2", locator="p. 1") | {"date": "1992-13"}
    response = fill(client, opening, more_citations="1", **typed)
    shown = fields_of(response)
    assert said(response) == ""
    assert shown["date"] == ["1992-13"]
    assert shown["cite_new1_locator"] == ["p. 1"]
    assert "cite_new2_entry" in shown
    assert "cite_new3_entry" not in shown
    assert of(record, "m1") == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("parties", {"name": "Second side", "kind": "principal"}),
        ("participants", {"unnamed_as": "three envoys", "capacity": "unknown"}),
        ("organisations", {"organisation": "Lantern Society", "roles": ["host"]}),
        ("meetings", {"title": "first", "date": "1993"}),
        ("track-claims", {"track": "2"}),
        ("secrecy", {"level": "secret"}),
        ("outcomes", {"title": "A text", "kind": "text"}),
        ("links", {"kind": "fed_into", "other": "The harbour round"}),
        ("disagreements", {"account": "s1 and s2 differ."}),
    ],
)
def test_every_kind_of_statement_takes_a_citation_when_it_is_made(
    client, record, kind, typed
):
    cited = line(entry="s2", locator="ch. 4")
    saved(fill(client, url_of(record, kind, "new"), **typed, **cited))
    citation = record.citations.get(locator="ch. 4")
    assert citation.statement.pk
    assert citation.statement.dialogue == record


def test_the_overview_is_cited_in_its_form(client, record):
    url = url_of(record, "overview")
    typed = {"end": "1993", **line(entry="s2", field="end", value_given="1994")}
    saved(fill(client, url, cited=["s1"], **typed))
    cited = Citation.objects.of(record).values_list("entry__key", "field")
    assert sorted(cited) == [("s1", ""), ("s2", "end")]
    assert fields_of(client.get(url))["cited"] == ["s1"]
    saved(fill(client, url, cited=[]))
    assert [each.entry.key for each in Citation.objects.of(record)] == ["s2"]


def test_a_citation_changed_meanwhile_is_not_overwritten(client, record, opening):
    saved(fill(client, opening, **line(**CONTESTED)))
    key = record.citations.get(move__key="m1").key
    opened = fields_of(client.get(opening))
    saved(fill(client, url_of(record, "citations", key), note="Their remark"))
    response = client.post(opening, opened | line(key, locator="p. 1"))
    assert response.status_code == 409
    shown = fields_of(response)
    assert shown[f"take_cite_{key}_note"] == ["saved"]
    assert shown[f"take_cite_{key}_locator"] == ["mine"]
    saved(client.post(opening, shown))
    assert of(record, "m1")[0][3:] == ("p. 1", "1992-05", "Their remark")


def test_a_citation_removed_meanwhile_is_told_and_what_was_typed_kept(
    client, record, opening
):
    saved(fill(client, opening, **line(**CONTESTED)))
    key = record.citations.get(move__key="m1").key
    opened = fields_of(client.get(opening))
    client.post(
        url_of(record, "citations", key, "remove"),
        {"opened_at": version_of(record)},
    )
    response = client.post(opening, opened | {"trigger": "A letter."})
    assert response.status_code == 409
    assert "Removed by somebody meanwhile" in words_of(response)
    assert of(record, "m1") == []
    shown = fields_of(response)
    assert shown["trigger"] == ["A letter."]
    saved(client.post(opening, shown | line(key, remove="on")))
    assert of(record, "m1") == []
    saved(client.post(opening, shown | {"opened_at": version_of(record)}))
    assert of(record, "m1")[0][3] == "p. 127"


def test_a_citation_added_meanwhile_stays(client, record, opening):
    opened = fields_of(client.get(opening))
    new = url_of(record, "citations", "new")
    saved(fill(client, new, entry="s1", statement="m1", locator="p. 77"))
    saved(fill(client, new, entry="s2", statement="m1"))
    refused = client.post(opening, opened | {"missing_citations": "not_known"})
    assert "A source is cited" in said(refused)
    saved(client.post(opening, opened | {"trigger": "A letter."}))
    assert of(record, "m1") == [
        ("s1", "", "supports", "p. 77", "", ""),
        ("s2", "", "supports", "", "", ""),
    ]


def test_a_line_cannot_take_the_citation_of_another_row(client, record, opening):
    other = record.citations.get(entry__key="s1")
    saved(fill(client, opening, **line(other.key, entry="s2", locator="p. 2")))
    other.refresh_from_db()
    assert (other.entry.key, other.locator) == ("s1", "")
    assert of(record, "m1") == [("s2", "", "supports", "p. 2", "", "")]


def test_the_source_i_cited_last_comes_first_and_has_a_key(
    client, record, opening, ada, ben
):
    record.editors.add(ben)
    client.force_login(ben)
    saved(fill(client, opening, cited=["s1"]))
    client.force_login(ada)
    page = client.get(url_of(record, "parties", "new")).content.decode()
    assert "Alt+Shift+S ticks s2, the source that you cited last" in page
    assert page.count("accesskey") == 1
    ticks = page.partition('name="cited"')[2]
    assert 'value="s2"' in ticks[:200]
    assert "accesskey" in ticks[:300]


def test_sources_stand_in_the_order_of_their_last_use(client, record, opening, ada):
    for number in range(3, 12):
        add(record, SourceEntry, source=source(f"Letter {number}"))
    saved(fill(client, opening, cited=["s10"]))
    shown = client.get(url_of(record, "parties", "new")).content.decode()
    values = [part[: part.index('"')] for part in shown.split('name="cited" value="')]
    assert values[1:5] == ["s10", "s2", "s1", "s3"]
    assert values[-1] == "s11"


def test_evidence_known_to_be_missing_is_an_answer(client, record, opening):
    workspace = url_of(record)
    assert "Row 1 has no source." in words_of(client.get(workspace))
    saved(fill(client, opening, missing_citations="not_disclosed"))
    page = words_of(client.get(workspace))
    assert "Row 1: its source is not disclosed." in page
    assert "Row 1 has no source." not in page
    assert "a source for 1 turning point" not in words_of(client.get("/workspace/"))
    document = client.get(f"/api/dialogues/{record.ref}/").json()
    assert document["moves"][0]["missing"] == {"citations": "not_disclosed"}
    call_command("check_records", record.ref)


def test_a_reason_beside_a_source_is_refused_with_what_to_do(client, record, opening):
    for cited in ({"cited": ["s1"]}, line(entry="s1", locator="p. 1")):
        response = fill(client, opening, missing_citations="not_known", **cited)
        assert response.status_code == 422
        assert "A source is cited, so evidence is not missing." in said(response)
    assert of(record, "m1") == []


def test_a_reason_goes_when_a_source_is_cited_anywhere(client, record, opening):
    saved(fill(client, opening, missing_citations="not_known"))
    new = url_of(record, "citations", "new")
    saved(fill(client, new, entry="s1", statement="m1"))
    assert record.moves.get().missing == {}
    assert "missing_citations" not in fields_of(client.get(opening))
    url = url_of(record, "overview")
    saved(fill(client, url, missing_citations="not_applicable"))
    record.refresh_from_db()
    assert record.missing == {"citations": "not_applicable"}
    saved(fill(client, new, entry="s1"))
    record.refresh_from_db()
    assert record.missing == {}


def test_files_tell_that_evidence_is_known_to_be_missing(client, record, opening):
    saved(fill(client, opening, missing_citations="withheld"))
    publish(Dialogue.objects.get(pk=record.pk))
    text = b"".join(client.get("/export/moves.csv").streaming_content).decode()
    (row,) = csv.DictReader(text.splitlines())
    assert (row["sources"], row["sources_missing"]) == ("", "withheld")


@pytest.fixture
def uncited(client, record):
    """A record of which five of eight statements are without evidence."""
    saved(fill(client, url_of(record, "overview"), end="1993", status="ended"))
    saved(fill(client, url_of(record, "outcomes", "new"), title="A text", kind="text"))
    typed = {"title": "first", "date": "1993", "missing_citations": "not_known"}
    saved(fill(client, url_of(record, "meetings", "new"), **typed))
    return record


def test_what_is_without_evidence_is_counted_by_section(client, uncited):
    page = words_of(client.get(url_of(uncited, "evidence")))
    assert "5 of 8 statements are without evidence." in page
    for counts in (
        "Overview 2 0 0 0 2",
        "Turning points 1 0 0 0 1",
        "Parties 1 0 0 0 1",
        "Participants 2 2 0 0 0",
        "Meetings 1 0 0 1 0",
        "Outcomes 1 0 0 0 1",
        "All 8 2 0 1 5",
    ):
        assert counts in page
    assert "no source is known to exist" in page


def test_the_page_tells_contradictions_and_sources(client, uncited, opening):
    add(uncited, SourceEntry, source=source("Letter 3"))
    saved(fill(client, opening, **line(**CONTESTED)))
    page = words_of(client.get(url_of(uncited, "evidence")))
    assert "≠ s2, p. 127, gives “1992-05”" in page
    assert "Sources never cited s3: Letter 3" in page
    assert "s1: Open letter on the talks 1 of 1 citations" in page
    assert "s2: Minutes of the unlit room 1 of 2 citations" in page


def test_the_walk_leads_from_form_to_form_and_ends(client, uncited):
    url = url_of(uncited, "evidence", "next")
    stops = []
    response = client.get(url)
    while "walk=1" in response.url:
        address = response.url.partition("#")[0]
        page = client.get(address)
        stops.append(
            words_of(page).partition(" without evidence.")[0].split("State")[1]
        )
        response = client.post(address, fields_of(page) | {"then": "walk"})
        response = client.get(saved(response))
    assert stops == ["ments 1 to 2 of 5", "ment 3 of 5", "ment 4 of 5", "ment 5 of 5"]
    assert response.url == url_of(uncited, "evidence")
    assert "5 left without evidence" in words_of(client.get(response.url))


def test_the_walk_goes_on_from_a_statement_that_was_just_cited(client, uncited):
    address = f"{url_of(uncited, 'turning-points', 'm1')}?walk=1"
    response = fill(client, address, cited=["s1"], then="walk")
    party = uncited.parties.get().key
    assert f"/parties/{party}/?walk=1" in client.get(saved(response)).url
    assert "This has evidence now. 4 without" in words_of(client.get(address))


@pytest.mark.parametrize(
    ("who", "page", "walk"),
    [("ben", 404, 404), ("rea", 404, 404), ("cora", 200, 302)],
)
def test_who_sees_the_evidence_of_a_draft(
    client, record, ben, reader, cora, who, page, walk
):
    client.force_login({"ben": ben, "rea": reader, "cora": cora}[who])
    assert client.get(url_of(record, "evidence")).status_code == page
    assert client.get(url_of(record, "evidence", "next")).status_code == walk
    publish(Dialogue.objects.get(pk=record.pk))
    if who != "cora":
        assert client.get(url_of(record, "evidence")).status_code == 403
        assert client.get(url_of(record, "evidence", "next")).status_code == 403


def test_more_rows_take_no_more_queries(
    client, uncited, opening, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as few:
        client.get(url_of(uncited, "evidence"))
    with CaptureQueriesContext(connection) as form:
        client.get(opening)
    with changing(dialogue_id=uncited.pk, by=uncited.created_by) as record:
        for number in range(5):
            entry = add(record, SourceEntry, source=source(f"Letter {number}"))
            body = Organisation.objects.create(name=f"Society {number}")
            row = add(record, OrganisationRole, organisation=body)
            person_ = person(f"Envoy {number}")
            add(record, Participation, person=person_, capacity="unknown")
            cite(record, row, [entry])
            add_citation(record, record.moves.get(), entry, locator=f"p. {number}")
    with django_assert_num_queries(len(few)):
        client.get(url_of(uncited, "evidence"))
    with django_assert_num_queries(len(form)):
        client.get(opening)


def test_the_record_page_tells_the_other_value_as_a_date(client, record, opening):
    saved(fill(client, opening, **line(**CONTESTED), cited=["s1"]))
    Source.objects.update(access="open")
    record = publish(Dialogue.objects.get(pk=record.pk))
    page = words_of(client.get(record.get_absolute_url()))
    assert "≠[2] p. 127 gives May 1992 (date). Has it begin in the spring." in page
