"""What the tests of dates share: dates of the cases, what words may say."""

import re

import pytest
from hypothesis import settings

from dialogues.rules import edtf
from tests.compiled import SLUGS, compiled

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


CASE_DATES = sorted({text for slug in SLUGS for text in dates_in(compiled(slug))})


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
