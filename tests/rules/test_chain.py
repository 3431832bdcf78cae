"""The chain of turning points: its steps and stretches, and the real cases."""

import pytest

from dialogues.rules.chain import (
    ChainEpisode,
    Pause,
    read_chain,
)
from tests.compiled import SLUGS
from tests.rules.casework import end_of, turns_of
from tests.rules.turns import (
    HALF,
    ONE,
    TWO,
    K,
    S,
    change,
    codes,
    moves,
    opening,
    strand,
    stretches,
    turn,
)


def test_a_change_of_track_ends_one_stretch_and_begins_the_next():
    chain = read_chain([opening("1992-12-04"), change("1993-05", ONE)], end="1993-08")
    assert codes(chain) == []
    assert moves(chain) == [(None, TWO), (TWO, ONE)]
    assert chain.episodes == (
        ChainEpisode(
            1, TWO, "1992-12-04", "1993-05", *[t.turn.key for t in chain.steps]
        ),
        ChainEpisode(1, ONE, "1993-05", "1993-08", chain.steps[1].turn.key),
    )


@pytest.mark.parametrize("end", ["", ".."])
def test_a_stretch_without_a_known_end_stays_open(end):
    chain = read_chain([opening()], end=end)
    assert stretches(chain) == [(1, "2", "1990", "..")]


@pytest.mark.parametrize("standing", [S.ATTEMPTED, S.REFUSED])
def test_what_was_not_reached_changes_nothing(standing):
    chain = read_chain([opening(), change("1991", ONE, standing=standing)])
    assert moves(chain) == [(None, TWO), (TWO, ONE)]
    assert stretches(chain) == [(1, "2", "1990", "..")]


@pytest.mark.parametrize("standing", [S.REALISED, S.CLAIMED, S.CONTESTED])
def test_what_is_claimed_or_contested_carries_the_chain_on(standing):
    chain = read_chain([opening(), change("1991", ONE, standing=standing)])
    assert stretches(chain) == [(1, "2", "1990", "1991"), (1, "1", "1991", "..")]


@pytest.mark.parametrize("kind", [K.ENDING, K.ABSORPTION, K.PAUSE, K.RESUMPTION])
def test_an_attempt_to_end_or_pause_changes_nothing(kind):
    rows = [opening(), turn(kind, "1991", standing=S.ATTEMPTED), change("1992", ONE)]
    chain = read_chain(rows)
    assert codes(chain) == []
    assert moves(chain)[1:] == [(TWO, TWO), (TWO, ONE)]


def test_pauses_stand_inside_their_stretch():
    rows = [
        opening(),
        turn(K.PAUSE, "1991"),
        turn(K.RESUMPTION, "1992"),
        turn(K.PAUSE, "1993"),
    ]
    chain = read_chain(rows, end="1994")
    assert codes(chain) == []
    assert chain.episodes[0].pauses == (Pause("1991", "1992"), Pause("1993", ""))
    assert moves(chain)[1:] == [(TWO, TWO)] * 3


def test_a_change_of_track_in_silence_leaves_the_pause_to_the_old_stretch():
    rows = [opening(), turn(K.PAUSE, "1991"), change("1992", ONE)]
    chain = read_chain([*rows, turn(K.RESUMPTION, "1993")])
    assert codes(chain) == []
    assert [e.pauses for e in chain.episodes] == [(Pause("1991"),), ()]


@pytest.mark.parametrize("kind", [K.DISCLOSURE, K.FEEDS_ANOTHER, K.OTHER])
def test_some_kinds_end_the_strand_only_where_the_coder_says_so(kind):
    assert moves(read_chain([opening(), turn(kind, "1991")]))[1] == (TWO, TWO)
    chain = read_chain([opening(), turn(kind, "1991", ends_strand=True)])
    assert codes(chain) == []
    assert moves(chain)[1] == (TWO, None)
    assert chain.episodes[0].end == "1991"


def test_the_track_of_another_dialogue_never_moves_this_chain():
    rows = [
        opening(),
        turn(K.FEEDS_ANOTHER, "1991", ONE),
        turn(K.ABSORPTION, "1992", ONE),
    ]
    chain = read_chain(rows)
    assert codes(chain) == []
    assert moves(chain)[1:] == [(TWO, TWO), (TWO, None)]
    assert stretches(chain) == [(1, "2", "1990", "1992")]


def test_a_second_strand_joins_back_where_the_main_one_is():
    rows = [opening(), strand("1991", HALF), change("1992", TWO, strand=2)]
    chain = read_chain(rows, end="1993")
    assert codes(chain) == []
    assert moves(chain)[1:] == [(TWO, HALF), (HALF, TWO)]
    assert stretches(chain) == [(1, "2", "1990", "1993"), (2, "1.5", "1991", "1992")]
    assert [episode.joins for episode in chain.episodes] == [False, True]


def test_a_second_strand_goes_to_a_third_track_and_ends_by_itself():
    rows = [
        opening(),
        strand("1991", HALF),
        change("1992", ONE, strand=2),
        turn(K.ENDING, "1993", strand=2),
        change("1994", HALF),
    ]
    chain = read_chain(rows)
    assert codes(chain) == []
    assert stretches(chain) == [
        *[(1, "2", "1990", "1994"), (1, "1.5", "1994", "..")],
        *[(2, "1.5", "1991", "1992"), (2, "1", "1992", "1993")],
    ]


def test_the_end_of_the_main_strand_ends_every_other():
    rows = [opening(), strand("1991", ONE), turn(K.ENDING, "1992", key="end")]
    chain = read_chain(rows)
    assert [(e.end, e.closed_by) for e in chain.episodes] == [("1992", "end")] * 2


def test_an_absorption_long_after_the_end_does_not_prolong_the_stretch():
    rows = [opening("2018-02-09"), turn(K.ABSORPTION, "2020-11-07", ONE)]
    chain = read_chain(rows, end="2019-04")
    assert codes(chain) == []
    assert stretches(chain) == [(1, "2", "2018-02-09", "2019-04")]
    assert chain.episodes[0].closed_by == ""


@pytest.mark.parametrize("kind", [K.DISCLOSURE, K.ABSORPTION, K.FEEDS_ANOTHER, K.OTHER])
def test_what_became_known_later_may_stand_after_the_end(kind):
    rows = [opening(), turn(K.ENDING, "1991"), turn(kind, "1995")]
    chain = read_chain(rows, end="1991")
    assert codes(chain) == []
    assert moves(chain)[2] == (None, None)


def test_a_step_is_found_by_its_key():
    chain = read_chain([opening(key="m0"), change("1991", ONE, key="m1")])
    assert chain.step("m1").to_track is ONE
    with pytest.raises(KeyError):
        chain.step("m9")


@pytest.mark.parametrize("slug", SLUGS)
def test_no_real_case_has_a_fault(slug):
    chain = read_chain(turns_of(slug), end=end_of(slug))
    assert chain.faults == ()
    assert {problem.code for problem in chain.problems} <= {"resumed_unpaused"}


def test_the_real_cases_have_their_moves():
    assert len(SLUGS) == 31
    chains = {slug: read_chain(turns_of(slug), end=end_of(slug)) for slug in SLUGS}
    turns = [step.turn for chain in chains.values() for step in chain.steps]
    assert len(turns) == 31 + 53
    moved = [t for t in turns if t.moves_track and t.kind is not K.OPENING]
    assert sum(t.kind is K.TRACK_CHANGE for t in moved) == 10
    assert sum(t.kind is K.STRAND_OPENED for t in moved) == 4
    assert sum(len(chain.episodes) for chain in chains.values()) == 31 + 9 + 4


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        (
            "colombia-ecuador-binational-dialogue",
            [
                (1, "2", "2007-11", "2009-10~"),
                (2, "1.5", "2008-03/2008-04", "2008-06"),
                (3, "1.5", "2009-04/2009-08", "2009-10~"),
            ],
        ),
        (
            "south-africa-mells-park",
            [
                (1, "2", "1987", "1987"),
                (1, "1.5", "1987", "1990"),
                (2, "1", "1989-09-12", "1990-02-02/1990-05"),
            ],
        ),
        (
            "northern-ireland-back-channel",
            [
                (1, "1.5", "1973~", "1975"),
                (1, "1", "1975", "1980/1981"),
                (1, "1.5", "1980/1981", "1993-11-27/1993-11-28"),
            ],
        ),
        ("libya-national-conference-process", [(1, "2", "2018-02-09", "2019-04")]),
    ],
)
def test_the_hard_cases_read_as_a_researcher_reads_them(slug, expected):
    assert stretches(read_chain(turns_of(slug), end=end_of(slug))) == expected
