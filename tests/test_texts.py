"""JSON of any shape is read or refused, and never ends in an error of its own."""

import pytest

from dialogues.bibliography import UnreadableReference, read
from dialogues.texts import MOST_LEVELS, UnreadableJson, read_json, read_storable_json


def nested(levels: int, opening: str = "[", closing: str = "]") -> str:
    return opening * levels + closing * levels


@pytest.mark.parametrize("levels", [MOST_LEVELS + 1, 900, 5_000, 100_000])
def test_deep_nesting_is_refused(levels):
    with pytest.raises(UnreadableJson):
        read_json(nested(levels))
    with pytest.raises(UnreadableJson):
        read_json('{"a":' * levels + "1" + "}" * levels)


def test_nesting_up_to_the_bound_is_read():
    assert read_json(nested(MOST_LEVELS))


@pytest.mark.parametrize(
    "text", ['"\\u0000"', '{"a\\ud800": 1}', '[{"a": ["\\udfff"]}]']
)
def test_escapes_of_what_cannot_be_stored_are_refused(text):
    assert read_json(text)
    with pytest.raises(UnreadableJson):
        read_storable_json(text)


def test_the_words_of_an_escape_are_no_escape():
    assert read_storable_json(r'"\\u0000"') == r"\u0000"


@pytest.mark.parametrize("levels", [100, 900, 40_000])
def test_a_reference_that_is_nested_deep_is_refused_in_words(levels):
    with pytest.raises(UnreadableReference, match="nested too deep"):
        read('{"title": ' + nested(levels) + "}")
