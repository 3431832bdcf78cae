"""The page that compares the tracks: every cell, whose words, live examples."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import Track
from dialogues.codebook import COMPARISON, GLOSSARY
from dialogues.models import Dialogue, PublicState
from tests.browse.pages import page, problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

#: What the founding comparison says in each cell, by words that must not be lost.
SAID = {
    "type": ("between governments", "between official and unofficial", "unofficial"),
    "participants": (
        "heads of state political and military leaders diplomats foreign ministries",
        "take part unofficially non-governmental experts retired officials",
        "academics ngos universities civil society grassroots no government",
    ),
    "nature": (
        "formal protocols all states recognise",
        "less formal private without official weight",
        "informal unstructured open-minded optimistic best case",
    ),
    "purpose": (
        "cease-fires peace talks treaties other agreements official contacts",
        "frank exchange trust candid solutions complement official process",
        "communication understanding relationships new thinking ideas test",
    ),
    "forms": (
        "written communication formal meetings casual conversations",
        "think-tank experts retired active officials",
        "workshops conversations academic scientific cultural exchanges",
    ),
    "strengths": (
        "power steer outcome knowledge foreign policies primary tool",
        "strained absent fresh ideas bridge",
        "test ideas build trust relations lines open contentious dormant grassroots",
    ),
    "weaknesses": (
        "power of states suppress weaker parties positional bargaining rigid missions "
        "close height failed to prevent wars",
        "no official weight",
        "no substitute track 1 principal leaders roles",
    ),
    "examples": (
        "camp david accords oslo accords track 2 to track 1",
        "china-u.s. strategic nuclear dynamics csis pacific forum 2004 2019",
        "workshops kashmir india pakistan israelis palestinians",
    ),
}


def withdraw(records) -> None:
    """Make records drafts, and the public collection another one."""
    records.update(review_status="draft")
    PublicState.move_on()


@pytest.fixture
def tracks_page(client) -> str:
    return page(client, "/tracks/")


def test_every_cell_says_what_the_founding_comparison_says(tracks_page):
    shown = html.unescape(tracks_page)
    assert [row.code for row in COMPARISON] == list(SAID)
    for row in COMPARISON:
        for (_, cell), words in zip(row.cells, SAID[row.code], strict=True):
            missing = [word for word in words.split() if word not in cell.lower()]
            assert not missing, (row.code, missing)
            assert cell in shown


def test_the_page_is_in_order_and_asks_the_same_queries_whatever_is_held(
    client, tracks_page
):
    assert problems(tracks_page) == []
    withdraw(Dialogue.objects.none())
    with CaptureQueriesContext(connection) as many:
        page(client, "/tracks/")
    few = ("camp-david-1978", "neacd", "oslo-channel")
    withdraw(Dialogue.objects.exclude(slug__in=few))
    with CaptureQueriesContext(connection) as captured:
        page(client, "/tracks/")
    assert len(captured) <= len(many) < 25


def test_examples_never_left_their_track_and_counts_are_those_of_the_list(
    client, case_files, tracks_page
):
    parts = re.findall(
        r'\?track=([\w.]+)">(\d+) dialogues?</a>(.*?)</ul>',
        tracks_page.split('id="recorded"')[1].split('id="moved"')[0],
        re.DOTALL,
    )
    assert [track for track, _, _ in parts] == ["1", "1.5", "2"]
    for track, count, listed in parts:
        answer = page(client, f"/dialogues/?track={track}")
        assert f"<b>{count}</b>" in answer or f"{count} of 31" in answer, track
        slugs = re.findall(r'href="/dialogues/([a-z0-9-]+)/"', listed)
        assert len(slugs) == 3
        for slug in slugs:
            moves = case_files[slug].get("moves") or []
            effects = {move.get("effect") for move in moves}
            assert not effects & {"changes_track", "opens_strand"}, slug


def test_moves_lead_to_their_rows_and_to_all_of_their_kind(tracks_page):
    moved = tracks_page.split('id="moved"')[1].split("</section>")[0]
    assert 'href="/dialogues/oslo-channel/#m1"' in moved
    assert 'href="/dialogues/?moved=2-1"' in moved
    assert moved.count('<th role="rowheader"') == 10


def test_a_dialogue_called_by_several_tracks_is_named_with_them(tracks_page):
    called = tracks_page.split('class="plain called"')[1].split("</ul>")[0]
    neacd = called.split('href="/dialogues/neacd/#track"')[1].split("</li>")[0]
    assert re.findall(r"Track (?:1\.5|1|2)", neacd) == ["Track 1.5", "Track 2"]


def test_both_readings_and_each_term_name_whose_they_are(tracks_page):
    for words in ("A. The mixed room", "B. The unofficial third party", "Mapendere"):
        assert words in tracks_page
    codes = [term.code for term in GLOSSARY]
    assert {"back-channel", "chatham-house-rule", "transfer", "multi-track"} <= {*codes}
    for term in GLOSSARY:
        assert f'<div id="{term.code}">' in tracks_page
        for origin in term.origins:
            assert html.escape(origin.name) in tracks_page
            assert not origin.url or html.escape(origin.url) in tracks_page


def test_every_question_it_links_to_is_one_that_the_lists_take(client, tracks_page):
    asked = set(
        re.findall(r'href="((?:/dialogues/|/moves/)(?:\?[^"]*)?)"', tracks_page)
    )
    assert len(asked) > 10
    for address in asked:
        assert client.get(html.unescape(address)).status_code == 200, address


def test_a_dialogue_that_is_not_public_is_neither_counted_nor_named(client):
    title = "Oslo channel"
    assert title in page(client, "/tracks/")
    before = re.search(r"\?track=2\">(\d+)", page(client, "/tracks/"))
    withdraw(Dialogue.objects.filter(slug="oslo-channel"))
    shown = page(client, "/tracks/")
    after = re.search(r"\?track=2\">(\d+)", shown)
    assert title not in shown
    assert int(after[1]) == int(before[1]) - 1


def test_what_is_kept_for_anyone_is_neither_told_to_nor_from_others(
    client, django_user_model
):
    withdraw(Dialogue.objects.filter(slug="oslo-channel"))
    page(client, "/tracks/")
    with CaptureQueriesContext(connection) as kept:
        shown = page(client, "/tracks/")
    assert "Oslo channel" not in shown
    admin = django_user_model.objects.create_superuser("vera")
    client.force_login(admin)
    with CaptureQueriesContext(connection) as counted:
        assert "Oslo channel" in page(client, "/tracks/")
    assert len(kept) < len(counted)
    client.logout()
    assert "Oslo channel" not in page(client, "/tracks/")


def test_a_record_that_is_hidden_is_not_shown_from_what_is_kept(client):
    assert "Oslo channel" in page(client, "/tracks/")
    # As a record does whose first public day is put off, before anything moved on.
    Dialogue.objects.filter(slug="oslo-channel").update(review_status="draft")
    assert "Oslo channel" not in page(client, "/tracks/")


def test_an_empty_collection_says_so(client):
    withdraw(Dialogue.objects.all())
    shown = page(client, "/tracks/")
    assert "No dialogue is public yet." in shown
    assert "No change of track is public yet." in shown
    assert Track.ONE.label in shown
