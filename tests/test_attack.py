"""What the attack counts as lost: a mistake here would hide a loss."""

import pytest

from attack.kept import Comparison, Promises, compare, text_of

SAVED, CONFLICT, REFUSED, BUSY, NO_ANSWER = 302, 409, 422, 503, 0


@pytest.mark.parametrize(
    ("told", "became"),
    [
        ([SAVED], "acknowledged"),
        ([NO_ANSWER, BUSY, SAVED], "acknowledged"),
        ([CONFLICT, CONFLICT], "refused"),
        ([REFUSED], "refused"),
        ([NO_ANSWER, CONFLICT], "unknown"),  # it may have met what it saved itself
        ([BUSY], "unknown"),
        ([500], "unknown"),
        ([], "unknown"),
    ],
)
def test_a_text_is_remembered_as_its_writer_was_told(told, became):
    promises = Promises()
    promises.remember("row-1-1", told)
    assert getattr(promises, became) == ["row-1-1"]


def test_what_was_acknowledged_must_be_there_once():
    promises = Promises(
        acknowledged=[text_of("row", 1, number) for number in range(4)],
        refused=["row-1-10"],
        unknown=["row-1-11", "row-1-12"],
    )
    stored = ["row-1-0 row-1-2", "All of row-1-3, row-1-3", "row-1-10", "row-1-11"]
    assert compare("row", promises, stored) == Comparison(
        lost=["row-1-1"], doubled=["row-1-3"], unasked=["row-1-10"]
    )
    assert compare("other", Promises(), stored) == Comparison([], [], [])
