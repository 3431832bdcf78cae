"""The filters of moves, people, subject and evidence on the real cases as compiled."""

import re

import pytest

from dialogues.choices import Standing
from dialogues.models import Conflict, Move, Organisation, Participation, Person
from tests.browse.pages import listed, page
from tests.browse.test_filters import MADE, asked, groups, moves, slugs, tracks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

HEIGHT = {"3": 0, "2": 1, "1.5": 2, "1": 3}


def ways(case):
    """Which ways the moves that were made went."""
    made = [(HEIGHT.get(a), HEIGHT.get(b)) for a, b in moves(case)]
    known = [(a, b) for a, b in made if a is not None and b is not None]
    return {"up" if b > a else "down" for a, b in known}


def with_effect(case, *effects):
    return [move for move in case["moves"] or [] if move["effect"] in effects]


def first_track(case):
    first = case["moves"][0] if case["moves"] else {"effect": ""}
    changed = first["effect"] == "changes_track"
    return first["from"] if changed else case["initial_track"]


def last_track(case):
    changes = with_effect(case, "changes_track")
    return changes[-1]["to"] if changes else first_track(case)


def function_of(one):
    """A function as worded: "co-convenor and head of delegation"."""
    return (one.get("function") or "").replace("_", " ")


def with_function(case, *words):
    there = [function_of(each) for each in case["participants"] or []]
    return any(word in text for word in words for text in there)


def levels(case):
    return {each["level"] for each in case["confidentiality"] or []}


def code(words):
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def other_claims(case):
    return {each["track"] for each in case.get("track_claims") or []} - tracks(case)


def of_one_stay(case, function, group):
    return any(
        function in function_of(each) and group in groups({"participants": [each]})
        for each in case["participants"] or []
    )


TABLE = [
    ("direction=up", lambda c: "up" in ways(c)),
    ("direction=down", lambda c: "down" in ways(c)),
    ("direction=none", lambda c: not ways(c)),
    ("direction=up&direction=none", lambda c: "up" in ways(c) or not ways(c)),
    ("moved=any&direction=none", lambda c: moves(c) and not ways(c)),
    ("moved=none&direction=up", lambda c: False),
    ("standing=realised", moves),
    ("standing=attempted", lambda c: with_effect(c, "attempt_only")),
    ("standing=attempted&moved=none", lambda c: not with_effect(c, "attempt_only")),
    ("confidence=high", lambda c: any(
        m["confidence"] == "high" for m in with_effect(c, *MADE)
    )),
    ("confidence=medium&moved=1.5-1", lambda c: any(
        m["confidence"] == "medium" and (m["from"], m["to"]) == ("1.5", "1")
        for m in with_effect(c, *MADE)
    )),
    ("confidence=low", lambda c: False),
    ("confidence=unknown", lambda c: False),
    ("first_track=2", lambda c: first_track(c) == "2"),
    ("current_track=1", lambda c: last_track(c) == "1"),
    (
        "first_track=2&current_track=1",
        lambda c: first_track(c) == "2" and last_track(c) == "1",
    ),
    ("first_track=unknown", lambda c: False),
    ("track=unknown", lambda c: False),
    ("function=mediator", lambda c: with_function(c, "mediator")),
    ("function=co_chair&function=witness", lambda c: (
        with_function(c, "co-chair", "witness")
    )),
    (
        "function=head_of_delegation&capacity=unofficial",
        lambda c: of_one_stay(c, "head of delegation", "unofficial"),
    ),
    ("secrecy=secret", lambda c: "secret" in levels(c)),
    ("secrecy=unknown", lambda c: not levels(c)),
    ("secrecy=public&secrecy=unknown", lambda c: (
        "public" in levels(c) or not levels(c)
    )),
    ("purpose=test_ideas", lambda c: "test_ideas" in map(code, c["purposes"])),
    ("purpose=unknown", lambda c: not c["purposes"]),
    ("form=workshop", lambda c: "workshop" in c["forms"]),
    ("form=unknown", lambda c: not c["forms"]),
    ("region=unknown", lambda c: not c["region"]),
    ("country=unknown", lambda c: not c["countries"]),
    ("conflict=unknown", lambda c: not c["conflict"]),
    ("organisation=unknown", lambda c: False),
    ("disagreement=described", lambda c: c["disagreements"]),
    ("disagreement=track", other_claims),
    ("capacity=unknown", lambda c: any(
        p["capacity"] == "unknown" for p in c["participants"] or []
    )),
    ("disagreement=none&track=2", lambda c: (
        not c["disagreements"] and not other_claims(c) and "2" in tracks(c)
    )),
]  # fmt: skip


@pytest.mark.parametrize(("query", "fits"), TABLE, ids=[query for query, _ in TABLE])
def test_a_filter_leaves_the_cases_that_fit(case_files, anyone, query, fits):
    expected = {slug for slug, case in case_files.items() if fits(case)}
    assert slugs(query, anyone) == expected


def test_a_person_an_organisation_and_a_conflict_by_their_numbers(anyone, case_files):
    savir = Person.objects.get(name="Uri Savir").ref
    assert slugs(f"person={savir}", anyone) == {
        slug
        for slug, case in case_files.items()
        if "Uri Savir" in {each.get("name") for each in case["participants"] or []}
    }
    fafo = Organisation.objects.get(name="Fafo").ref
    assert slugs(f"organisation={fafo}", anyone) == {"oslo-channel"}
    aceh = Conflict.objects.get(name="Aceh").ref
    about = {slug for slug, case in case_files.items() if case["conflict"] == "Aceh"}
    assert slugs(f"conflict={aceh}", anyone) == about
    assert slugs(f"conflict={aceh}&conflict=unknown", anyone) == about
    assert slugs("person=unknown", anyone) == set(
        Participation.objects.exclude(unnamed_as="").values_list(
            "dialogue__slug", flat=True
        )
    )


def test_capacity_and_person_are_of_the_same_stay(anyone):
    """Oslo had officials and Yair Hirschfeld, but he was none."""
    person = Person.objects.get(name="Yair Hirschfeld").ref
    assert "oslo-channel" in slugs(f"person={person}&capacity=unofficial", anyone)
    assert "oslo-channel" in slugs("capacity=official", anyone)
    assert "oslo-channel" not in slugs(f"person={person}&capacity=official", anyone)
    assert "oslo-channel" not in slugs(f"person={person}&function=mediator", anyone)


def test_tracks_and_standing_are_of_the_same_move(anyone):
    move = Move.objects.get(dialogue__slug="oslo-channel", key="m1")
    move.standing = Standing.CLAIMED
    move.save()
    assert "oslo-channel" not in slugs("moved=2-1", anyone)
    assert "oslo-channel" in slugs("moved=2-1&standing=claimed", anyone)
    assert "oslo-channel" in slugs("moved=none", anyone)
    assert "oslo-channel" not in slugs("moved=none&standing=claimed", anyone)
    assert "oslo-channel" not in slugs("direction=down&standing=claimed", anyone)
    Move.objects.filter(pk=move.pk).update(confidence="")
    assert "oslo-channel" in slugs("standing=claimed&confidence=unknown", anyone)


def test_every_part_of_an_organisation_counts(anyone):
    channel = "oslo-channel"
    body = Organisation.objects.create(name="Lantern House")
    record = Move.objects.filter(dialogue__slug=channel).first().dialogue
    query = f"organisation={body.ref}"
    for place in (
        lambda: record.parties.update(organisation=body),
        lambda: record.meetings.first().hosts.add(body),
        lambda: record.participations.filter(key="p1").update(
            person=None, organisation=body
        ),
        lambda: record.organisation_roles.update(organisation=body),
    ):
        record.parties.filter(organisation=body).update(organisation=None)
        record.meetings.first().hosts.clear()
        place()
        assert slugs(query, anyone) == {channel}


QUESTIONS = [
    ("direction=up", "that moved up, towards Track 1"),
    (
        "moved=2-1&standing=attempted&confidence=high",
        "that moved Track 2 to 1 (standing: attempted; confidence: high)",
    ),
    (
        "first_track=2&current_track=1",
        "that began on Track 2, that were last on Track 1",
    ),
    ("capacity=official", "with official participants"),
    (
        "function=mediator&capacity=former",
        "with a participant (capacity: former official; function: mediator)",
    ),
    (
        "secrecy=secret&status=lapsed",
        "with the status lapsed, that were secret at some time",
    ),
    ("purpose=unknown", "with the purpose not stated"),
    ("disagreement=track", "with a disagreement between sources: over the track"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "words"), QUESTIONS)
def test_the_page_says_the_question_back(client, anyone, query, words):
    assert asked(query, anyone).sentence() == f"Dialogues {words}"
    if slugs(query, anyone):
        assert f"Dialogues {words}" in page(client, f"/dialogues/?{query}")


def test_a_person_is_named_in_chip_and_sentence(client, anyone):
    savir = Person.objects.get(name="Uri Savir").ref
    html = page(client, f"/dialogues/?person={savir}")
    assert "<span>Person: Uri Savir</span>" in html
    assert "Dialogues with Uri Savir taking part" in html
    assert "oslo-channel" in listed(html)


ORDERS = ["title", "start", "end", "track", "turning_points", "meetings", "people"]


@pytest.mark.parametrize("name", ORDERS)
def test_each_column_sorts_both_ways(anyone, name):
    up, down = (
        list(asked(f"sort={sort}", anyone).qs.values_list("slug", flat=True))
        for sort in (name, f"-{name}")
    )
    assert len(up) == len(down) == 31
    assert set(up) == set(down)
    assert up != down


def test_the_head_of_a_column_is_a_link_that_turns_the_order_round(client):
    html = page(client, "/dialogues/?track=2&page=1&sort=-people")
    assert html.count("aria-sort=") == 1
    assert 'class="r" aria-sort="descending"><a class="sorter"' in html
    assert 'href="?track=2&amp;sort=people"' in html
    assert 'href="?track=2&amp;sort=title"' in html
    assert 'href="?track=2&amp;sort=-meetings"' in html
    first = page(client, "/dialogues/")
    assert (
        'scope="col" aria-sort="ascending"><a class="sorter" href="?sort=-start"'
        in first
    )
