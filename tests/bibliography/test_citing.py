"""Citations of our records: what they say, and that our own reader reads it back."""

import json
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.bibliography import FORMS, Cited, as_coins, read

OSLO = Cited(
    ref="D00025",
    title="Oslo channel",
    version=3,
    url="https://tracks.example/dialogues/oslo-channel/",
    issued=date(2026, 11, 1),
    accessed=date(2026, 11, 26),
)
HARD = (
    "100 % of A & B_1 {c} #5 $6 ~ ^ \\ back",
    "Talks -- and --- more, ``so'' it''s",
    "قناة أوسلو",
    "Đinđić, Łódź, 北京",
    "TY - JOUR",
    "@book{x, title={y}}",
    "</script><b>&amp;",
)


def cited(**values) -> Cited:
    said = {name: getattr(OSLO, name) for name in Cited.__slots__}
    return Cited(**(said | values))


def read_back(form: str, of: Cited):
    reading = read(FORMS[form].write(of))
    assert reading.faults == []
    assert reading.form == FORMS[form].name
    (entry,) = reading.entries
    return entry


@pytest.mark.parametrize("form", FORMS)
def test_a_reference_manager_gets_title_kind_year_and_address(form):
    entry = read_back(form, OSLO)
    assert (entry.title, entry.kind, entry.year) == ("Oslo channel", "database", 2026)
    assert entry.url == OSLO.url
    assert "Record D00025, version 3." in entry.note
    assert "2026-11-01" in entry.note


@pytest.mark.parametrize("form", ["bib", "ris"])
@pytest.mark.parametrize("title", HARD[:-1])
def test_a_title_comes_back_as_it_was(form, title):
    assert read_back(form, cited(title=title)).title == title


@pytest.mark.parametrize("title", HARD)
def test_a_title_stands_in_csl_as_it_is(title):
    (item,) = json.loads(FORMS["json"].write(cited(title=title)))
    assert item["title"] == title


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_any_title_leaves_the_entry_of_bibtex_whole(title):
    written = FORMS["bib"].write(cited(title=title))
    assert read(written).faults == []
    assert read(written).entries[0].url == OSLO.url


def test_the_files_are_those_of_their_formats():
    assert FORMS["bib"].write(OSLO).startswith("@dataset{diplotrack-D00025,\n")
    assert FORMS["ris"].write(OSLO).splitlines()[0] == "TY  - DATA"
    assert FORMS["ris"].write(OSLO).splitlines()[-1] == "ER  - "
    (item,) = json.loads(FORMS["json"].write(OSLO))
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2026, 11, 1]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 26]]}
    assert item["version"] == "3"


def test_a_day_that_is_not_known_is_not_made_up():
    undated = cited(issued=None)
    assert "\n\tdate = " not in FORMS["bib"].write(undated)
    assert "PY  - " not in FORMS["ris"].write(undated)
    assert "issued" not in json.loads(FORMS["json"].write(undated))[0]
    assert "rft.date" not in as_coins(undated)


def test_coins_says_the_same():
    said = parse_qs(as_coins(cited(title="A & B = 1")))
    assert said["rft.title"] == ["A & B = 1"]
    assert said["rft.type"] == ["dataset"]
    assert said["rft.identifier"] == [OSLO.url]
    assert said["rft.source"] == ["DiploTrack, record D00025, version 3"]
