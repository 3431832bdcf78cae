"""The steps of the review and the checklist before a record is sent."""

from dataclasses import replace

import pytest

from dialogues.choices import (
    Capacity,
    Missing,
    MoveKind,
    ReviewStatus,
    ReviewStep,
    Track,
)
from dialogues.rules.chain import Turn, read_chain
from dialogues.rules.review import (
    STEPS,
    Facts,
    ParticipantFacts,
    StretchFacts,
    allowed,
    checklist,
    differs,
    step_for,
)

DRAFT, IN_REVIEW = ReviewStatus.DRAFT, ReviewStatus.IN_REVIEW
RETURNED, PUBLISHED = ReviewStatus.RETURNED, ReviewStatus.PUBLISHED


def may(status, *, is_editor=False, is_curator=False):
    steps = allowed(status, is_editor=is_editor, is_curator=is_curator)
    return [step.step.value for step in steps]


@pytest.mark.parametrize(
    ("status", "editor", "curator"),
    [
        (DRAFT, ["send"], []),
        (RETURNED, ["send"], []),
        (IN_REVIEW, ["take_back"], ["publish", "return"]),
        (PUBLISHED, [], ["withdraw"]),
    ],
)
def test_who_may_take_which_step(status, editor, curator):
    assert may(status) == []
    assert may(status, is_editor=True) == editor
    assert may(status, is_curator=True) == curator
    assert may(status, is_editor=True, is_curator=True) == editor + curator
    assert may(status.value, is_editor=True) == editor


def test_an_unknown_status_allows_nothing():
    assert may("", is_editor=True, is_curator=True) == []


@pytest.mark.parametrize(
    ("code", "to_status", "needs_remark"),
    [
        ("send", IN_REVIEW, False),
        ("take_back", DRAFT, False),
        ("publish", PUBLISHED, False),
        ("return", RETURNED, True),
        ("withdraw", RETURNED, True),
    ],
)
def test_where_a_step_leads(code, to_status, needs_remark):
    step = step_for(code)
    assert (step.to_status, step.needs_remark) == (to_status, needs_remark)
    assert step.label == step.step.label
    assert step.done.endswith(".")


def test_every_step_is_there_once():
    assert sorted(step.step for step in STEPS) == sorted(ReviewStep)
    with pytest.raises(KeyError):
        step_for("burn")


CHAIN = read_chain(
    [
        Turn("m0", MoveKind.OPENING, "1992-12-04", Track.TWO),
        Turn("m1", MoveKind.TRACK_CHANGE, "1993-05", Track.ONE),
    ],
    end="1993-08-20",
)
FIRST, SECOND = CHAIN.episodes
COMPLETE = Facts(
    title="Oslo channel",
    summary="Secret talks in Norway.",
    conflicts=1,
    chain=CHAIN,
    cited=frozenset({"m0", "m1"}),
    sources=2,
    participants=(ParticipantFacts("p1", "Uri Savir", Capacity.OFFICIAL, 1),),
    stretches=(StretchFacts(FIRST, Track.TWO), StretchFacts(SECOND, Track.ONE)),
    track_claims=1,
    meetings=2,
)
FAULTY = read_chain([Turn("m0", MoveKind.OPENING, "", Track.TWO)])
REMARKED = read_chain(
    [*(step.turn for step in CHAIN.steps), Turn("m2", MoveKind.RESUMPTION, "1993-06")]
)
NOBODY = ParticipantFacts("p2", "", None, 1)
UNKNOWN = ParticipantFacts("p2", "Joel Singer", Capacity.UNKNOWN)
UNSOURCED = replace(UNKNOWN, key="p3", evidence_missing=Missing.NOT_KNOWN)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"title": " "}, ["title_missing"]),
        ({"conflicts": 0}, ["conflict_missing"]),
        ({"sources": 0}, ["source_missing"]),
        ({"cited": frozenset({"m0"})}, ["turn_uncited"]),
        (
            {
                "cited": frozenset({"m0"}),
                "evidence_missing": {"m1": Missing.NOT_CODED},
            },
            ["turn_uncited"],
        ),
        ({"chain": FAULTY}, ["date_missing"]),
        ({"chain": read_chain([])}, ["no_opening"]),
        ({"participants": (NOBODY,)}, ["capacity_missing"]),
        ({"stretches": (StretchFacts(FIRST, Track.ONE),)}, ["justification_missing"]),
        (
            {"stretches": (StretchFacts(FIRST, Track.ONE, " "),)},
            ["justification_missing"],
        ),
        ({"stretches": (StretchFacts(FIRST, Track.ONE, "Envoys."),)}, []),
        ({"stretches": (StretchFacts(FIRST, Track.UNCLASSIFIED),)}, []),
    ],
)
def test_what_blocks_the_review(changes, expected):
    problems = checklist(replace(COMPLETE, **changes))
    assert [problem.code for problem in problems] == expected
    assert all(problem.blocks for problem in problems)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"summary": ""}, ["summary_missing"]),
        ({"sources": 1}, ["one_source"]),
        ({"track_claims": 0}, ["claims_missing"]),
        ({"participants": ()}, ["participants_missing"]),
        ({"participants": (UNKNOWN,)}, ["participants_uncited"]),
        ({"participants": (UNSOURCED,)}, ["participants_evidence_missing"]),
        (
            {"participants": (UNKNOWN, UNSOURCED)},
            ["participants_uncited", "participants_evidence_missing"],
        ),
        ({"meetings": 0}, ["meetings_missing"]),
        (
            {
                "cited": frozenset({"m0"}),
                "evidence_missing": {"m1": Missing.NOT_DISCLOSED},
            },
            ["turn_evidence_missing"],
        ),
        ({"meetings_unnamed": 2}, ["meetings_unnamed"]),
        (
            {"chain": REMARKED, "cited": frozenset({"m0", "m1", "m2"})},
            ["resumed_unpaused"],
        ),
    ],
)
def test_what_would_make_it_better_does_not_block(changes, expected):
    problems = checklist(replace(COMPLETE, **changes))
    assert [problem.code for problem in problems] == expected
    assert not any(problem.blocks for problem in problems)


def test_what_blocks_comes_before_what_does_not():
    empty = Facts("", "", 0, read_chain([]), frozenset(), 0)
    assert [problem.code for problem in checklist(empty)] == [
        *["title_missing", "conflict_missing", "source_missing", "no_opening"],
        *["summary_missing", "claims_missing", "participants_missing"],
        "meetings_missing",
    ]


def test_a_difference_asks_for_a_sentence_and_says_why():
    facts = replace(COMPLETE, stretches=(StretchFacts(FIRST, Track.ONE_AND_A_HALF),))
    (problem,) = checklist(facts)
    assert (problem.key, problem.field) == ("m0", "justification")
    assert problem.sentence == (
        "Track 2 is coded (4 December 1992 – May 1993), and Track 1.5 is suggested "
        "from who took part. Say in a sentence why Track 2 is right, or change the "
        "track."
    )


def test_nothing_suggested_is_no_difference():
    assert not differs(Track.ONE, Track.UNCLASSIFIED)
    assert differs(Track.UNCLASSIFIED, Track.ONE)
    assert not differs(Track.TWO, Track.TWO)


def test_evidence_known_to_be_missing_is_said_in_a_sentence():
    changed = {"cited": frozenset(), "evidence_missing": {"m1": Missing.NOT_KNOWN}}
    uncited, missing = checklist(replace(COMPLETE, **changed))
    assert uncited.sentence == (
        "Row 1 has no source. Cite one that supports it, or say why there is none."
    )
    assert missing.sentence == "Row 2: no source is known to exist."
    assert (missing.key, missing.blocks) == ("m1", False)
