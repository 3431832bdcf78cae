"""Dates in words, and their order."""

import pytest

from dialogues.rules import edtf

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
