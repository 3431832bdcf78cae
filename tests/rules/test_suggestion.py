"""The track suggested from who took part, by both readings, and on the real cases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.choices import Capacity, MoveKind, PartyKind, Track
from dialogues.rules.chain import Turn, read_chain
from dialogues.rules.suggestion import (
    MIXED_ROOM,
    Seat,
    ThirdParty,
    seats_in,
    suggest_chain,
    suggest_mixed_room,
    suggest_side,
    suggest_third_party,
    suggest_wide,
    what_would_change,
)
from tests.compiled import SLUGS
from tests.rules.casework import (
    end_of,
    seats_of,
    third_parties_of,
    turns_of,
)

T = Track
#: One letter a person: official, mandated, private, former, unofficial, unknown.
LETTERS = {
    "o": Capacity.OFFICIAL,
    "m": Capacity.MANDATED,
    "p": Capacity.PRIVATE,
    "f": Capacity.FORMER,
    "u": Capacity.UNOFFICIAL,
    "x": Capacity.UNKNOWN,
    "c": Capacity.CONTESTED,
}
NGO, STATE, UNSTATED = (
    ThirdParty("Fafo", False),
    ThirdParty("Norway", True),
    ThirdParty("Somebody", None),
)


def room(*sides: str, **more) -> list[Seat]:
    """Seats from letters: room("oo", "u") is two officials of A and one person of B."""
    return [
        Seat(f"{party}{n}", party, PartyKind.PRINCIPAL, LETTERS[letter], **more)
        for party, letters in zip("ABCDE", sides, strict=False)
        for n, letter in enumerate(letters, start=1)
    ]


@pytest.mark.parametrize(
    ("sides", "a", "wide"),
    [
        # All who sit represent a side.
        *[(("oo", "o"), "1", "1"), (("o", "m"), "1", "1"), (("m", "m"), "1", "1")],
        # Office-holders in a private capacity, with others or among themselves.
        *[
            (("p", "u"), "1.5", "2"),
            (("pf", "fu"), "1.5", "2"),
            (("p", "p"), "1.5", "2"),
        ],
        *[(("o", "p"), "1.5", "1.5"), (("op", "ou"), "1.5", "1.5")],
        # Represented and unrepresented people together.
        *[(("m", "u"), "1.5", "1.5"), (("of", "o"), "1.5", "1.5")],
        # Nobody in office, nobody mandated.
        *[(("f", "u"), "2", "2"), (("ff", "f"), "2", "2"), (("u",), "2", "2")],
        # Nothing settled, or only representatives of one side known.
        *[((), "unclassified", "unclassified")] * 1,
        *[(("x", "c"), "unclassified", "unclassified")],
        *[(("oo",), "unclassified", "unclassified")],
        *[(("oo", "x"), "unclassified", "unclassified")],
        # People who are not settled are left out.
        *[(("ox", "o"), "1", "1"), (("ux", "f"), "2", "2")],
    ],
)
def test_reading_a_and_the_wide_reading(sides, a, wide):
    assert suggest_mixed_room(room(*sides)).track == a
    assert suggest_wide(room(*sides)).track == wide


@pytest.mark.parametrize(
    ("sides", "third", "b"),
    [
        (("oo", "o"), [NGO], "1.5"),
        (("o", "m"), [NGO], "1.5"),
        (("o", "m"), [STATE], "1"),
        (("o", "m"), [STATE, NGO], "1"),
        (("o", "m"), [], "1"),
        (("o", "m"), [UNSTATED], "unclassified"),
        (("ouu", "mf"), [NGO], "1.5"),
        (("ouu", "mf"), [], "1"),
        (("uu", "m"), [NGO], "2"),
        (("p", "pu"), [NGO], "2"),
        (("f", "u"), [STATE], "2"),
        (("oo",), [NGO], "unclassified"),
        (("x", "x"), [NGO], "unclassified"),
        ((), [NGO], "unclassified"),
    ],
)
def test_reading_b(sides, third, b):
    assert suggest_third_party(room(*sides), third).track == b


@pytest.mark.parametrize(
    ("side", "track"),
    [
        *[("oo", "1"), ("m", "1"), ("ou", "1.5"), ("p", "1.5"), ("pf", "1.5")],
        *[("fu", "2"), ("x", "unclassified"), ("", "unclassified")],
    ],
)
def test_a_side_stands_on_a_track_of_its_own(side, track):
    assert suggest_side(room(side)).track == track


@pytest.mark.parametrize(
    ("sides", "reason"),
    [
        (
            ("ppfffuu", "ffffuuuu"),
            "Two office-holders in a private capacity sit with seven former officials "
            "and six unofficial people; nobody represents a government.",
        ),
        (
            ("mmm", "uux"),
            "Three mandated delegates (A) sit with two unofficial people (B); the "
            "capacity of one person is not settled.",
        ),
        (
            ("o", "m"),
            "One official and one mandated delegate sit for the parties; nobody sits "
            "in another capacity.",
        ),
        (
            ("f", "f"),
            "Two former officials meet; nobody is in office or holds a mandate.",
        ),
        (
            ("oo",),
            "Two officials sit for A; nobody who sat for another side is recorded.",
        ),
        (
            ("op", "o"),
            "Two officials sit with one office-holder in a private capacity.",
        ),
        ((), "Nobody who sat for a party in this stretch is recorded."),
        (("x",), "The capacity of the one person who sat there is not settled."),
    ],
)
def test_the_reason_counts_capacities_in_words(sides, reason):
    assert suggest_mixed_room(room(*sides)).reason == reason


def test_a_row_may_stand_for_thousands():
    citizens = replace(room("u")[0], number=7000)
    suggestion = suggest_mixed_room([citizens], parties=["A"])
    assert suggestion.tally.unofficial == 7000
    assert suggestion.reason.startswith("7,000 unofficial people meet; ")
    assert suggestion.firm


def test_third_parties_guests_and_people_behind_the_scenes_decide_nothing():
    seats = room("u", "f")
    seats += [replace(each, seated=False) for each in room("oo", "oo")]
    for kind in (PartyKind.THIRD_PARTY, PartyKind.GUEST):
        seats += [replace(each, party_kind=kind) for each in room("oo", "mp")]
    assert suggest_mixed_room(seats).track is T.TWO
    assert suggest_third_party(seats, [STATE]).track is T.TWO


def test_a_side_of_which_nobody_is_recorded_makes_it_less_firm():
    suggestion = suggest_mixed_room(room("o", "m"), parties=["A", "B", "C"])
    assert suggestion.track is T.ONE
    assert not suggestion.firm
    assert suggestion.reason.endswith("; nobody who sat for C is recorded.")
    assert suggest_mixed_room(room("o", "m"), parties=["A", "B"]).firm
    assert suggest_mixed_room(room("o", "u"), parties=["A", "B", "C"]).firm


def test_who_is_not_settled_makes_it_less_firm_only_where_it_could_change():
    assert not suggest_mixed_room(room("ox", "o")).firm
    assert suggest_mixed_room(room("ox", "u")).firm
    assert not suggest_mixed_room(room("x", "x")).firm


def test_the_smallest_group_that_decides_is_named():
    china_us = room("ppfffuu", "ffffuuuu")
    assert suggest_mixed_room(china_us).deciding == ("A1", "A2")
    assert suggest_mixed_room(room("mmm", "uu")).deciding == ("B1", "B2")
    assert suggest_mixed_room(room("oo", "oo")).deciding == ()
    assert suggest_third_party(room("uu", "m"), []).deciding == ("A1", "A2")
    assert suggest_third_party(room("o", "m"), [NGO]).deciding == ("Fafo",)


def test_what_would_change_names_people_and_track():
    changes = what_would_change(room("ox", "o"))
    assert [(c.names, c.track) for c in changes] == [
        (("A2",), T.ONE_AND_A_HALF),
        (("A2",), T.ONE_AND_A_HALF),
    ]
    first, second = what_would_change(room("mmm", "uu"))
    assert first.sentence == "If B1 and B2 represented a side, it would be Track 1."
    assert second.sentence == (
        "If A1, A2 and A3 took part unofficially, it would be Track 2."
    )
    assert what_would_change(room("f", "u")) == ()


def test_a_withheld_name_stays_withheld():
    seats = [replace(each, name="[name withheld]") for each in room("m", "uu")]
    suggestion = suggest_mixed_room(seats)
    assert set(suggestion.deciding) == {"[name withheld]"}


# Stretches

OSLO = read_chain(
    [
        Turn("m0", MoveKind.OPENING, "1992-12-04", T.TWO),
        Turn("m1", MoveKind.TRACK_CHANGE, "1993-05", T.ONE),
    ],
    end="1993-08-20",
)


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        ("", "", (True, True)),
        ("1992-12-04", "", (True, True)),
        ("1993", "", (True, True)),
        ("1993-05", "", (False, True)),
        ("1993-05-20", "", (False, True)),
        ("", "1993-05", (True, False)),
        ("", "1993-04-30", (True, False)),
        ("1993-05", "1993-05", (False, True)),
        ("1993-06", "", (False, True)),
        ("1993-08-20", "", (False, True)),
        ("1994", "", (False, False)),
        ("", "1992-12-03", (False, False)),
        ("nonsense", "", (True, True)),
    ],
)
def test_who_came_with_the_change_counts_for_the_stretch_it_opened(start, end, there):
    seat = room("o", start=start, end=end)
    found = tuple(
        bool(seats_in(each, seat, others=OSLO.episodes)) for each in OSLO.episodes
    )
    assert found == there


def test_without_the_other_stretches_every_stay_that_may_overlap_counts():
    seat = room("o", start="1993-05")
    assert all(seats_in(each, seat) for each in OSLO.episodes)


# The real cases

#: Reading A, reading B for each stretch, as the rules have it from the mapped data.
A, B, C, D, N = "1", "1.5", "2", "3", "unclassified"
EXPECTED = {
    "camp-david-1978": [(A, A)],
    "six-party-talks": [(A, A)],
    "gph-milf-talks": [(A, A)],
    "un-inter-tajik-negotiations": [(A, A)],
    "iran-us-oman-back-channel": [(A, A)],
    "india-pakistan-back-channel": [(A, A)],
    "madrid-washington-talks": [(A, A)],
    "northern-ireland-multi-party-talks": [(A, A)],
    "china-us-strategic-nuclear-dynamics": [(B, C)],
    "neacd": [(B, C)],
    "neemrana-dialogue": [(C, C)],
    "chaophraya-dialogue": [(C, C)],
    "dartmouth-conference": [(C, C)],
    "inter-tajik-dialogue": [(C, C)],
    "cyprus-business-group": [(C, C)],
    "libya-national-conference-process": [(C, C)],
    "oslo-channel": [(B, C), (B, A)],
    "aceh-hdc-talks": [(N, N), (A, B)],
    "aceh-helsinki-talks": [(A, B), (A, B)],
    "colombia-farc-havana": [(B, A), (B, A)],
    "geneva-initiative": [(C, C), (C, C)],
    "mozambique-rome-talks": [(A, A), (A, A)],
    "south-africa-mells-park": [(B, C), (B, B), (B, B)],
    "us-dprk-unofficial-meetings": [(B, B), (B, B)],
    "hume-adams-dialogue": [(C, C)],
    "naik-mishra-channel-1999": [(C, C)],
    "south-china-sea-workshops": [(B, C)],
    "colombia-ecuador-binational-dialogue": [(B, C)] * 3,
    "northern-ireland-back-channel": [(C, C), (C, C), (B, N)],
    "one-text-initiative-sri-lanka": [(N, N)],
    "ottawa-dialogue": [(N, N)],
}
#: Where reading A suggests another track than the one coded; each needs a reason.
DIFFERS = {
    "aceh-hdc-talks",
    "aceh-helsinki-talks",
    "colombia-ecuador-binational-dialogue",
    "colombia-farc-havana",
    "geneva-initiative",
    "hume-adams-dialogue",
    "mozambique-rome-talks",
    "naik-mishra-channel-1999",
    "northern-ireland-back-channel",
    "oslo-channel",
    "south-africa-mells-park",
    "south-china-sea-workshops",
    "us-dprk-unofficial-meetings",
}


def suggestions(slug):
    chain = read_chain(turns_of(slug), end=end_of(slug))
    return suggest_chain(chain, seats_of(slug), third_parties_of(slug))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_real_cases_by_both_readings(slug):
    found = suggestions(slug)
    assert [(e.mixed_room.track, e.third_party.track) for e in found] == EXPECTED[slug]
    differs = any(
        e.mixed_room.track not in (T.UNCLASSIFIED, e.episode.track) for e in found
    )
    assert differs == (slug in DIFFERS)


def test_the_two_sides_of_oslo_stand_on_different_tracks():
    first, second = suggestions("oslo-channel")
    assert first.sides[0][1].track is T.TWO
    assert first.sides[1][1].track is T.ONE
    assert "Uri Savir" not in [seat.name for seat in first.seats]
    assert second.mixed_room.deciding == ("Yair Hirschfeld", "Ron Pundak")


def test_the_reason_of_the_china_us_dialogue_is_that_of_its_page():
    (found,) = suggestions("china-us-strategic-nuclear-dynamics")
    assert found.mixed_room.reason == (
        "Two office-holders in a private capacity sit with seven former officials "
        "and six unofficial people; nobody represents a government."
    )
    assert found.mixed_room.deciding == ("Yao Yunzhu", "Sun Xiangli")
    assert found.mixed_room.reading == MIXED_ROOM
    assert found.wide.track is T.TWO


# Properties

SEATS = st.lists(
    st.builds(
        Seat,
        name=st.sampled_from(["Ada", "Ben", "[name withheld]"]),
        party=st.sampled_from(["A", "B", "C"]),
        party_kind=st.sampled_from(list(PartyKind)),
        capacity=st.sampled_from(list(Capacity)),
        seated=st.booleans(),
        number=st.integers(0, 30),
    ),
    max_size=8,
)


@given(SEATS, st.lists(st.sampled_from([NGO, STATE, UNSTATED]), max_size=3))
def test_any_seats_give_a_suggestion_that_its_tally_bears_out(seats, third):
    found = suggest_mixed_room(seats)
    tally = found.tally
    if found.track is T.ONE:
        assert tally.represent and not tally.private and not tally.outside
    if found.track is T.TWO:
        assert tally.outside and not tally.represent and not tally.private
    if not tally.settled:
        assert found.track is T.UNCLASSIFIED
    for each in (found, suggest_third_party(seats, third), suggest_wide(seats)):
        assert each.reason[0].isupper() or each.reason[0].isdigit()
        assert each.reason.endswith(".")
        assert not (each.track is T.UNCLASSIFIED and each.firm)
    for change in what_would_change(seats):
        assert change.track is not found.track


@given(SEATS, st.randoms(use_true_random=False))
def test_the_order_of_the_seats_does_not_matter(seats, random):
    shuffled = list(seats)
    random.shuffle(shuffled)
    assert suggest_mixed_room(shuffled).track is suggest_mixed_room(seats).track
    assert suggest_mixed_room(shuffled).tally == suggest_mixed_room(seats).tally
