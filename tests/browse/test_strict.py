"""A question that cannot be asked lists nothing, and says why."""

import pytest

from tests.browse.pages import listed, page, problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

LONG = "a" * 201

WRONG = [
    ("trakc=1.5", "trakc"),
    ("track=9", "track=9"),
    ("track=", "track"),
    ("track=1&track=9", "track=9"),
    ("moved=2-2", "moved=2-2"),
    ("moved=9-1", "moved=9-1"),
    ("capacity=spy", "capacity=spy"),
    ("country=XXX", "country=XXX"),
    ("country=nor", "country=nor"),
    ("region=atlantis", "region=atlantis"),
    ("status=done", "status=done"),
    ("sort=pk", "sort=pk"),
    ("sort=start&sort=title", "sort=title"),
    ("q=a&q=b", "q=b"),
    ("q=%2D%2D", "q=--"),
    ("q=%07", "q=\\u0007"),
    ("q=a%E2%80%AEb", "\\u202e"),
    (f"q={LONG}", "at most 200"),
    ("q=" + "+".join(f"w{n}" for n in range(40)), "30 different words"),
    ("%07=1", "\\u0007=1"),
    ("x=%07", "x"),
    ("year_from=1993&year_to=1992", "year_from=1993"),
    ("year_from=93", "year_from=93"),
    ("year_from=1_93", "year_from=1_93"),
    ("year_from=%D9%A1%D9%A9%D9%A9%D9%A3", "year_from"),
    ("year_to=0000", "year_to=0000"),
    ("page=0", "page=0"),
    ("page=99", "page=99"),
    ("page=x", "page=x"),
    ("page=1&page=2", "page=2"),
    ("page=", "page"),
    ("per_page=7", "per_page=7"),
    ("per_page=%C2%B2", "per_page"),
    ("<script>alert(1)</script>=1", "&lt;script&gt;"),
]


@pytest.mark.parametrize(("query", "named"), WRONG, ids=[n for _, n in WRONG])
def test_a_wrong_question_is_named_and_lists_nothing(client, query, named):
    html = page(client, f"/dialogues/?{query}", status=400)
    assert named in html
    assert "<script>alert" not in html
    assert listed(html) == set()
    assert problems(html) == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("kind=foo", "kind=foo"),
        ("standing=", "standing"),
        ("confidence=sure", "confidence=sure"),
        ("dialogue=nowhere", "dialogue=nowhere"),
        ("words=oslo", "words"),
        ("moved=any", "moved=any"),
        ("sort=title", "sort=title"),
    ],
)
def test_so_is_a_wrong_question_about_moves(client, query, named):
    html = page(client, f"/moves/?{query}", status=400)
    assert named in html
    assert listed(html) == set()
    assert problems(html) == []


def test_a_dialogue_that_is_not_public_is_as_unknown_as_none(client, archive):
    hidden = page(client, f"/moves/?dialogue={archive['draft'].slug}", 400)
    absent = page(client, "/moves/?dialogue=nowhere-at-all", 400)
    assert hidden.replace(archive["draft"].slug, "nowhere-at-all") == absent


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("trakc=1.5", "?track=1.5"),
        ("track=2&trakc=1.5", "?track=2"),
        ("status=ongoin", "?status=ongoing"),
        ("year_from=1993&year_to=1990", "?year_from=1990&amp;year_to=1993"),
        ("moved=none&page=99", "?moved=none"),
    ],
)
def test_the_nearest_question_is_offered(client, query, mended):
    html = page(client, f"/dialogues/?{query}", status=400)
    assert f'href="/dialogues/{mended}"' in html


def test_what_is_left_empty_in_the_form_is_not_asked_for(client, archive):
    html = page(client, "/dialogues/?q=&year_from=&year_to=&sort=start")
    assert listed(html) == {archive["open"].slug}


@pytest.mark.parametrize("address", ["/", "/dialogues/", "/moves/", "/about/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, address, method):
    assert getattr(client, method)(address).status_code == 405


def test_a_record_is_only_read(client, archive):
    assert client.post(archive["open"].get_absolute_url()).status_code == 405
