"""Which descriptions may be of one source, and the reason that is given."""

import pytest

from dialogues.bibliography import Work, address_key, likeness
from dialogues.models import name_key


def work(title, **more) -> Work:
    return Work(title, name_key(title), **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/talks/", "http://example.org/talks"),
        ("https://example.org/talks#note-3", "https://example.org/talks"),
        ("https://example.org/t?utm_source=x&id=3", "https://EXAMPLE.org/t?id=3"),
        ("https://example.org/t?fbclid=9", "https://example.org/t"),
    ],
)
def test_two_ways_to_write_an_address(one, other):
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    "other",
    ["https://example.org/t?id=4", "https://example.org/T2", "https://example.com/t"],
)
def test_other_addresses_stay_apart(other):
    assert address_key("https://example.org/t?id=3") != address_key(other)


ALIKE = [
    (
        work("A", doi="10.1234/AB"),
        work("B", url="https://doi.org/10.1234/ab"),
        "the same DOI",
    ),
    (
        work("A", url="https://www.example.org/x/"),
        work("B", url="http://example.org/x"),
        "the same address",
    ),
    (
        work("Über die Gespräche", year=1994),
        work("uber die gesprache", year=1994),
        "the same title and the same year",
    ),
    (
        work("Channels of the harbour: A history"),
        work("Channels of the harbour"),
        "the same title but for its subtitle",
    ),
    (
        work("Channels of the harbour: A history"),
        work("Channels of the harbour – Forty years"),
        "the same title but for its subtitle",
    ),
    (
        work("Letters from the harbor", author="Ada Quill"),
        work("Letters from the harbour", author="Quill, A."),
        "a title much like it and an author of the same name",
    ),
]


@pytest.mark.parametrize(("one", "other", "words"), ALIKE)
def test_alike_for_a_reason_either_way_round(one, other, words):
    assert likeness(one, other).words == words
    assert likeness(other, one).words == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Report on the talks of 1994", "Report on the talks of 1995"),
        ("Letters", "Letters from the harbour"),
        ("The talks: One", "The talks of many harbours"),
        ("Minutes of the unlit room", "A history of channels"),
        ("", ""),
    ],
)
def test_unlike_titles(one, other):
    assert likeness(work(one), work(other)) is None


def test_the_same_year_makes_a_near_title_nearer():
    one, other = "Talks behind closed doors", "Talks behind the closed doors, again"
    assert likeness(work(one), work(other)) is None
    assert likeness(work(one, year=1994), work(other, year=1994))
