"""The pages of the real cases: what they show, and whether the HTML is in order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.models import Dialogue
from tests.browse.pages import page, problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

LISTS = ("/", "/dialogues/", "/moves/?kind=all&kind=opening", "/about/")


def test_a_record_asks_a_bounded_number_of_queries(client):
    for record in Dialogue.objects.all():
        with CaptureQueriesContext(connection) as captured:
            page(client, record.get_absolute_url())
        assert len(captured) < 40, record.slug


def test_the_html_of_every_page_is_in_order(client):
    addresses = [
        *LISTS,
        "/dialogues/?track=1.5&moved=any",
        "/dialogues/?track=3&region=south_asia",
        *(record.get_absolute_url() for record in Dialogue.objects.all()),
    ]
    for address in addresses:
        assert problems(page(client, address)) == [], address


def test_prose_links_only_sources_of_the_record(client):
    record = Dialogue.objects.get(slug="oslo-channel")
    record.moves.filter(key="m1").update(account="s4 says so, s99 and xs4 do not")
    html = page(client, record.get_absolute_url())
    marked = '<a class="cite cite-in" href="#s4" aria-label="source 4">[4]</a> says so'
    assert f"{marked}, s99 and xs4 do not." in html


def test_a_record_says_the_whole_case(client):
    html = page(client, "/dialogues/oslo-channel/")
    for text in (
        "<title>Oslo channel (D00025) | DiploTrack</title>",
        '<bdi lang="und-Arab" dir="rtl">قناة أوسلو</bdi>',
        "4 December 1992 – 20 August 1993",
        "Track 2 from 4 December 1992; to Track 1 in May 1993",
        "Secret from 4 December 1992 to August 1993",
        "4 official, 2 unofficial, 1 unknown",
        "also Abu Ala",
        'href="/dialogues/madrid-washington-talks/"',
        "not read by the compilers",
        "Compilers’ doubt",
        "Coded here as",
        "Reading B",
        "record D00025, version",
        'rel="canonical" href="http://testserver/dialogues/oslo-channel/"',
    ):
        assert text in html, text
    for key in ("m1", "p17", "o1", "t4", "k2", "c1", "u2", "l1", "d4", "s15", "y3"):
        assert f'id="{key}"' in html, key


def test_what_holds_for_a_whole_side_is_said_once(client):
    html = page(client, "/dialogues/oslo-channel/")
    assert html.count("authorised delegate of a non-state party") == 1
    assert "private lawyer by status" in html


def test_a_link_is_read_from_the_other_side_too(client):
    html = page(client, "/dialogues/madrid-washington-talks/")
    assert 'href="/dialogues/oslo-channel/"' in html


def test_the_start_page_counts_what_is_there(client):
    html = page(client, "/")
    for name, number in (
        ("dialogues", 31),
        ("turning points", 53),
        ("changes of track", 10),
        ("participations", 276),
        ("meetings", 117),
    ):
        assert f"<dt>{name}</dt><dd>{number}</dd>" in html
    assert 'href="/dialogues/oslo-channel/"' in html


def test_an_empty_answer_says_what_each_filter_would_bring(client):
    html = page(client, "/dialogues/?track=3&region=south_asia")
    assert "No dialogue matches both filters" in html
    assert 'Without “Track: 3”</a><span class="num">6</span>' in html
    assert 'Without “Region: South Asia”</a><span class="num">0</span>' in html
    assert 'Without any filter</a><span class="num">31</span>' in html
