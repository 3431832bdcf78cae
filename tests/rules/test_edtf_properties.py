"""Dates: what holds for all of them."""

import re
import unicodedata
from datetime import date, timedelta

from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.rules import edtf
from dialogues.rules.edtf.grammar import POINT
from tests.rules.dates import (
    check_words,
    few,
    refusal,
)


def test_before_and_overlap_are_certain_or_possible():
    assert edtf.certainly_before("1992-12", "1993")
    assert not edtf.certainly_before("1993", "1993-12")
    assert not edtf.certainly_before("1985/..", "1993")
    assert not edtf.certainly_before("", "1993")
    year = (date(1993, 1, 1), date(1993, 12, 31))
    overlaps = ["1993-05", "1992/1994", "199X", "1985/..", "..", "", "[1990,1993]"]
    assert all(edtf.may_overlap(text, *year) for text in overlaps)
    apart = ["1992-12-31", "1994-01-01", "1994/..", "../1992", "-0044"]
    assert not any(edtf.may_overlap(text, *year) for text in apart)
    assert edtf.year_bounds("1992-12/..") == (1992, None)


days = st.dates(date(1000, 1, 1), date(2199, 12, 31))
signs = st.sampled_from(["", "", "?", "~", "%"])
plain = st.builds(lambda day, to: day.isoformat()[:to], days, st.sampled_from([4, 7]))
plain |= days.map(date.isoformat)
masked = st.builds(
    lambda day, form: form.format(*day.isoformat().split("-")),
    days.filter(lambda day: day.day < 29),
    st.sampled_from(
        [
            *("{0}-XX", "{0}-XX-XX", "{0}-{1}-XX", "{0}-XX-{2}", "XXXX-{1}-{2}"),
            *("{0:.3}X", "{0:.2}XX", "{0:.1}XXX", "{0:.3}X-{1}", "{0:.2}XX-{1}-{2}"),
            *("{0}-{1:.1}X", "{0}-{1}-{2:.1}X", "{0}S2"),
        ]
    ),
)
parts_in_doubt = st.builds(
    lambda day, *s: "{}{}-{}{}-{}{}".format(
        *(x for pair in zip(s, day.isoformat().split("-"), strict=True) for x in pair)
    ),
    *(days, signs, signs, signs),
)
seasons = st.builds("{}-{}".format, st.integers(1000, 2199), st.integers(21, 41))
points = st.builds("{}{}".format, plain | masked | seasons, signs) | parts_in_doubt


def in_order(pair):
    return sorted(pair, key=edtf.order_key)


known = points.filter(lambda text: not text.startswith("XXXX"))
intervals = st.lists(known, min_size=2, max_size=2).map(lambda p: "/".join(in_order(p)))
intervals |= points.map("{}/..".format) | points.map("../{}".format)
ranges = st.lists(plain, min_size=2, max_size=2).map(lambda p: "..".join(in_order(p)))
members = st.lists(points | ranges, min_size=2, max_size=4).map(",".join)
sets = st.builds(str.format, st.sampled_from(["[{}]", "{{{}}}"]), members | ranges)
valid = points | intervals | sets.filter(lambda text: len(text) <= 100)


@few
@given(valid)
def test_every_valid_text_reads_back(text):
    found = edtf.read(f" {text}\n")
    assert found.text == text
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    assert found.is_interval == ("/" in text)
    assert found.approximate == bool(re.search("[~%]", text))
    assert found.uncertain == bool(re.search("[?%]", text))


@few
@given(valid, masked)
def test_words_are_never_empty_and_name_no_day_nobody_knows(text, masked_text):
    check_words(text)
    check_words(masked_text)


@few
@given(points)
def test_the_library_agrees_wherever_it_is_right(text):
    try:
        found = parse_edtf(text)
    except (EDTFParseException, AttributeError):
        return  # It refuses or fails on some dates that the specification allows.
    wrong_there = re.search(r"-[234][0-9][?~%]?$|S|XXXX", text[:8])
    if not wrong_there and "X" not in text[5:]:
        wanted = [date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3])]
        assert list(edtf.bounds(text)) == wanted


@few
@given(st.from_regex("199X-([01X][0-9X])-([0-3X][0-9X])", fullmatch=True))
def test_bounds_of_missing_digits_are_those_of_all_days_that_fit(text):
    pattern = re.compile(text.replace("X", "[0-9]"))
    nineties = (date(1990, 1, 1) + timedelta(days=n) for n in range(3652))
    fit = [day for day in nineties if pattern.fullmatch(day.isoformat())]
    if fit:
        assert edtf.bounds(text) == (fit[0], fit[-1])
    else:
        assert refusal(text).code in ("no_such_day", "no_such_month")


@few
@given(valid, valid, valid)
def test_certainly_before_is_a_strict_order(a, b, c):
    before = edtf.certainly_before
    assert not before(a, a)
    assert not (before(a, b) and before(b, a))
    assert before(a, c) or not (before(a, b) and before(b, c))
    assert not before(a, b) or edtf.order_key(a) < edtf.order_key(b)


@few
@given(days, days)
def test_a_reversed_interval_is_refused(a, b):
    early, late = sorted({a, b, a + timedelta(days=1)})[:2]
    assert edtf.read(f"{early}/{late}").is_interval
    assert refusal(f"{late}/{early}").code == "reversed"


scraps = st.text(alphabet="0129X-~?%/.[]{},YEST: ", max_size=30)
near_misses = st.from_regex(POINT, fullmatch=True) | st.builds(
    lambda text, place, scrap: text[:place] + scrap + text[place:],
    *(valid, st.integers(0, 20), st.characters()),
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120) | scraps | near_misses)
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        edtf.read(text)
    except edtf.EdtfError as error:
        assert error.code.isidentifier()
        assert str(error).strip()
        assert str(error).isascii()
        assert not any(unicodedata.category(c)[0] == "C" for c in str(error))
    else:
        assert edtf.words(text)
        assert edtf.explain(text)
