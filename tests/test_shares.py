"""Both databases together prove everything, and each what may differ on it."""

import pytest

from tests.shares import (
    POSTGRESQL,
    SQLITE,
    in_no_order,
    shares_of,
    shares_of_item,
    touches_database,
)

BOTH = {SQLITE, POSTGRESQL}
#: What runs on one database though it touches it, beside the folders of pages.
FOLDERS_OF_PAGES = (
    *("admin", "api", "browser", "codebook", "index", "record_page", "saved_filters"),
    "workspace",
)
TAKING_TURNS = {
    "tests/reentry/test_csv.py::test_the_files_tell_the_same_of_oslo_entered_anew",
    "tests/reentry/test_anew.py::test_a_case_is_entered_from_nothing",
    "tests/reentry/test_known.py::test_a_case_is_entered_anew_by_its_forms",
    "tests/reentry/test_known.py::test_a_case_is_entered_anew_by_its_pages",
    "tests/surfaces/test_agree.py::test_the_surfaces_agree",
}


def share(name="a", *, touches=True, turns=False, every=False) -> set[str]:
    return shares_of(name, touches=touches, turns=turns, every=every)


def test_what_touches_a_database_runs_on_both():
    assert share() == BOTH


def test_what_touches_none_runs_once():
    assert share(touches=False) == {SQLITE}


def test_what_takes_turns_runs_on_one_of_the_two():
    found = [share(f"test {number}", turns=True) for number in range(100)]
    assert {len(each) for each in found} == {1}
    assert set().union(*found) == BOTH
    assert share("test 1", turns=True) == share("test 1", turns=True)


def test_what_touches_none_does_so_on_a_page_too():
    assert share(touches=False, turns=True) == {SQLITE}


def test_the_main_journeys_run_on_both_though_in_the_browser():
    assert share(turns=True, every=True) == BOTH


def test_every_test_of_this_run_has_its_share(request):
    for item in request.session.items:
        expected = 1 + (touches_database(item) and not runs_once(item))
        assert len(shares_of_item(item)) == expected, item.nodeid


def runs_once(item) -> bool:
    if item.get_closest_marker("only_on"):
        return True
    if item.get_closest_marker("every_database"):
        return False
    named = item.nodeid.partition("[")[0] in TAKING_TURNS
    return item.path.parent.name in FOLDERS_OF_PAGES or named


@pytest.mark.parametrize(
    ("values", "refused"), [(["a"], False), ({"a"}, True), (frozenset("a"), True)]
)
def test_parameters_in_no_order_are_refused(values, refused):
    assert in_no_order(pytest.mark.parametrize("name", values).mark) == refused
