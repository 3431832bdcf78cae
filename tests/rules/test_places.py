"""Towns are found by any of their names, larger ones first, without a network."""

import pytest

from dialogues import countries, places
from dialogues.folding import name_key, name_keys


def first(text: str) -> tuple[str, str]:
    found = places.find(text)
    return (found[0].name, found[0].country) if found else ("", "")


@pytest.mark.parametrize(
    "typed",
    ["Vienna", "Wien", "Вена", "vienne", "  WIEN ", "ウィーン", "Beč", "bec", "فيينا"],
)
def test_a_town_is_found_by_each_of_its_names(typed):
    assert first(typed) == ("Vienna", "AUT")


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("القاهرة", ("Cairo", "EGY")),
        ("京", ("Kyoto", "JPN")),
        ("sarpsb", ("Sarpsborg", "NOR")),
        ("geneve", ("Geneva", "CHE")),
        ("aires", ("Buenos Aires", "ARG")),
        ("prishtin", ("Pristina", "XKX")),
    ],
)
def test_accents_beginnings_and_later_words_find_it(typed, town):
    assert first(typed) == town


def test_a_name_in_full_stands_before_a_larger_town_that_only_begins_so():
    names = [place.name for place in places.find("San", 3)]
    assert names[0] == "San"
    assert places.find("San", 3)[1].people > places.find("San", 1)[0].people


def test_its_own_name_stands_before_another_name_that_begins_so():
    assert [each.name for each in places.find("al", 5)][0].startswith("Al")


def test_larger_namesakes_come_first_and_say_their_state():
    found = places.find("Springfield", 4)
    assert [each.name for each in found] == ["Springfield"] * 4
    assert [each.people for each in found] == sorted(
        (each.people for each in found), reverse=True
    )
    assert {"Missouri", "Illinois"} <= {each.state for each in found}


def test_a_town_tells_where_it_lies():
    vienna = places.find("Vienna", 1)[0]
    assert vienna.latitude == pytest.approx(48.2, abs=0.1)
    assert vienna.longitude == pytest.approx(16.37, abs=0.1)
    assert vienna.state == ""


@pytest.mark.parametrize("typed", ["", " ", "v", "'", "zzzzzz", "\n", "%", "\x00"])
def test_nothing_is_found_for_too_little_or_nonsense(typed):
    assert places.find(typed) == []


def test_machine_spellings_and_airports_are_no_names():
    assert not any(each.name == "Vienna" for each in places.find("fyyna"))
    assert not any(each.name == "Vienna" for each in places.find("vie", 1))


def test_every_country_of_the_list_is_one_that_a_record_may_name():
    codes = places._list().countries
    assert {codes[at : at + 3] for at in range(0, len(codes), 3)} <= set(
        countries.NAMES
    )


def test_no_answer_is_longer_than_asked():
    assert len(places.find("sa", 7)) == 7


def test_many_names_fold_as_one_by_one():
    names = ["Terje Rød-Larsen", "  ", "قَطَر", "İzmir", "O’Brien", "Straße"]
    assert name_keys("\n".join(names)) == [name_key(name) for name in names]
    assert name_key("Terje\nRød-Larsen") == "terje rod larsen"
