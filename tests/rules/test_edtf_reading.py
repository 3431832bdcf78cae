"""Dates: what is read, what is refused, the days they may mean."""

from datetime import date

import pytest

from dialogues.rules import edtf
from tests.rules.dates import (
    CASE_DATES,
    check_words,
    refusal,
)


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
        ("12/04/1985", "other_notation", "Write 1985-04-12 or 1985-12-04"),
        ("12/4", "not_edtf", "Write year-month-day"),
        ("Oslo round 3", "not_edtf", ""),
        ("[2008]", "set_of_one", "Write a single date without brackets."),
        ("[2008,2009", "bracket_open", ""),
        ("[....]", "not_edtf", ""),
        ("{....}", "not_edtf", ""),
        ("[1993....]", "not_edtf", ""),
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


@pytest.mark.parametrize("month", ["0X", "1X", "X1", "X2", "XX"])
def test_shapes_on_which_the_library_fails_are_read_in_silence(month, capsys):
    assert edtf.read(f"1987-{month}").earliest.year == 1987
    assert edtf.words(f"-198X-{month}")
    assert capsys.readouterr().out == ""
