"""Moves of the real cases, and the time to the first move up, against the cases."""

import re
from calendar import monthrange
from datetime import date

import pytest

from dialogues.filters import moves_for
from dialogues.models import Conflict
from tests.browse.pages import page, problems
from tests.index.asking import BETWEEN, MADE, asked, went_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection", "contexts")]

MOVES = [
    ("direction=up", lambda m, c: m["effect"] in BETWEEN and went_up(m)),
    (
        "direction=up&standing=realised",
        lambda m, c: m["effect"] in MADE and went_up(m),
    ),
    (
        "country=NOR",
        lambda m, c: m["effect"] in BETWEEN and "NOR" in (c["countries"] or []),
    ),
    ("kind=all&confidence=low", lambda m, c: m["confidence"] == "low"),
    ("kind=all&evidence=uncited", lambda m, c: not m["sources"]),
    ("q=savir", lambda m, c: c["slug"] == "oslo-channel" and m["id"] == "m1"),
]


@pytest.mark.parametrize(("query", "wanted"), MOVES)
def test_a_filter_of_moves(case_files, anyone, query, wanted):
    expected = {
        (slug, move["id"])
        for slug, case in case_files.items()
        for move in case["moves"] or []
        if wanted(move, case)
    }
    found = asked(query, anyone, moves_for).qs
    assert set(found.values_list("dialogue__slug", "key")) == expected


def test_moves_of_a_conflict(anyone, case_files):
    conflict = Conflict.objects.get(name="Northern Ireland")
    found = asked(f"kind=all&conflict={conflict.ref}", anyone, moves_for)
    assert found.qs.count() == sum(
        len(case["moves"] or [])
        for case in case_files.values()
        if case["conflict"] == conflict.name
    )
    assert "about the conflict Northern Ireland" in found.sentence()


def test_cells_of_the_matrix_lead_to_as_many_moves(client):
    html = page(client, "/moves/?direction=down")
    cells = re.findall(r'<a href="(/moves/\?[^"]*)"><b class="num">(\d+)</b>', html)
    assert len(cells) >= 5
    for address, count in cells:
        rows = page(client, address.replace("&amp;", "&") + "&standing=realised")
        assert f'<b class="num">{count}</b> of' in rows


# Time from the opening to the first move up


def days(text):
    """First and last day of a date as the cases write it."""
    parts = [part.strip("~?") for part in str(text).split("/")]
    return _edge(parts[0], first=True), _edge(parts[-1], first=False)


def _edge(text, first):
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (1 if first else 12)
    return date(year, month, day or (1 if first else monthrange(year, month)[1]))


def test_time_from_the_opening_to_the_first_move_up(client, case_files):
    expected, began_so = {}, []
    for slug, case in case_files.items():
        up = [m for m in case["moves"] or [] if m["effect"] in MADE and went_up(m)]
        if up and str(up[0]["date"]) == str(case["start"]):
            began_so.append(slug)
        elif up:
            opened, moved = days(case["start"]), days(up[0]["date"])
            shortest = max((moved[0] - opened[1]).days, 0)
            expected[slug] = (shortest, (moved[1] - opened[0]).days)
    response = client.get("/moves/first-up/")
    rows = response.context["listed"]
    slugs = [row["move"].dialogue.slug for row in rows]
    rise = response.context["rise"]
    assert set(slugs) == set(expected)
    assert response.context["left_out"] == len(began_so)
    spans = [expected[slug] for slug in slugs]
    assert slugs == sorted(slugs, key=lambda slug: sum(expected[slug]))
    assert rise.shortest == sorted(a / 365.25 for a, _ in spans)
    assert rise.longest == sorted(b / 365.25 for _, b in spans)
    html = response.content.decode()
    assert "5 to 6 months" in html  # Oslo: 4 December 1992 to May 1993
    assert problems(html) == []


def test_the_time_is_that_of_the_dialogues_asked_for(client):
    html = page(client, "/moves/first-up/?region=middle_east&moved=2-1")
    assert '<b class="num">1</b> of 1 dialogue' in html
    assert "Nothing is listed" in page(client, "/moves/first-up/?track=9", status=400)
