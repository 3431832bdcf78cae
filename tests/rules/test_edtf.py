"""Dates: what is read, what is refused, the days they may mean, their words."""

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.rules import edtf
from dialogues.rules.edtf.grammar import POINT

CASES = Path(__file__).parents[1] / "cases"
DATE_KEYS = {"date", "start", "end", "from", "to", "known_since"}
EDTF_SIGNS = re.compile(r"[~?%/\[\]{}]|\.\.|[0-9]X|X[0-9]")
few = settings(max_examples=60, deadline=None)


def dates_in(node, key=""):
    """Yield every date of a case file, as it is written there."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from dates_in(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from dates_in(value, key)
    elif key in DATE_KEYS and re.match(r"\[?[0-9]{4}|\.\.$", str(node)):
        yield str(node)


CASE_DATES = sorted(
    {
        text
        for path in CASES.glob("*.yaml")
        for text in dates_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    }
)


def days_written(text):
    """Return the day numbers a text names; years have four digits, none is before 0."""
    dates = re.sub("[~?%]", "", text)
    parts = [part.split("-") for part in re.split(r"[/,\[\]{}]|\.\.", dates)]
    return {int(p[2]) for p in parts if len(p) == 3 and "X" not in p[2]}


def days_said(words):
    return {int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?![\d,])", words)}


def check_words(text):
    for short in (False, True):
        words = edtf.words(text, short=short)
        assert words
        assert not EDTF_SIGNS.search(words), words
        assert days_said(words) <= days_written(text), words
    assert edtf.explain(text).startswith(edtf.words(text))


def refusal(text):
    with pytest.raises(edtf.EdtfError) as caught:
        edtf.read(text)
    return caught.value


def test_there_are_cases_to_read():
    assert len(CASE_DATES) > 200
    assert {"..", "2013-03-01/2013-03-03?", "[2008,2009]"} <= set(CASE_DATES)


@pytest.mark.parametrize("text", CASE_DATES)
def test_every_date_of_the_cases_is_read_and_said(text):
    found = edtf.read(text)
    assert found.text == text
    assert text == ".." or found.earliest <= found.latest
    check_words(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1992-12-04", "1992-12-04", "1992-12-04", "day"),
        (" 1993-05 ", "1993-05-01", "1993-05-31", "month"),
        ("2003~", "2003-01-01", "2003-12-31", "year"),
        ("2000-02", "2000-02-01", "2000-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("..", None, None, "open"),
        ("1985/..", "1985-01-01", None, "year"),
        ("../1985", None, "1985-12-31", "year"),
        ("199X/..", "1990-01-01", None, "decade"),
        ("[2008,2009]", "2008-01-01", "2009-12-31", "year"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31", "mixed"),
        ("[..1984]", None, "1984-12-31", "year"),
        ("[1984..]", "1984-01-01", None, "year"),
        ("[2010-04-17..2011-05-31]", "2010-04-17", "2011-05-31", "day"),
        ("2004-06-~11", "2004-06-11", "2004-06-11", "day"),
        ("156X-12-25", "1560-12-25", "1569-12-25", "mixed"),
        ("156X-12-25~", "1560-12-25", "1569-12-25", "mixed"),
        ("199X-02-29", "1992-02-29", "1996-02-29", "mixed"),
        ("2004-XX-31", "2004-01-31", "2004-12-31", "mixed"),
        ("2004-1X", "2004-10-01", "2004-12-31", "mixed"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", "year"),
        ("XXXX-12-25", None, None, "mixed"),
        ("XXXX", None, None, "open"),
        ("1950S2", "1900-01-01", "1999-12-31", "century"),
        ("2001-21", "2001-01-01", "2001-12-31", "season"),
        ("2001-24~", "2000-11-01", "2002-03-31", "season"),
        ("2001-26", "2001-05-01", "2001-09-30", "season"),
        ("2001-34", "2001-04-01", "2001-06-30", "quarter"),
        ("Y17E8", None, None, "year"),
        ("Y1E3", "1000-01-01", "1000-12-31", "year"),
        ("-0044-03-15", None, None, "day"),
        ("9999/Y10000", "9999-01-01", None, "year"),
    ],
)
def test_bounds_add_no_day_and_lose_none(text, earliest, latest, precision):
    found = edtf.read(text)
    wanted = tuple(day and date.fromisoformat(day) for day in (earliest, latest))
    assert (found.earliest, found.latest) == wanted == edtf.bounds(text)
    assert found.precision == precision


def test_an_empty_text_has_no_bounds_and_no_words():
    assert edtf.bounds("") == edtf.bounds("  ") == (None, None)
    assert edtf.words("") == edtf.explain("") == ""


def test_flags_and_ends():
    span = edtf.read("1991~/1993-03?")
    assert (span.approximate, span.uncertain, span.is_interval) == (True, True, True)
    assert span.starts == edtf.read("1991~")
    assert span.ends == edtf.read("1993-03?")
    assert span.days_of_doubt is None
    assert edtf.read("1985/..").ends == edtf.read("..")
    both = edtf.read("2004-06-%11")
    assert (both.approximate, both.uncertain, both.is_interval) == (True, True, False)
    assert both.days_of_doubt == 0
    assert edtf.read("2003~").days_of_doubt == 364
    assert not edtf.read("..").is_interval


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("", "empty", "No date is given."),
        ("1985/", "end_missing", "Write .. for an end that is not known: 1985/.."),
        ("/1985", "start_missing", "Write .. for a start that is not known: ../1985"),
        ("../..", "both_ends_open", "Write .. alone."),
        ("/", "not_edtf", ""),
        ("2008/2004", "reversed", "The end, 2004, is before the start, 2008."),
        ("2008/2004", "reversed", "Put the earlier date first: 2004/2008."),
        ("2004-06-11?/2004-06-03", "reversed", ""),
        ("-0200/-0300", "reversed", ""),
        ("[2009..2008]", "reversed", "2008..2009."),
        ("1900-02-29", "no_such_day", "1900-02, which has 28 days"),
        ("2100-02-29", "no_such_day", ""),
        ("2016-02-30", "no_such_day", ""),
        ("2004-02-3X", "no_such_day", ""),
        ("20XX-02-30", "no_such_day", ""),
        ("2004-06-00", "no_such_day", ""),
        (
            "2004-13",
            "no_such_month",
            "13 is not a month. Write the month as 01 to 12: ",
        ),
        ("2004-13-01", "no_such_month", "2004-12."),
        ("1992-93", "no_such_month", "write 1992/1993."),
        ("199X-21", "no_such_month", ""),
        ("2001-21-05", "no_such_month", ""),
        ("-0000", "not_edtf", ""),
        ("12/04/1985", "not_edtf", "Write year-month-day"),
        ("Oslo round 3", "not_edtf", ""),
        ("[2008]", "set_of_one", "Write a single date without brackets."),
        ("[2008,2009", "bracket_open", ""),
        ("[1984~..1985]", "range_in_doubt", ""),
        ("2004/[2005,2006]", "not_edtf", ""),
        ("?2004~", "two_signs", ""),
        ("Y17E88", "year_too_far", ""),
        ("2004-01-01T10:10:10Z", "time_of_day", "Leave out the time"),
        ("2004" * 26, "too_long", "100 characters at most"),
        ("2004\0", "hidden_character", ""),
        ("\u202e4002", "hidden_character", ""),
        ("\u0662\u0660\u0660\u0664", "other_digits", "digits 0 to 9"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(text, code, sentence):
    error = refusal(text)
    assert error.code == code
    assert sentence in str(error)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("early 1993", "[1993-01..1993-04]"),
        ("c. 1993", "1993~"),
        ("perhaps May 1993", "1993-05?"),
        ("4 December 1992", "1992-12-04"),
        ("December 4, 1992", "1992-12-04"),
        ("the 1990s", "199X"),
        ("19uu", "19XX"),
        ("spring 2001", "2001-21"),
        ("not known", ".."),
        ("1985-4-1", "1985-04-01"),
        ("[2008, 2009]", "[2008,2009]"),
        ("1992 or 1993", "[1992,1993]"),
        ("between 1992 and 1993", "[1992..1993]"),
        ("since 1992", "1992/.."),
        ("1992\u201393", "1992/1993"),
        ("August\u2013November 2013", "2013-08/2013-11"),
        ("19\u201320 August 1993", "1993-08-19/1993-08-20"),
    ],
)
def test_a_date_in_other_words_is_refused_with_a_hint(text, hint):
    error = refusal(text)
    assert error.code == "other_notation"
    assert f"Write {hint} if" in str(error)


def test_a_hint_comes_fast_for_the_worst_text():
    assert refusal("a or b and c to d-e " * 5).code == "not_edtf"


@pytest.mark.parametrize("month", ["0X", "1X", "X1", "X2", "XX"])
def test_shapes_on_which_the_library_fails_are_read_in_silence(month, capsys):
    assert edtf.read(f"1987-{month}").earliest.year == 1987
    assert edtf.words(f"-198X-{month}")
    assert capsys.readouterr().out == ""


WORDS = [
    ("1992-12-04", "4 December 1992", "4 Dec 1992"),
    ("1993-05", "May 1993", "May 1993"),
    ("2003~", "about 2003", "c. 2003"),
    ("2000?", "perhaps 2000", "perhaps 2000"),
    ("2000%", "perhaps about 2000", "perhaps c. 2000"),
    ("[2008,2009]", "2008 or 2009", "2008 or 2009"),
    ("[2007,2008,2009]", "2007, 2008 or 2009", "2007, 2008 or 2009"),
    ("[2003-03-17,2003-03-18]", "17 or 18 March 2003", "17 or 18 Mar 2003"),
    ("{2003-03,2003-04}", "March and April 2003", "Mar and Apr 2003"),
    ("[1667,1670..1672]", "1667, or between 1670 and 1672", None),
    ("{1667,1670..1672}", "1667 and 1670–1672", None),
    ("[2010-04-17..2011-05-31]", "between 17 April 2010 and 31 May 2011", None),
    ("[2010-04-17..2010-04-19]", "between 17 and 19 April 2010", None),
    ("[..1984]", "1984 or earlier", None),
    ("{1984..}", "1984 and later", None),
    ("1993-08-20/1993-09-13", "20 August – 13 September 1993", "20 Aug – 13 Sep 1993"),
    ("1993-08-19/1993-08-20", "19–20 August 1993", "19–20 Aug 1993"),
    ("2013-08/2013-11", "August–November 2013", "Aug–Nov 2013"),
    ("1998-12/1999-01", "December 1998 – January 1999", None),
    ("2018-04/2018-07-11", "April – 11 July 2018", None),
    ("2013-03-01/2013-03-03?", "1 March 2013 – perhaps 3 March 2013", None),
    ("2004-06-XX/2005", "from June 2004, day not known, to 2005", None),
    ("2004/2004", "2004", "2004"),
    ("1985/..", "from 1985, no end known", None),
    ("../1985", "until 1985, start not known", None),
    ("..", "not known", "not known"),
    ("199X", "the 1990s", "the 1990s"),
    ("199X~", "about the 1990s", "c. the 1990s"),
    ("200X", "between 2000 and 2009", None),
    ("19XX%", "perhaps between about 1900 and 1999", None),
    ("156X-12-25", "25 December in the 1560s", "25 Dec in the 1560s"),
    ("XXXX-12-25", "25 December, year not known", None),
    ("1985-XX-XX", "1985, day and month not known", None),
    ("2004-12-1X", "December 2004, day only partly known", None),
    ("2001-21", "spring 2001", "spring 2001"),
    ("2001-32", "winter 2001 (southern)", None),
    ("2001-41", "second half of 2001", None),
    ("1950S2", "between 1900 and 1999, estimated at 1950", None),
    ("2004-06-~11", "11 June 2004 (day approximate)", None),
    ("2004-06?-~11", "11 June 2004 (year and month uncertain, day approximate)", None),
    ("?2004-?06", "perhaps June 2004", "perhaps Jun 2004"),
    ("-0044-03-15", "15 March 45 BCE", "15 Mar 45 BCE"),
    ("0033", "33 CE", "33 CE"),
    ("Y170000002", "the year 170,000,002", None),
]


@pytest.mark.parametrize(("text", "long", "short"), WORDS)
def test_words(text, long, short):
    assert edtf.words(text) == long
    if short:
        assert edtf.words(text, short=True) == short


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1992-12-04", "1993-08-20", "4 December 1992 – 20 August 1993"),
        ("1993", "..", "1993 – no end known"),
        ("..", "1993", "start not known – 1993"),
        ("1987", "1990", "1987–1990"),
        ("1990", "1990", "1990"),
        ("1973~", "1993~", "about 1973 – about 1993"),
        ("[2008,2009]", "2013", "from 2008 or 2009 to 2013"),
        ("[2008,2009]", "..", "from 2008 or 2009, no end known"),
        ("", "1993", "until 1993"),
        ("1993", "", "from 1993"),
        ("", "..", "no end known"),
        ("..", "..", "not known"),
        ("", "", "not stated"),
    ],
)
def test_words_for_the_start_and_end_of_a_record(start, end, words):
    assert edtf.span_words(start, end) == words


def test_span_words_for_a_table():
    assert edtf.span_words("1973~", "1993-08-20", short=True) == "c. 1973 – 20 Aug 1993"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1992-12-04", "4 December 1992"),
        ("2015-02", "February 2015, day not known: between 1 and 28 February 2015"),
        (
            "2003~",
            "about 2003: between 1 January and 31 December 2003, give or take",
        ),
        ("1993-08-19/1993-08-20", "19–20 August 1993"),
        ("1985/..", "from 1985, no end known: not before 1 January 1985"),
        (
            "2013-08/2013-11",
            "August–November 2013: from 1 August 2013 at the earliest "
            "to 30 November 2013 at the latest",
        ),
        ("..", "not known"),
    ],
)
def test_explain(text, reading):
    assert edtf.explain(text) == reading


def test_dates_sort_by_earliest_then_latest_and_unknown_ones_last():
    in_order = ["-0044", "[..1980]", "1985-01-01", "1985-01", "1985", "1985/..", "1986"]
    in_order += ["Y12345", ".."]
    backwards = in_order[::-1]
    assert sorted(backwards, key=edtf.order_key) == in_order
    assert edtf.order_key("") == edtf.order_key("..")


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
