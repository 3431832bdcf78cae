"""The index of the real cases, against the cases as compiled."""

import re
from collections import Counter

import pytest

from dialogues.choices import Capacity, PartyKind
from dialogues.filters.conflicts import conflicts_for
from dialogues.filters.organisations import organisations_for
from dialogues.filters.people import people_for
from dialogues.filters.places import places_for
from dialogues.filters.seats import STAY, may_have_sat, surely_sat
from dialogues.filters.sources import citations_open_to, sources_for
from dialogues.models import Conflict, Dialogue, Organisation, Participation, Person
from dialogues.rules.chain import MAIN_STRAND, read_chain
from dialogues.rules.suggestion import Seat, seats_in
from tests.browse.pages import page, problems
from tests.index.asking import asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]


def names(query, user, maker=people_for):
    return set(asked(query, user, maker).qs.values_list("name", flat=True))


def ref(slug):
    return Dialogue.objects.get(slug=slug).ref


# People


PEOPLE = [
    ("q=abu ala", {"Ahmed Qurei"}),
    ("q=قريع", {"Ahmed Qurei"}),
    ("q=larsen terje", {"Terje Rød-Larsen"}),
    ("q=karter", {"Jimmy Carter"}),
    ("q=nobody is called this", set()),
    ("dialogue={oslo}&capacity=unofficial&track=2", {"Yair Hirschfeld", "Ron Pundak"}),
    ("dialogue={oslo}&track=1", {"Uri Savir"}),
    ("dialogue={oslo}&capacity=official&track=2", {"Ahmed Qurei"}),
    ("dialogue={oslo}&function=mediator", {"Johan Jørgen Holst"}),
    ("dialogue={oslo}&year_to=1992&capacity=unknown", set()),
    ("q=saunders&capacity=official&track=2", set()),
    ("q=saunders&capacity=official&track=1", {"Harold H. Saunders"}),
    ("q=saunders&tracks=several", {"Harold H. Saunders"}),
]


@pytest.mark.parametrize(("query", "expected"), PEOPLE)
def test_a_filter_of_people(anyone, query, expected):
    """As Oslo, Camp David and Dartmouth have it: capacity and track of one stay."""
    assert names(query.format(oslo=ref("oslo-channel")), anyone) == expected


def test_who_only_decides_does_not_sit(anyone):
    oslo = ref("oslo-channel")
    assert "Yitzhak Rabin" in names(f"dialogue={oslo}", anyone)
    assert "Yitzhak Rabin" not in names(f"dialogue={oslo}&track=1&track=2", anyone)
    assert "Yitzhak Rabin" not in names(f"dialogue={oslo}&tracks=perhaps", anyone)


def test_who_may_have_sat_on_both_tracks_of_oslo(anyone):
    oslo = ref("oslo-channel")
    perhaps = names(f"dialogue={oslo}&tracks=perhaps", anyone)
    assert {"Yair Hirschfeld", "Ahmed Qurei", "Terje Rød-Larsen"} <= perhaps
    assert "Uri Savir" not in perhaps  # he came with the change
    assert names(f"dialogue={oslo}&tracks=several", anyone) == set()
    assert names("tracks=several", anyone) < names("tracks=perhaps", anyone)


def test_sitting_agrees_with_the_rule_of_the_suggested_track():
    """The stretches that dates do not exclude are those in which the rule seats."""
    stays = Participation.objects.prefetch_related("functions")
    seated = [
        stay
        for stay in stays
        if not stay.functions.all() or any(t.seated for t in stay.functions.all())
    ]
    keys = [stay.pk for stay in seated]
    there = set(may_have_sat(keys).values_list(STAY, "dialogue", "number"))
    surely = set(surely_sat(keys).values_list(STAY, "dialogue", "number"))
    expected = set()
    for record in Dialogue.objects.prefetch_related("moves"):
        turns = [move.as_turn() for move in record.moves.all()]
        episodes = read_chain(turns, end=record.end).episodes
        for number, episode in enumerate(episodes, 1):
            for stay in seated:
                if stay.dialogue_id != record.pk or episode.strand != MAIN_STRAND:
                    continue
                kind, capacity = PartyKind.PRINCIPAL, Capacity.OFFICIAL
                seat = Seat("", "", kind, capacity, stay.start, stay.end)
                if seats_in(episode, [seat], others=episodes):
                    expected.add((stay.pk, record.pk, number))
    assert there == expected
    assert surely < there


def test_the_page_of_a_person_shows_each_dialogue_with_the_capacity_there(client):
    saunders = Person.objects.get(name="Harold H. Saunders")
    html = page(client, saunders.get_absolute_url())
    for slug in ("camp-david-1978", "dartmouth-conference", "inter-tajik-dialogue"):
        assert f'href="/dialogues/{slug}/#p' in html
    assert "On 2 tracks" in html
    assert f"/dialogues/?person={saunders.ref}" in html
    assert "The dialogues on one time axis" in html
    assert problems(html) == []


# Organisations, conflicts, places


@pytest.mark.parametrize("role", ["host", "funder", "mediator"])
def test_organisations_by_role(case_files, anyone, role):
    expected = {
        (slug, body["name"])
        for slug, case in case_files.items()
        for body in case["organisations"] or []
        if role in body["roles"]
    }
    found = asked(f"role={role}", anyone, organisations_for).qs
    assert found.count() == len(
        Organisation.objects.filter(roles__roles__code=role).distinct()
    )
    acting = {
        (row.dialogue.slug, row.organisation.name)
        for body in found
        for row in body.roles.filter(roles__code=role)
    }
    assert {slug for slug, _ in acting} == {slug for slug, _ in expected}
    assert len(acting) == len(expected)


def test_role_and_dialogue_are_of_one_row(anyone):
    """The Carter Center funded nothing in Oslo though somebody did."""
    oslo = ref("oslo-channel")
    found = names(f"role=funder&dialogue={oslo}", anyone, organisations_for)
    assert found == {"Norwegian Ministry of Foreign Affairs"}


def test_an_organisation_shows_its_parts_in_order_of_time(client):
    body = Organisation.objects.get(name="Centre for Humanitarian Dialogue")
    html = page(client, body.get_absolute_url())
    order = re.findall(
        r'<th role="rowheader" scope="row"><a class="quiet" href="([^"]+)', html
    )
    assert order == [
        "/dialogues/aceh-hdc-talks/",
        "/dialogues/gph-milf-talks/",
        "/dialogues/libya-national-conference-process/",
    ]
    assert "Henry Dunant Centre for Humanitarian Dialogue" in html
    assert f"/dialogues/?organisation={body.ref}" in html


def test_conflicts_by_region(case_files, anyone):
    expected = {
        case["conflict"]
        for case in case_files.values()
        if case["region"] == "Middle East"
    }
    found = names("region=middle_east", anyone, conflicts_for)
    assert len(found) == len(expected)
    assert "Israeli-Palestinian conflict" in found


def test_the_dialogues_of_a_conflict_stand_on_one_axis(client, case_files):
    conflict = Conflict.objects.get(name="Northern Ireland")
    html = page(client, conflict.get_absolute_url())
    slugs = {s for s, c in case_files.items() if c["conflict"] == conflict.name}
    drawn = re.findall(r'<li><a class="quiet" href="/dialogues/([a-z0-9-]+)/', html)
    assert set(drawn) == slugs
    assert html.count('class="rb rb-s sc"') == len(slugs) == 3
    assert problems(html) == []


def test_every_place_with_its_meetings(case_files, anyone):
    expected = Counter(
        (meeting["country"] or "", meeting["place"])
        for case in case_files.values()
        for meeting in case["meetings"] or []
        if meeting["place"] not in (None, "unknown", "Norway (place not stated)")
    )
    rows = asked("", anyone, places_for).places()
    found = {(row["country"], row["place"]): row["meetings"] for row in rows}
    assert found == expected


def test_a_place_tells_the_track_of_its_meetings(client):
    html = page(client, "/places/nor/oslo/")
    assert html.count('href="/dialogues/oslo-channel/#t') == 2
    assert "4 meetings" in html
    assert "Bogotá" in page(client, "/places/?q=bogota")


# Sources


def test_every_source_with_the_statements_that_rest_on_it(case_files, anyone):
    expected = Counter()
    for slug, case in case_files.items():
        for key in cited_in(case):
            expected[slug, key] += 1
    cited = citations_open_to(anyone).order_by()
    found = Counter(cited.values_list("dialogue__slug", "entry__key"))
    assert found == expected


def cited_in(part):
    """The sources that stand under a part of a case, each as often as it is cited."""
    if isinstance(part, list):
        for each in part:
            yield from cited_in(each)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name == "sources" and all(isinstance(each, str) for each in value or []):
                yield from dict.fromkeys(value or [])
            elif name == "by" and isinstance(value, str):
                yield value
            else:
                yield from cited_in(value)


def test_sources_by_what_rests_on_them(anyone):
    every = set(asked("", anyone, sources_for).qs)
    supporting = set(asked("says=supports", anyone, sources_for).qs)
    nothing = set(asked("says=nothing", anyone, sources_for).qs)
    assert supporting | nothing == every
    assert supporting & nothing == set()
    order = [
        each.statements for each in asked("sort=-statements", anyone, sources_for).qs
    ]
    assert order == sorted(order, reverse=True)
    assert order[0] == 24


def test_a_source_shows_its_statements_across_records(client):
    html = page(client, "/sources/?sort=-statements&per_page=100")
    address = re.search(r'href="(/sources/S\d+/)">Aceh, Indonesia<', html)[1]
    html = page(client, address)
    assert "in 2 records" in html
    assert 'href="/dialogues/aceh-hdc-talks/#' in html
    assert problems(html) == []
