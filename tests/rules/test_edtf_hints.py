"""Dates in other words: what is suggested, and that nothing is made up."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.rules import edtf
from dialogues.rules.edtf.hints import MOST, hints_for
from dialogues.rules.edtf.single_hints import MONTHS
from tests.rules.dates import few, refusal

ONE = [
    ("c. 1993", "1993~"),
    ("~ May 1993", "1993-05~"),
    ("1993 or so", "1993~"),
    ("perhaps May 1993", "1993-05?"),
    ("May 1993 (?)", "1993-05?"),
    ("4 December 1992", "1992-12-04"),
    ("4th of December 1992", "1992-12-04"),
    ("Friday, 4 December 1992", "1992-12-04"),
    ("December 4, 1992", "1992-12-04"),
    ("Sept. 1992", "1992-09"),
    ("04/1985", "1985-04"),
    ("1985/4", "1985-04"),
    ("13/04/1985", "1985-04-13"),
    ("04/13/1985", "1985-04-13"),
    ("the 1990s", "199X"),
    ("1990\u2019s", "199X"),
    ("20th century", "19XX"),
    ("19uu", "19XX"),
    ("spring 2001", "2001-21"),
    ("summer 1998", "1998-22"),
    ("winter 1993/94", "[1993-12..1994-02]"),
    ("the turn of 1993/94", "[1993-12,1994-01]"),
    ("the turn of 1993\u20131994", "[1993-12,1994-01]"),
    ("second half of 1993", "1993-41"),
    ("Q3 1993", "1993-35"),
    ("last quarter of 1993", "1993-36"),
    ("not known", ".."),
    ("n.d.", ".."),
    ("1985-4-1", "1985-04-01"),
    ("2004-01-01T10:10:10Z", "2004-01-01"),
    ("[2008, 2009]", "[2008,2009]"),
    ("[2008]", "2008"),
    ("1992 or 1993", "[1992,1993]"),
    ("1 or 2 May 1993", "[1993-05-01,1993-05-02]"),
    ("2 and 9 May 1993", "{1993-05-02,1993-05-09}"),
    ("since 1992", "1992/.."),
    ("from March 1992 on", "1992-03/.."),
    ("1992-present", "1992/.."),
    ("1992 \u2013", "1992/.."),
    ("1992/", "1992/.."),
    ("until about 1993", "../1993~"),
    ("/1993", "../1993"),
    ("not later than 1993", "[..1993]"),
    ("1993 or later", "[1993..]"),
    ("1992\u201393", "1992/1993"),
    ("1992/93", "1992/1993"),
    ("August\u2013November 2013", "2013-08/2013-11"),
    ("19\u201320 August 1993", "1993-08-19/1993-08-20"),
    ("20 August - 13 September 1993", "1993-08-20/1993-09-13"),
    ("from c. 1991 to May 1993", "1991~/1993-05"),
]
SEVERAL = [
    ("12/04/1985", "1985-04-12", "1985-12-04"),
    ("12.4.1985", "1985-04-12", "1985-12-04"),
    ("2003/04", "2003-04", "2003/2004"),
    ("early 1993", "[1993-01..1993-04]", "1993"),
    ("early 1990s", "[1990..1993]", "199X"),
    ("mid-1990s", "[1994..1996]", "199X"),
    ("the late 1990s", "[1997..1999]", "199X"),
    ("the 1900s", "190X", "19XX"),
    ("end of May 1993", "[1993-05-21..1993-05-31]", "1993-05"),
    ("late February 1992", "[1992-02-21..1992-02-29]", "1992-02"),
    ("first half of June 1993", "[1993-06-01..1993-06-15]", "1993-06"),
    ("second half of June 1993", "[1993-06-16..1993-06-30]", "1993-06"),
    ("between 1992 and 1993", "[1992..1993]", "1992/1993"),
    ("between March and June 1994", "[1994-03..1994-06]", "1994-03/1994-06"),
    ("May/June 1993", "1993-05/1993-06", "[1993-05,1993-06]"),
    ("before 1993", "[..1992]", "[..1993]"),
    ("before January 1993", "[..1992-12]", "[..1993-01]"),
    ("after 28 February 1993", "[1993-03-01..]", "[1993-02-28..]"),
    ("2008/2004", "2004/2008", "[2008,2004]"),
]


@pytest.mark.parametrize(("text", "hint"), ONE)
def test_a_wording_with_one_meaning_has_one_hint(text, hint):
    assert hints_for(text) == (hint,)


@pytest.mark.parametrize("wording", SEVERAL, ids=lambda wording: wording[0])
def test_a_wording_with_several_meanings_has_a_hint_for_each(wording):
    text, *hints = wording
    assert list(hints_for(text)) == hints


def test_no_day_is_taken_for_one_that_the_calendar_lacks():
    assert hints_for("31 September 1993") == ()
    assert hints_for("32/13/1985") == ()


@pytest.mark.parametrize(
    "text",
    ["", "Oslo round 3", "mayhem 1993", "round 12", "8 May", "199", "May", "/"]
    + ["before not known", "after unknown"],
)
def test_nothing_is_suggested_where_nothing_is_said(text):
    assert hints_for(text) == ()


def test_a_refusal_names_every_hint():
    error = refusal("4 December 1992")
    assert error.code == "other_notation"
    assert "Write 1992-12-04 if that is what you mean." in str(error)
    assert "Write [1992..1993] or 1992/1993, whichever you mean." in str(
        refusal("between 1992 and 1993")
    )


def test_an_answer_is_a_reading_or_a_fault_with_suggestions():
    assert edtf.answer("") == edtf.Answer()
    assert edtf.answer("1992-12-04") == edtf.Answer(reading="4 December 1992")
    meant = edtf.answer("May 1993")
    assert meant.reading == ""
    assert meant.fault == "This cannot be read as a date."
    assert meant.suggestions == (
        edtf.DateSuggestion("1993-05", "May 1993, day not known"),
    )
    unfinished = edtf.answer("1985/")
    assert unfinished.fault.endswith("1985/..")
    assert unfinished.suggestions[0].edtf == "1985/.."


WORDS = (
    *("early", "mid", "late", "the", "end of", "first half of", "turn of", "between"),
    *("from", "to", "until", "and", "or", "before", "after", "c.", "perhaps", "about"),
    *("-", "/", "..", "[", "]", ",", "?", "~", "1993", "1993/94", "1990s", "94", "12"),
    *("4", "31", "spring", "winter", "century", "q1", "12/04/1985", "not known"),
    *MONTHS,
)
wordings = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
wordings |= st.lists(st.sampled_from(WORDS), max_size=20).map("".join)


@few
@given(wordings | st.text(max_size=120))
def test_every_hint_reads_and_no_text_keeps_us_busy(text):
    begun = process_time()
    hints = hints_for(text)
    assert process_time() - begun < 2
    assert len(hints) <= MOST
    assert len(set(hints)) == len(hints)
    for hint in hints:
        assert edtf.answer(hint).reading


@pytest.mark.parametrize(
    "text", ["a or b and c to d-e " * 5, "- " * 50, "1993 or " * 12, "/1993" * 20]
)
def test_the_worst_texts_are_answered_at_once(text):
    begun = process_time()
    edtf.answer(text)
    assert process_time() - begun < 2
