"""The order of the turning points, days and directions, the sentence."""

from datetime import date, timedelta

import pytest

from dialogues.rules.chain import (
    direction,
    in_order,
    read_chain,
    sentence,
    tracks_on,
)
from tests.rules.casework import end_of, secrecy_of, turns_of
from tests.rules.turns import (
    HALF,
    ONE,
    THREE,
    TWO,
    K,
    S,
    T,
    change,
    opening,
    strand,
    turn,
)


def test_a_row_dated_anew_moves_only_as_far_as_is_certain():
    rows = [opening("1990"), change("1991", ONE), change("1993", TWO)]
    late = [turn(K.OTHER, "1992"), turn(K.OTHER, ""), turn(K.OTHER, "1991~")]
    dates = [t.date for t in in_order([*rows, late[0]])]
    assert dates == ["1990", "1991", "1992", "1993"]
    assert in_order([*rows, late[1]])[-1].date == ""
    assert [t.date for t in in_order([*rows, late[2]])][1:3] == ["1991", "1991~"]


def test_nothing_is_put_before_the_opening():
    rows = [opening("1990"), change("1989", ONE)]
    assert in_order(rows) == rows
    assert in_order([change("1991", ONE), opening("1990")])[0].kind is K.OPENING


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        *[(TWO, ONE, "up"), (THREE, TWO, "up"), (HALF, ONE, "up")],
        *[(ONE, HALF, "down"), (TWO, THREE, "down"), (ONE, ONE, "lateral")],
        *[(None, TWO, "in"), (TWO, None, "out"), (None, None, "")],
        *[(T.UNCLASSIFIED, ONE, ""), (ONE, T.UNCLASSIFIED, "")],
        (None, T.UNCLASSIFIED, ""),
    ],
)
def test_up_is_towards_track_1(before, after, way):
    assert direction(before, after) == way


OSLO = read_chain(
    [opening("1992-12-04"), change("1993-05", ONE), turn(K.ENDING, "1993-08-20")]
)


@pytest.mark.parametrize(
    ("first", "last", "tracks", "certain"),
    [
        ("1992-12-03", "1992-12-03", (), False),
        ("1992-12-04", "1993-01-20", (TWO,), True),
        ("1993-04-30", "1993-04-30", (TWO,), True),
        ("1993-05-01", "1993-05-01", (TWO, ONE), False),
        ("1993-05-31", "1993-05-31", (ONE,), True),
        ("1993-04-30", "1993-06-01", (TWO, ONE), False),
        ("1993-08-20", "1993-08-20", (ONE,), True),
        ("1993-08-21", "1993-08-21", (), False),
    ],
)
def test_the_tracks_of_a_meeting_follow_from_its_days(first, last, tracks, certain):
    found = tracks_on(OSLO, date.fromisoformat(first), date.fromisoformat(last))
    assert (found.tracks, found.certain) == (tracks, certain)


def test_the_day_of_a_change_belongs_to_the_new_stretch():
    chain = read_chain([opening("1999-09"), change("2000-01-27", HALF)])
    day = date(2000, 1, 27)
    assert tracks_on(chain, day, day).tracks == (HALF,)
    eve = day - timedelta(days=1)
    assert tracks_on(chain, eve, eve).tracks == (TWO,)


def test_one_strand_can_be_asked_for():
    chain = read_chain([opening(), strand("1991-02-01", ONE)], end="1995")
    day = date(1992, 1, 1)
    assert tracks_on(chain, day, day).tracks == (TWO, ONE)
    assert tracks_on(chain, day, day).certain
    assert tracks_on(chain, day, day, 1).tracks == (TWO,)
    assert tracks_on(chain, day, day, 2).tracks == (ONE,)


def test_a_track_that_is_left_and_reached_again_is_named_once():
    chain = read_chain([opening(), change("1991", ONE), change("1992", TWO)])
    found = tracks_on(chain, date(1990, 6, 1), date(1993, 6, 1))
    assert found.tracks == (TWO, ONE)
    assert not found.certain


OSLO_SECRET = [("secret", "1992-12-04", "1993-08"), ("public", "1993-09-13", "")]


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        (
            "oslo-channel",
            "Track 2 from 4 December 1992; to Track 1 in May 1993; secret until August "
            "1993; ended 20 August 1993.",
        ),
        (
            "china-us-strategic-nuclear-dynamics",
            "Track 1.5 from 2004; Track 1 sought in February 2015, not reached; ended "
            "2019.",
        ),
        (
            "colombia-ecuador-binational-dialogue",
            "Track 2 from November 2007; a strand opens on Track 1.5 in March–April "
            "2008; that strand closes in June 2008; a strand opens on Track 1.5 in "
            "April–August 2009; ended about October 2009.",
        ),
        (
            "aceh-helsinki-talks",
            "Track 1.5 from 27 January 2005; to Track 1 between 12 July and 15 August "
            "2005; ended 15 August 2005.",
        ),
        (
            "cyprus-business-group",
            "Track 2 from November 1997; paused December 1998 – January 1999; resumed "
            "January 2000; ended 2001 or 2002.",
        ),
        (
            "us-dprk-unofficial-meetings",
            "Track 1.5 from about 2016; a strand opens on Track 1 on 8–9 May 2017; no "
            "end known.",
        ),
    ],
)
def test_the_ribbon_says_itself_in_a_sentence(slug, words):
    chain = read_chain(turns_of(slug), end=end_of(slug))
    assert sentence(chain, end=end_of(slug), secrecy=secrecy_of(slug)) == words


@pytest.mark.parametrize(
    ("turns", "secrecy", "words"),
    [
        (
            [opening(), change("1991-05-02", ONE, standing=S.REFUSED)],
            [],
            "Track 2 from 1990; Track 1 sought on 2 May 1991, refused; no end known.",
        ),
        (
            [opening(), change("1991", ONE, standing=S.CONTESTED)],
            [("secret", "1991", "1992"), ("secret", "1994", "")],
            "Track 2 from 1990; to Track 1 in 1991 (contested); secret from 1991 to "
            "1992; secret from 1994; no end known.",
        ),
        (
            [opening(to=T.UNCLASSIFIED), strand("", ONE), turn(K.ENDING, "1993")],
            [("secret", "", "")],
            "Not classified from 1990; a strand opens on Track 1 on a date not stated; "
            "secret throughout; ended 1993.",
        ),
        ([], [], "No opening recorded; no end known."),
    ],
)
def test_the_sentence_tells_doubt_and_gaps(turns, secrecy, words):
    assert sentence(read_chain(turns), end="", secrecy=secrecy) == words
