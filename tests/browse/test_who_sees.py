"""Who sees what on the public pages, in how many queries, and hostile text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.derive import derive
from dialogues.models import Link, Move, Person
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
    hidden = [*SECRETS, "Draft talks", "Embargoed talks"]
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
    derive(other)
    assert PROTECTED_NAME in page(client, other.get_absolute_url())
    assert PROTECTED_NAME not in page(client, archive["open"].get_absolute_url())
    assert listed(page(client, f"/dialogues/?q={PROTECTED_NAME}")) == {other.slug}


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, address)
    return len(captured)


def test_lists_of_31_rows_ask_no_more_than_lists_of_5(client, ada):
    addresses = (
        "/",
        "/dialogues/?per_page=50",
        "/dialogues/?moved=none&track=2&per_page=50",
        "/moves/?kind=opening&per_page=50",
    )
    made = (publish(record_of(ada, f"Talks number {number}")) for number in range(31))
    for _ in range(5):
        next(made)
    few = [queries(client, address) for address in addresses]
    assert len(list(made)) == 26
    assert [queries(client, address) for address in addresses] == few
    check_pages(client)


def check_pages(client):
    first, second = (listed(page(client, f"/dialogues/?page={n}")) for n in (1, 2))
    assert (len(first), len(second), first & second) == (25, 6, set())
    assert len(listed(page(client, "/dialogues/?per_page=50"))) == 31
    html = page(client, "/dialogues/?moved=none&sort=title")
    assert 'href="?moved=none&amp;sort=title&amp;page=2"' in html


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


def test_an_empty_collection_says_what_to_do(client, ben):
    assert "No dialogue is published yet" in page(client, "/")
    assert "No dialogue is published yet" in page(client, "/dialogues/")
    page(client, "/moves/")
    client.force_login(ben)
    assert "Enter a dialogue" in page(client, "/")
