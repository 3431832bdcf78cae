"""What the public pages show, to whom, in how many queries, in what HTML."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.models import Dialogue, Link, Move, Person
from tests.browse.pages import listed, page, problems
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)

pytestmark = pytest.mark.django_db

SECRETS = (PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE)
LISTS = ("/", "/dialogues/", "/moves/?kind=all&kind=opening", "/about/")
HOSTILE = "<script>alert(1)</script>\"'&"


def every_page(records):
    return [*LISTS, *(record.get_absolute_url() for record in records.values())]


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("anyone", {"open"}),
        ("reader", {"open"}),
        ("ben", {"open"}),
        ("ada", {"open", "embargoed", "draft"}),
        ("cora", {"open", "embargoed", "draft"}),
    ],
)
def test_who_sees_which_record(archive, client, request, who, sees):
    sign_in(client, request, who)
    expected = {archive[name].slug for name in sees}
    assert listed(page(client, "/dialogues/")) == expected
    for name, record in archive.items():
        response = client.get(record.get_absolute_url())
        assert response.status_code == (200 if name in sees else 404)


@pytest.mark.parametrize("who", ["anyone", "reader", "ben"])
def test_what_is_hidden_stands_nowhere(archive, client, request, who):
    """Neither a protected name, nor a restricted source, nor another's draft."""
    sign_in(client, request, who)
    Link.objects.create(
        dialogue=archive["open"],
        key="l90",
        kind="fed_into",
        other_dialogue=archive["draft"],
    )
    Move.objects.create(
        dialogue=archive["open"],
        key="m91",
        kind="feeds_another",
        date="1994",
        other_dialogue=archive["embargoed"],
    )
    hidden = [*SECRETS, "Draft talks", "Embargoed talks", "lighthouse-of-nobody"]
    for address in every_page({"open": archive["open"]}):
        html = page(client, address)
        assert [text for text in hidden if text in html] == []
    html = page(client, archive["open"].get_absolute_url())
    assert OPEN_NAME in html
    assert "[name withheld]" in html
    assert "[source withheld]" in html
    assert html.count("Keeper of the lighthouse") == 1  # that of the open name


def test_a_protected_name_finds_nothing_and_looks_like_any_other_word(client, archive):
    for words in (PROTECTED_NAME, PROTECTED_ALIAS):
        html = page(client, f"/dialogues/?q={words}")
        assert listed(html) == set()
        assert "No dialogue matches" in html


def test_the_author_reads_the_name_and_is_told_who_sees_the_page(archive, client, ada):
    client.force_login(ada)
    html = page(client, archive["draft"].get_absolute_url())
    assert PROTECTED_NAME in html
    assert "Only its author" in html
    assert f"/workspace/{archive['draft'].ref}/" in html
    assert "Embargo until" in page(client, archive["embargoed"].get_absolute_url())
    assert "Only its author" not in page(client, archive["open"].get_absolute_url())


def test_a_person_who_is_open_elsewhere_stays_withheld_here(archive, client, ada):
    other = publish(record_of(ada, "Second talks"))
    row = other.participations.get(person__name=PROTECTED_NAME)
    row.identity = "open"
    row.save()
    assert PROTECTED_NAME in page(client, other.get_absolute_url())
    assert PROTECTED_NAME not in page(client, archive["open"].get_absolute_url())
    assert listed(page(client, f"/dialogues/?q={PROTECTED_NAME}")) == {other.slug}


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, address)
    return len(captured)


@pytest.mark.parametrize(
    "address",
    ["/", "/dialogues/", "/dialogues/?moved=none&track=2", "/moves/?kind=opening"],
)
def test_a_list_asks_the_same_number_of_queries_for_31_rows(client, ada, address):
    for number in range(5):
        publish(record_of(ada, f"Talks number {number}"))
    few = queries(client, address)
    for number in range(5, 31):
        publish(record_of(ada, f"Talks number {number}"))
    assert queries(client, address) == few


def test_a_record_asks_a_bounded_number_of_queries(client, collection):
    counts = [
        queries(client, record.get_absolute_url()) for record in Dialogue.objects.all()
    ]
    assert max(counts) < 40


def test_pages_of_a_list(client, ada):
    for number in range(27):
        publish(record_of(ada, f"Talks number {number:02}"))
    first, second = (listed(page(client, f"/dialogues/?page={n}")) for n in (1, 2))
    assert (len(first), len(second), first & second) == (25, 2, set())
    assert len(listed(page(client, "/dialogues/?per_page=50"))) == 27
    html = page(client, "/dialogues/?moved=none&sort=title")
    assert 'href="?moved=none&amp;sort=title&amp;page=2"' in html


def test_the_html_of_every_page_is_in_order(client, collection):
    addresses = [
        *LISTS,
        "/dialogues/?track=1.5&moved=any",
        "/dialogues/?track=3&region=south_asia",
        *(record.get_absolute_url() for record in Dialogue.objects.all()),
    ]
    for address in addresses:
        assert problems(page(client, address)) == [], address


def test_hostile_text_is_shown_as_text(archive, client):
    record = archive["open"]
    for name in ("title", "summary", "status_detail", "moves_note", "policy_link"):
        setattr(record, name, HOSTILE)
    record.save()
    Person.objects.filter(name=OPEN_NAME).update(name=HOSTILE)
    record.moves.update(trigger=f"{HOSTILE} s1 s99", account=HOSTILE)
    record.names.create(name=HOSTILE)
    record.parties.update(name=HOSTILE, note=HOSTILE)
    for address in every_page({"open": record}):
        html = page(client, address)
        assert "<script>alert" not in html
        assert problems(html) == []


def test_prose_links_only_sources_of_the_record(client, collection):
    record = Dialogue.objects.get(slug="oslo-channel")
    record.moves.filter(key="m1").update(account="s4 says so, s99 and xs4 do not")
    html = page(client, record.get_absolute_url())
    marked = '<a class="cite cite-in" href="#s4" aria-label="source 4">[4]</a> says so'
    assert f"{marked}, s99 and xs4 do not." in html


def test_a_record_says_the_whole_case(client, collection):
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


def test_a_link_is_read_from_the_other_side_too(client, collection):
    html = page(client, "/dialogues/madrid-washington-talks/")
    assert 'href="/dialogues/oslo-channel/"' in html


def test_the_start_page_counts_what_is_there(client, collection):
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


def test_an_empty_collection_says_what_to_do(client, ben):
    assert "No dialogue is published yet" in page(client, "/")
    assert "No dialogue is published yet" in page(client, "/dialogues/")
    page(client, "/moves/")
    client.force_login(ben)
    assert "Enter a dialogue" in page(client, "/")


def test_an_empty_answer_says_what_each_filter_would_bring(client, collection):
    html = page(client, "/dialogues/?track=3&region=south_asia")
    assert "No dialogue matches both filters" in html
    assert 'Without “Track: 3”</a><span class="num">6</span>' in html
    assert 'Without “Region: South Asia”</a><span class="num">0</span>' in html
    assert 'Without any filter</a><span class="num">31</span>' in html
