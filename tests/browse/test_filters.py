"""Every filter on the real cases: the slugs follow from the cases as compiled."""

import re

import pytest
from django.test import RequestFactory

from dialogues.actions.derive import derive
from dialogues.filters import dialogues_for, moves_for
from dialogues.filters.facets import counts_of, panel
from dialogues.models import Dialogue, Participation, Person
from tests.browse.pages import listed, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

MADE = ("changes_track", "opens_strand_on_other_track")
GROUPS = {
    "official": {"official"},
    "in_between": {"official_private_capacity", "former_official"},
    "unofficial": {"unofficial"},
    "not_settled": {"unknown"},
}


def moves(case):
    """The moves between tracks that were made, as pairs."""
    made = [move for move in case["moves"] or [] if move["effect"] in MADE]
    return [(move["from"], move["to"]) for move in made]


def tracks(case):
    """Every track a case was on: a case that begins with a change was on the first."""
    first = case["moves"][0] if case["moves"] else {"effect": ""}
    began = (
        first["from"] if first["effect"] == "changes_track" else case["initial_track"]
    )
    return {began, *(to for _, to in moves(case))}


def groups(case):
    there = {each["capacity"] for each in case["participants"] or []}
    return {name for name, values in GROUPS.items() if values & there}


def years_of(case):
    """First and last year in which a case may have been under way."""

    def find(text):
        return [int(year) for year in re.findall(r"\d{4}", str(text or ""))]

    first, last = find(case["start"]), find(case["end"])
    return min(first, default=0), max(last, default=9999)


def under_way(case, first, last):
    start, end = years_of(case)
    return start <= last and end >= first


def asked(query, user, maker=dialogues_for):
    request = RequestFactory().get(f"/?{query}")
    request.user = user
    return maker(request)


def slugs(query, user):
    filterset = asked(query, user)
    assert filterset.is_valid(), filterset.filter_errors
    found = list(filterset.qs.values_list("slug", flat=True))
    assert len(found) == len(set(found)), "a row stands twice"
    return set(found)


TABLE = [
    ("", lambda c: True),
    ("track=1", lambda c: "1" in tracks(c)),
    ("track=1.5", lambda c: "1.5" in tracks(c)),
    ("track=2", lambda c: "2" in tracks(c)),
    ("track=3", lambda c: "3" in tracks(c)),
    ("track=unclassified", lambda c: "unclassified" in tracks(c)),
    ("track=1&track=2", lambda c: {"1", "2"} & tracks(c)),
    ("moved=2-1", lambda c: ("2", "1") in moves(c)),
    ("moved=1.5-1", lambda c: ("1.5", "1") in moves(c)),
    ("moved=1-2", lambda c: ("1", "2") in moves(c)),
    ("moved=3-2", lambda c: ("3", "2") in moves(c)),
    ("moved=2-1&moved=1-2", lambda c: {("2", "1"), ("1", "2")} & set(moves(c))),
    ("moved=any", moves),
    ("moved=none", lambda c: not moves(c)),
    ("moved=none&moved=2-1", lambda c: not moves(c) or ("2", "1") in moves(c)),
    *(
        (f"capacity={group}", lambda c, group=group: group in groups(c))
        for group in GROUPS
    ),
    ("country=NOR", lambda c: "NOR" in c["countries"]),
    ("country=FJI", lambda c: "FJI" in c["countries"]),
    (
        "country=IND&country=COL",
        lambda c: {"IND", "COL"} & set(c["countries"]),
    ),
    ("region=south_asia", lambda c: c["region"] == "South Asia"),
    ("region=africa", lambda c: c["region"] == "Africa"),
    ("status=agreement", lambda c: c["status"] == "concluded with agreement"),
    ("status=lapsed", lambda c: c["status"] == "lapsed"),
    ("year_from=2010", lambda c: under_way(c, 2010, 9999)),
    ("year_to=1985", lambda c: under_way(c, 0, 1985)),
    ("year_from=1992&year_to=1993", lambda c: under_way(c, 1992, 1993)),
    (
        "track=2&capacity=official&region=middle_east",
        lambda c: (
            "2" in tracks(c)
            and "official" in groups(c)
            and c["region"] == "Middle East"
        ),
    ),
]


@pytest.mark.parametrize(("query", "fits"), TABLE, ids=[query for query, _ in TABLE])
def test_a_filter_leaves_the_cases_that_fit(case_files, client, anyone, query, fits):
    expected = {slug for slug, case in case_files.items() if fits(case)}
    assert slugs(query, anyone) == expected
    assert listed(page(client, f"/dialogues/?{query}&per_page=100")) == expected


def test_a_track_is_asked_for_within_the_years(anyone):
    """Oslo was on Track 2 until May 1993, and on Track 1 from then on."""
    assert "oslo-channel" in slugs("track=2&year_to=1992", anyone)
    assert "oslo-channel" not in slugs("track=1&year_to=1992", anyone)
    assert "oslo-channel" in slugs("track=1&year_from=1993&year_to=1993", anyone)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("qurei", "oslo-channel"),
        ("Abu Ala", "oslo-channel"),
        ("قريع", "oslo-channel"),
        ("rod larsen", "oslo-channel"),
        ("RØD-LARSEN", "oslo-channel"),
        ("יאיר הירשפלד", "oslo-channel"),
        ("قناة أوسلو", "oslo-channel"),
        ("fafo hirschfeld", "oslo-channel"),
        ("Sarpsborg", "oslo-channel"),
        ("sant egidio", "mozambique-rome-talks"),
        ("cúlchainéal", "northern-ireland-back-channel"),
    ],
)
def test_words_find_names_in_any_script_without_accents(anyone, words, slug):
    assert slug in slugs(f"q={words}", anyone)


def test_every_word_must_be_found(anyone):
    assert slugs("q=oslo zzzz", anyone) == set()
    assert slugs("q=100%25", anyone) == slugs("q=100", anyone)
    assert slugs("q=zzq_q", anyone) == set()


def test_a_protected_name_finds_nothing(anyone, ben, cora):
    qurei = Person.objects.get(name="Ahmed Qurei")
    assert "oslo-channel" in slugs("q=quri", anyone) | slugs("q=qurei", anyone)
    Participation.objects.filter(person=qurei).update(identity="protected")
    derive(Dialogue.objects.get(slug="oslo-channel"))
    for words in ("abu alaa", "قريع", "kriah"):
        assert slugs(f"q={words}", anyone) == set()
        assert slugs(f"q={words}", ben) == set()
        assert slugs(f"q={words}", cora) == {"oslo-channel"}


def options(filterset):
    """Every value of the panel, with its filter."""
    for group in panel(filterset, counts_of(filterset)):
        for facet in group.facets:
            for option in [*facet.options, *facet.more]:
                yield facet.name, option


COUNTED = [
    "",
    "track=1.5&region=south_asia&region=africa&year_from=1985",
    "track=1&year_to=1992",
    "moved=2-1&moved=none&confidence=high",
    "direction=up&direction=none&standing=attempted&standing=realised",
    "moved=none&direction=none&status=unknown",
    "moved=any&direction=none",
    "standing=attempted&track=2",
    "capacity=official&function=head_of_delegation",
    "person=unknown&capacity=in_between&country=unknown",
    "person=P00001&person=P00100&secrecy=secret&secrecy=unknown",
    "organisation=O00001&organisation=unknown&disagreement=track",
    "conflict=C00001&purpose=test_ideas&form=workshop",
    "q=norway&disagreement=none",
]


@pytest.mark.parametrize("query", COUNTED)
def test_counts_say_what_choosing_a_value_would_leave(anyone, query):
    filterset = asked(query, anyone)
    assert filterset.is_valid(), filterset.filter_errors
    for name, option in options(filterset):
        alone = filterset.query_string(**{name: [option.value]})
        assert option.count == len(slugs(alone, anyone)), (name, option)


def test_years_count_what_may_have_been_under_way(anyone):
    filterset = asked(
        "track=1.5&region=south_asia&region=africa&year_from=1985", anyone
    )
    regions = "region=south_asia&region=africa"
    there = slugs(f"track=1.5&{regions}", anyone)
    for year, count in counts_of(filterset).years[::7]:
        under_way_then = slugs(f"{regions}&year_from={year}&year_to={year}", anyone)
        assert count == len(there & under_way_then), year


def test_chips_and_the_sentence_say_the_question(anyone):
    filterset = asked("moved=2-1&track=1&track=2&year_to=2000&page=1", anyone)
    assert filterset.query_string() == "track=1&track=2&moved=2-1&year_to=2000"
    chips = {chip.label: chip.query for chip in filterset.chips()}
    assert chips["Track: 1"] == "track=2&moved=2-1&year_to=2000"
    assert chips["To 2000"] == "track=1&track=2&moved=2-1"
    assert filterset.sentence() == (
        "Dialogues that were on Track 1 or Track 2, that moved Track 2 to 1, "
        "under way in 2000 or before"
    )
    assert asked("", anyone).sentence() == "All dialogues"


def test_sorting(anyone):
    def order(sort):
        return list(asked(f"sort={sort}", anyone).qs.values_list("slug", flat=True))

    assert order("start")[0] == "dartmouth-conference"
    assert order("-start") != order("start")
    assert order("title")[0] == "aceh-hdc-talks"
    assert all(len(order(sort)) == 31 for sort in ("-end", "-turning_points"))


MOVES = [
    ("", {"changes_track", "attempt_only", "opens_strand_on_other_track"}, None),
    ("kind=all", None, None),
    ("kind=track_change&standing=realised", {"changes_track"}, None),
    ("standing=attempted", {"attempt_only"}, None),
    ("moved=2-1&standing=realised", set(MADE), ("2", "1")),
]


@pytest.mark.parametrize(("query", "effects", "pair"), MOVES)
def test_a_filter_of_moves(case_files, anyone, query, effects, pair):
    expected = {
        (slug, move["id"])
        for slug, case in case_files.items()
        for move in case["moves"] or []
        if effects is None or move["effect"] in effects
        if pair is None or (move["from"], move["to"]) == pair
    }
    filterset = asked(query, anyone, moves_for)
    assert filterset.is_valid(), filterset.filter_errors
    assert set(filterset.qs.values_list("dialogue__slug", "key")) == expected


def test_moves_by_region_year_dialogue_and_confidence(anyone):
    def keys(query):
        filterset = asked(query, anyone, moves_for)
        assert filterset.is_valid(), filterset.filter_errors
        return list(filterset.qs.values_list("dialogue__slug", "key"))

    assert keys("dialogue=oslo-channel") == [("oslo-channel", "m1")]
    assert ("oslo-channel", "m1") in keys("region=middle_east&confidence=high")
    assert ("oslo-channel", "m1") in keys("year_from=1993&year_to=1993")
    assert keys("region=africa&year_to=1970") == []
    assert keys("standing=all&confidence=all&region=all&kind=between") == keys("")


def test_the_page_of_moves_counts_beside_openings(client):
    html = page(client, "/moves/")
    assert '<b class="num">17</b> of 53 turning points' in html
    assert "7 of the 10 changes go towards" in html
