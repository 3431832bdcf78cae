"""One-click fixes: each takes its fault away and brings no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.rules.chain import fixes_for, read_chain
from dialogues.rules.chain.fixes import apply
from tests.rules.turns import HALF, ONE, TWO, K, change, opening, strand, turn

OFFERED = [
    ([opening(), strand("1991", ONE, 3)], "Put row 2 on strand 2"),
    ([opening(), change("1991", ONE, strand=2)], "Put row 2 on strand 1"),
    ([opening(), turn(K.PAUSE, "1991", ONE)], "Take the track of row 2 away"),
    ([opening(), change("1991", TWO)], "Take row 2 out"),
    ([opening(), change("1991", TWO)], "Make row 2 a turning point that is no move"),
    ([opening(), opening("1991")], "Make row 2 a resumption"),
    (
        [opening(), turn(K.ENDING, "1993"), change("1994", ONE)],
        "Make row 2 a pause",
    ),
    (
        [opening(), turn(K.PAUSE, "1991"), turn(K.PAUSE, "1992")],
        "Make row 3 a resumption",
    ),
    (
        [opening(), turn(K.PAUSE, "1991", known_since="1990")],
        "Take the date since when away",
    ),
]


@pytest.mark.parametrize(("turns", "label"), OFFERED)
def test_a_fault_with_a_fix_offers_it(turns, label):
    fault = read_chain(turns).faults[0]
    assert label in [fix.label for fix in fixes_for(turns, fault)]


def test_a_fault_that_only_the_coder_can_fix_offers_only_to_take_the_row_out():
    turns = [opening(), change("1991", None)]
    [fault] = read_chain(turns).faults
    assert [fix.takes_out for fix in fixes_for(turns, fault)] == [True]


def test_the_first_of_two_equal_changes_can_go_and_the_chain_stays_right():
    turns = [opening(), change("1991", ONE), change("1992", HALF), change("1993", HALF)]
    [fault] = read_chain(turns).faults
    for fix in fixes_for(turns, fault):
        assert not read_chain(apply(turns, fix)).faults


TURNS = st.lists(
    st.builds(
        lambda number, kind, track, on: turn(
            kind,
            f"199{number}",
            track,
            strand=on,
            key=f"m{number}",
        ),
        st.integers(1, 9),
        st.sampled_from(list(K)),
        st.sampled_from([ONE, HALF, TWO, None]),
        st.integers(1, 3),
    ),
    max_size=6,
    unique_by=lambda each: each.key,
)


@settings(max_examples=60, deadline=None)
@given(TURNS)
def test_every_fix_takes_its_fault_away_and_brings_none(turns):
    turns = [opening(key="m0"), *turns]
    read = read_chain(turns)
    before = {(each.code, each.key) for each in read.faults}
    for fault in read.faults:
        for fix in fixes_for(turns, fault):
            after = read_chain(apply(turns, fix)).faults
            left = {(each.code, each.key) for each in after}
            assert left < before
            assert (fault.code, fault.key) not in left
