"""What can be wrong with a chain, and what is no fault."""

import pytest

from dialogues.rules.chain import (
    read_chain,
)
from tests.rules.turns import (
    HALF,
    ONE,
    TWO,
    K,
    S,
    T,
    change,
    codes,
    moves,
    opening,
    strand,
    stretches,
    turn,
)

PAUSE, RESUME, ENDING = (
    turn(K.PAUSE, "1991"),
    turn(K.RESUMPTION, "1992"),
    turn(K.ENDING, "1993"),
)

FAULTS = [
    ([], "", ["no_opening"]),
    ([change("1991", ONE)], "", ["no_opening"]),
    ([opening(standing=S.ATTEMPTED)], "", ["no_opening"]),
    ([opening(), opening("1991")], "", ["second_opening"]),
    ([opening(), ENDING, opening("1994")], "", ["second_opening"]),
    ([change("1991", ONE), opening()], "", ["opening_not_first"]),
    ([opening(strand=2)], "", ["unknown_strand"]),
    ([opening(to=None)], "", ["track_missing"]),
    ([opening(), change("1991", None)], "", ["track_missing"]),
    ([opening(), change("1991", None, standing=S.REFUSED)], "", ["track_missing"]),
    ([opening(), strand("1991", None)], "", ["track_missing"]),
    *(
        ([opening(), turn(kind, "1991", ONE)], "", ["track_not_allowed"])
        for kind in (K.PAUSE, K.ENDING, K.DISCLOSURE, K.OTHER)
    ),
    ([opening(), change("1991", TWO)], "", ["same_track"]),
    ([opening(), change("1991", TWO, standing=S.ATTEMPTED)], "", ["same_track"]),
    ([opening(), change("1991", ONE, strand=2)], "", ["unknown_strand"]),
    ([opening(), turn(K.OTHER, "1991", strand=0)], "", ["unknown_strand"]),
    ([opening(), strand("1991", ONE), strand("1992", HALF)], "", ["strand_taken"]),
    ([opening(), strand("1991", ONE, 3)], "", ["strand_number"]),
    ([opening(), strand("1991", ONE, 1)], "", ["strand_number"]),
    ([opening(), strand("1991", TWO)], "", ["strand_same_track"]),
    ([opening(), ENDING, change("1994", ONE)], "", ["strand_ended"]),
    ([opening(), ENDING, turn(K.RESUMPTION, "1994")], "", ["strand_ended"]),
    ([opening(), ENDING, turn(K.ENDING, "1994")], "", ["strand_ended"]),
    ([opening(), ENDING, strand("1994", ONE)], "", ["strand_ended"]),
    (
        [opening(), turn(K.ABSORPTION, "1993"), turn(K.PAUSE, "1994")],
        "",
        ["strand_ended"],
    ),
    (
        [
            *[opening(), strand("1991", ONE), change("1992", TWO, strand=2)],
            turn(K.PAUSE, "1993", strand=2),
        ],
        "",
        ["strand_ended"],
    ),
    ([opening(), PAUSE, turn(K.PAUSE, "1992")], "", ["paused_twice"]),
    ([opening(), RESUME], "", ["resumed_unpaused"]),
    ([opening(), change("1992", ONE), change("1991", HALF)], "", ["out_of_order"]),
    ([opening(), change("", ONE)], "", ["date_missing"]),
    ([opening(), change("..", ONE)], "", ["date_missing"]),
    ([opening(), change("last May", ONE)], "", ["date_unreadable"]),
    ([opening(), change("1991", ONE, known_since="soon")], "", ["date_unreadable"]),
    ([opening()], "whenever", ["date_unreadable"]),
    ([opening(), change("1989", ONE)], "", ["before_opening"]),
    ([opening(), change("1995", ONE)], "1994", ["after_end"]),
    ([opening()], "1989", ["ends_before_start"]),
    (
        [opening(), change("1991", ONE, known_since="1990")],
        "",
        ["known_before_it_happened"],
    ),
    ([opening(), ENDING], "1995", ["end_disagrees"]),
    ([opening(), turn(K.ENDING, "1996")], "1995", ["end_disagrees"]),
    ([opening(), turn(K.ABSORPTION, "1993")], "1995", ["end_disagrees"]),
    ([opening(), change("1991", ONE, ends_strand=True)], "", ["ends_not_allowed"]),
    ([opening(ends_strand=True)], "", ["ends_not_allowed"]),
    (
        [opening(), turn(K.OTHER, "1991", ends_strand=True, standing=S.REFUSED)],
        "",
        ["ends_not_allowed"],
    ),
]


@pytest.mark.parametrize(("turns", "end", "expected"), FAULTS)
def test_every_fault_is_named_once(turns, end, expected):
    chain = read_chain(turns, end=end)
    assert codes(chain) == expected
    remarks = {"resumed_unpaused", "end_disagrees"}
    assert [p.code for p in chain.faults] == [c for c in expected if c not in remarks]


SOUND = [
    ([opening(), change("1990", ONE)], ""),
    ([opening("1990~"), change("1990-02", ONE), change("1990", HALF)], ""),
    ([opening(), change("1991/1993", ONE), change("1992", TWO)], ""),
    ([opening(), turn(K.ENDING, "1993-05")], "1993"),
    ([opening(), turn(K.DISCLOSURE, "1995")], "1993"),
    ([opening(), change("1991", ONE, known_since="1991")], ""),
    ([opening(), turn(K.ENDING, "1991", ends_strand=True)], ""),
    ([opening(), strand("1991", ONE), strand("1992", HALF, 3)], ""),
    ([opening(), strand("1991", ONE, standing=S.ATTEMPTED), strand("1992", ONE)], ""),
]


@pytest.mark.parametrize(("turns", "end"), SOUND)
def test_doubt_and_later_knowledge_are_no_fault(turns, end):
    assert codes(read_chain(turns, end=end)) == []


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (
            [opening(key="o"), change("1992", ONE), change("1991", HALF)],
            "Row 3 is dated before row 2. Put row 3 before row 2, or change its date.",
        ),
        (
            [opening(), ENDING, turn(K.RESUMPTION, "1994")],
            "Row 3 resumes what ended in row 2. Make row 2 a pause, or record what "
            "followed as a dialogue of its own.",
        ),
        (
            [opening("1992-12-04"), change("1991-05", ONE)],
            "Row 2 is dated before the dialogue opens (4 December 1992). "
            "Change its date, or the date of row 1.",
        ),
        (
            [opening(), change("1993/1991", ONE)],
            "The date of row 2 cannot be read. The end, 1991, is before the start, "
            "1993. Put the earlier date first: 1991/1993.",
        ),
    ],
)
def test_a_fault_says_what_is_so_and_then_what_to_do(turns, words):
    assert [problem.sentence for problem in read_chain(turns).problems] == [words]


def test_the_first_row_is_told_to_go_first():
    chain = read_chain([change("1992", ONE), change("1991", HALF)])
    assert chain.problems[1].sentence == (
        "Row 2 is dated before row 1. Put row 2 first, or change its date."
    )


def test_problems_come_row_by_row_and_remarks_do_not_block():
    rows = [
        opening(to=None),
        turn(K.RESUMPTION, "1992"),
        turn(K.PAUSE, "", ONE),
        change("1991", TWO, strand=4),
    ]
    chain = read_chain(rows, end="1989")
    assert codes(chain) == [
        *["track_missing", "resumed_unpaused", "track_not_allowed", "date_missing"],
        *["unknown_strand", "out_of_order", "ends_before_start"],
    ]
    assert [problem.key for problem in chain.problems if not problem.blocks] == [
        rows[1].key
    ]


def test_a_faulty_chain_can_still_be_drawn():
    rows = [change("1992", ONE), opening("", None), strand("1993", HALF, 9)]
    chain = read_chain(rows, end="1994")
    assert moves(chain) == [
        (T.UNCLASSIFIED, ONE),
        (None, None),
        (ONE, HALF),
    ]
    assert stretches(chain) == [
        (1, "unclassified", "..", "1992"),
        (1, "1", "1992", "1994"),
        (9, "1.5", "1993", "1994"),
    ]
