"""The suite cannot grow slow, nor leave a test out, without saying so."""

import pytest

from tests.costs import LIMIT, ORDINARY, Cost, Costs, left_out_of_all, table, timed_loop
from tests.shares import has


def of(*costs: Cost, loops=(ORDINARY,), left_out=()) -> Costs:
    found = Costs()
    found.found, found.loops, found.left_out = [*costs], [*loops], {*left_out}
    return found


def cost(name="tests/a/test_b.py::test_c", processor=1.0, may_be_slow=False) -> Cost:
    return Cost(name, processor, 2 * processor, may_be_slow)


@pytest.mark.parametrize(
    ("processor", "loop", "too_slow"),
    [
        (LIMIT - 1, ORDINARY, False),
        (LIMIT + 1, ORDINARY, True),
        (LIMIT + 1, 2 * ORDINARY, False),  # on a machine that is half as quick
        (LIMIT - 1, ORDINARY / 2, True),
    ],
)
def test_a_test_may_take_ten_seconds_of_an_ordinary_machine(processor, loop, too_slow):
    costs = of(cost(processor=processor), loops=[loop])
    assert bool(costs.too_slow()) == too_slow


def test_a_marked_test_may_take_longer():
    assert not of(cost(processor=10 * LIMIT, may_be_slow=True)).too_slow()


def test_one_loop_that_was_held_up_changes_nothing():
    assert of(loops=[ORDINARY, 9 * ORDINARY, ORDINARY]).scale == 1


def test_the_loop_takes_as_long_as_it_says():
    assert 0 < timed_loop() < 100 * ORDINARY


def test_what_a_worker_tells_is_what_it_found():
    told = of(cost(), loops=[1, 2], left_out=["tests/a/test_b.py::test_d"]).told()
    costs = Costs()
    costs.add(told)
    assert costs.told() == told


def test_the_slowest_come_first():
    costs = of(*(cost(processor=number) for number in range(30)))
    assert [each.processor for each in costs.slowest()] == [*range(29, 19, -1)]


def test_a_quick_run_leaves_out_what_took_long():
    costs = of(cost("short", 0.4), cost("long", 0.6), cost("just", 0.5))
    assert costs.names_over(0.5) == {"long"}


def test_the_table_counts_tests_and_seconds_by_folder():
    runs = {
        "sqlite": of(cost(processor=2), cost("tests/test_x.py::test_y", 3)),
        "postgresql": of(cost(processor=4)),
    }
    assert table(runs)[2:] == [
        "| (none) | 1 | 3 | 6 | 0 | 0 | 0 |",
        "| a | 1 | 2 | 4 | 1 | 4 | 8 |",
        "| all | 2 | 5 | 10 | 1 | 4 | 8 |",
    ]


def test_what_ran_on_neither_database_is_named():
    here, there, nowhere = cost("here"), cost("there"), "nowhere"
    runs = {
        "sqlite": of(here, left_out=["there", nowhere]),
        "postgresql": of(there, left_out=["here", nowhere]),
    }
    assert left_out_of_all(runs) == {nowhere}


def test_what_takes_long_begins_first(request):
    slow = [has(item, "slow") for item in request.session.items]
    assert slow == sorted(slow, reverse=True)
