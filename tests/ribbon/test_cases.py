"""The 31 real cases: all draw, and Oslo as the mock-up has it."""

from time import perf_counter

import pytest

from dialogues.ribbon import SIZES, draw, draw_small, shared_axis
from dialogues.ribbon.plan import plan
from tests.compiled import SLUGS
from tests.ribbon.figures import figure_of
from tests.ribbon.geometry import box, of_class

#: A few units of the 1200: the mock-up extends its scale a little less.
NEAR = 2.5


@pytest.mark.parametrize("slug", SLUGS)
def test_a_case_draws_in_every_size_inside_its_box(slug: str) -> None:
    figure = figure_of(slug)
    drawings = [draw(figure, size) for size in SIZES]
    drawings += [draw_small(figure), draw_small(figure, "card")]
    for drawing in drawings:
        for shape in drawing.shapes:
            left, top, right, bottom = box(shape)
            assert 0 <= left <= right <= float(drawing.width), shape
            assert 0 <= top <= bottom <= float(drawing.height), shape


@pytest.mark.parametrize("slug", SLUGS)
def test_no_label_of_a_case_needs_more_rows_than_four(slug: str) -> None:
    for size in SIZES.values():
        assert all(row.row < 4 for row in plan(figure_of(slug), size).placings)


def test_all_cases_share_one_score() -> None:
    figures = [figure_of(slug) for slug in SLUGS]
    axis = shared_axis(figures)
    assert axis is not None
    assert [tick.label for tick in axis.ticks()][:2] == ["1960", "1970"]
    for figure in figures:
        (path, *_) = of_class(draw_small(figure, "score", axis=axis), "rb-lane")
        assert box(path)[2] <= axis.width


def test_oslo_stands_where_the_mock_up_has_it() -> None:
    figure = figure_of("oslo-channel")
    frame = plan(figure, SIZES["large"])
    (step,) = frame.curves[0].bends()
    assert step.x0 == pytest.approx(639.7, abs=NEAR)
    assert step.x1 == pytest.approx(742.5, abs=NEAR)
    assert (step.y0, step.y1) == (207, 83)
    assert frame.curves[0].x0 == pytest.approx(132.4, abs=NEAR)
    assert frame.curves[0].x1 == pytest.approx(1020.2, abs=NEAR)
    assert frame.height == 292


def test_oslo_has_the_meetings_and_the_secrecy_of_the_mock_up() -> None:
    drawing = draw(figure_of("oslo-channel"))
    dots = [
        (shape.number("cx"), shape.number("cy"))
        for shape in of_class(drawing, "rb-dot")
    ]
    wanted = [(132.4, 207), (293.5, 207), (691.1, 145), (1018.5, 83)]
    assert dots == [pytest.approx(place, abs=NEAR) for place in wanted]
    (hatch,) = of_class(drawing, "rb-hatch")
    assert hatch.number("width") == pytest.approx(925.5, abs=NEAR)
    assert [s.text for s in of_class(drawing, "rb-acct")] == ["secret", "public"]
    assert [s.text for s in of_class(drawing, "rb-when")] == [
        "May 1993",
        "20 Aug – 13 Sep 1993",
    ]


def test_mells_park_has_a_strand_that_flows_into_another_dialogue() -> None:
    figure = figure_of("south-africa-mells-park")
    main, second = figure.lines
    assert second.flows_on
    assert not main.flows_on
    (_, strand) = plan(figure, SIZES["large"]).curves
    (triangle,) = of_class(draw(figure), "rb-dia")
    assert box(triangle)[0] == pytest.approx(strand.x1 - 4, abs=0.2)
    assert of_class(draw_small(figure), "rb-arrow")


def test_the_attempt_of_china_and_the_us_is_not_counted() -> None:
    figure = figure_of("china-us-strategic-nuclear-dynamics")
    assert len(figure.attempts) == 1
    assert len(figure.visited) == 1
    assert figure.numbers == {"m2": 1, "m1": 2}


def test_a_spark_is_drawn_in_a_wink() -> None:
    figure = figure_of("colombia-ecuador-binational-dialogue")
    draw_small(figure)
    seconds = []
    for _ in range(50):  # the best of many: another process may be at work
        start = perf_counter()
        draw_small(figure)
        seconds.append(perf_counter() - start)
    assert min(seconds) < 0.002
