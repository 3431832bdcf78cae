"""Which figures are as wanted: the edges of each goal."""

from benchmarks.scale.bench import Figure
from benchmarks.scale.goals import goals, growth
from benchmarks.scale.report import missed


def met(*figures: Figure) -> dict[str, bool]:
    return {goal.name: goal.is_met for goal in goals(figures)}


def test_a_page_may_take_fifty_milliseconds_more_or_three_times_as_long():
    assert met(Figure("First page", 0.059, 0.01)) == {
        "First page, beside plain SQL": True
    }
    assert not all(met(Figure("First page", 0.061, 0.01)).values())
    assert all(met(Figure("First page", 0.29, 0.1)).values())
    assert not all(met(Figure("First page", 0.31, 0.1)).values())


def test_a_search_may_take_five_times_and_a_file_three_times_as_long():
    search = "Text search, rare: dialogues found"
    assert all(met(Figure(search, 0.049, 0.01)).values())
    assert not all(met(Figure(search, 0.051, 0.01)).values())
    assert all(met(Figure("All dialogues as CSV", 2.9, 1)).values())
    assert not all(met(Figure("All dialogues as CSV", 3.1, 1)).values())


def test_our_page_is_no_slower_than_datasettes_and_our_file_three_times_as_quick():
    theirs = Figure("Datasette: Moves page", 0.2)
    assert all(met(Figure("Moves page", 0.2), theirs).values())
    assert not all(met(Figure("Moves page", 0.21), theirs).values())
    file = Figure("Datasette: dialogues_dialogue as CSV", 3)
    assert all(met(Figure("All dialogues as CSV", 1), file).values())
    assert not all(met(Figure("All dialogues as CSV", 1.1), file).values())


def test_a_page_may_take_half_as_long_again_in_a_larger_collection():
    small, large = Figure("Moves page", 0.1), Figure("Moves page", 0.151)
    assert [goal.is_met for goal in growth([small], [large])] == [False]
    assert [goal.is_met for goal in growth([small], [Figure("Moves page", 0.15)])]


def test_goals_that_are_missed_are_told_with_what_was_wanted():
    told = missed(
        {
            "sqlite 10": [Figure("Moves page", 0.1, 0.05)],
            "sqlite 100": [Figure("Moves page", 0.4, 0.05)],
        }
    )
    assert "sqlite 10: 1 of 1 goals met" in told
    assert "sqlite 100: 0 of 2 goals met" in told
    assert "beside the smaller collection: 400.0 ms, wanted 150.0 ms" in told
