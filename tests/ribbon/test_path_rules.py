"""Rules 1 to 8 of the drawing: lanes, scale, path, steps, fades, strands, pauses."""

import pytest

from dialogues.choices import MoveKind, Secrecy, Standing, Track
from dialogues.ribbon import SecrecySpan, draw, draw_small
from dialogues.ribbon.plan import plan
from dialogues.ribbon.scale import scale_for
from dialogues.rules.chain import Turn
from tests.ribbon.building import LARGE, change, figure, opening, stops
from tests.ribbon.geometry import box, of_class


def test_a_lane_that_was_visited_has_its_wash() -> None:
    drawing = draw(figure(opening(), change("1995-06-01")))
    washed = [s.get("class") for s in of_class(drawing, "rb-on")]
    assert washed == ["rb-band rb-on w-1", "rb-band rb-on w-2"]
    assert len(of_class(drawing, "rb-band")) == 3


def test_lane_three_appears_only_if_it_was_held() -> None:
    assert Track.THREE not in figure(opening()).lanes
    assert figure(opening(track=Track.THREE)).lanes[-1] is Track.THREE


def test_an_unclassified_stretch_has_a_dashed_path_in_a_lane_of_its_own() -> None:
    drawing = draw(figure(opening(track=Track.UNCLASSIFIED)))
    (path,) = of_class(drawing, "rb-path")
    assert path.get("stroke-dasharray")
    assert "Track ?" in [shape.text for shape in of_class(drawing, "rb-lab")]


def test_the_scale_is_linear_and_padded() -> None:
    scale = scale_for(figure(opening("1990-01-01"), end="1999-12-31"), LARGE)
    assert scale.x(scale.first) == LARGE.left
    assert scale.x(scale.last) == LARGE.width - 20
    first = scale.first + (scale.last - scale.first) * 0.012 / 1.024
    assert scale.x(first) == pytest.approx(LARGE.left + 12.4, abs=0.5)


def test_room_is_kept_for_a_period_that_begins_at_the_end() -> None:
    late = SecrecySpan(Secrecy.PUBLIC, "1999-12-31", "")
    plain = scale_for(figure(opening()), LARGE)
    roomy = scale_for(figure(opening(), secrecy=[late]), LARGE)
    assert roomy.last > plain.last + 200


def test_a_known_day_is_steep_and_a_year_is_a_slope() -> None:
    (day,) = plan(figure(opening(), change("1995-06-01")), LARGE).curves[0].bends()
    (year,) = plan(figure(opening(), change("1995")), LARGE).curves[0].bends()
    assert day.x1 - day.x0 == pytest.approx(1.9 * LARGE.path)
    assert year.x1 - year.x0 == pytest.approx(103, abs=3)


def test_a_step_runs_from_one_colour_to_the_other() -> None:
    drawing = draw(figure(opening(), change("1995-06-01")))
    (gradient,) = drawing.gradients
    assert [stop[1] for stop in gradient.stops] == ["stop-2", "stop-1"]
    assert float(gradient.y1) > float(gradient.y2)


def test_a_first_date_known_to_the_year_fades_in() -> None:
    first, *_ = stops(draw(figure(opening("1990"))), "rb-path")
    assert first == ("0", "stop-2", "0.04")


def test_a_first_date_known_to_the_day_does_not_fade() -> None:
    assert stops(draw(figure(opening("1990-01-01"))), "rb-path") == []


@pytest.mark.parametrize("date", ["1990-01-01~", "1990-01?"])
def test_a_hedged_date_fades(date: str) -> None:
    assert stops(draw(figure(opening(date))), "rb-path")


def test_a_fade_is_between_three_fifths_and_the_whole_of_its_cap() -> None:
    cap = 0.08 * LARGE.plot
    for date in ("1990-01-01~", "1990", "1990/1994"):
        drawing = draw(figure(opening(date), end="2019-12-31"))
        (run,) = of_class(drawing, "rb-path")
        left, _, right, _ = box(run)
        width = float(stops(drawing, "rb-path")[1][0]) * (right - left)
        assert 0.6 * cap - 1 <= width <= cap + 1


@pytest.mark.parametrize("end", ["", ".."])
def test_without_a_known_end_the_path_fades_and_never_points(end: str) -> None:
    drawing = draw(figure(opening(), change("1995-06-01"), end=end))
    assert stops(drawing, "rb-path")[-1] == ("1", "stop-1", "0.05")
    run = of_class(drawing, "rb-path")[-2]
    assert box(run)[2] == LARGE.edge
    assert not of_class(drawing, "rb-arrow")
    assert not of_class(draw_small(figure(opening(), end=end)), "rb-arrow")


def test_a_second_strand_is_thinner_and_forks_off_the_path() -> None:
    strand = Turn("m1", MoveKind.STRAND_OPENED, "1995-06-01", Track.ONE, strand=2)
    frame = plan(figure(opening(), strand), LARGE)
    main, second = frame.curves
    fork = next(second.bends())
    assert fork.y0 == main.y_at(fork.x0)
    assert fork.y1 == frame.heights[Track.ONE]
    assert main.y_at(fork.x1) == frame.heights[Track.TWO]
    assert len(of_class(draw(figure(opening(), strand)), "rb-strand")) == 2


def test_a_strand_that_returns_joins_the_path() -> None:
    frame = plan(
        figure(
            opening(),
            Turn("m1", MoveKind.STRAND_OPENED, "1993-06-01", Track.ONE, strand=2),
            Turn("m2", MoveKind.TRACK_CHANGE, "1995-06-01", Track.TWO, strand=2),
        ),
        LARGE,
    )
    main, second = frame.curves
    assert second.pieces[-1].y_at(second.x1) == pytest.approx(main.y_at(second.x1))
    assert second.x1 < main.x1


def test_strands_on_one_lane_lie_beside_each_other() -> None:
    frame = plan(
        figure(
            opening(),
            Turn("m1", MoveKind.STRAND_OPENED, "1993-06-01", Track.ONE, strand=2),
            Turn("m2", MoveKind.STRAND_OPENED, "1995-06-01", Track.ONE, strand=3),
        ),
        LARGE,
    )
    _, second, third = frame.curves
    assert second.y_at(second.x1) != third.y_at(third.x1)


def test_a_pause_is_dotted_between_two_bars() -> None:
    drawing = draw(
        figure(
            opening(),
            Turn("m1", MoveKind.PAUSE, "1993-06-01"),
            Turn("m2", MoveKind.RESUMPTION, "1996-06-01"),
        )
    )
    (dots,) = of_class(drawing, "rb-pause")
    bars = of_class(drawing, "rb-stop")
    assert len(bars) == 2
    assert box(bars[0])[0] < box(dots)[0] < box(dots)[2] < box(bars[1])[0]
    top, bottom = box(bars[0])[1], box(bars[0])[3]
    assert bottom - top == pytest.approx(2.2 * LARGE.path, abs=0.2)


def test_an_ending_is_a_bar_across_the_path() -> None:
    drawing = draw(figure(opening(), Turn("m1", MoveKind.ENDING, "1999-12-31")))
    (bar,) = of_class(drawing, "rb-stop")
    assert box(bar)[3] - box(bar)[1] == pytest.approx(2.7 * LARGE.path, abs=0.2)
    assert box(bar)[0] == box(of_class(drawing, "rb-path")[0])[2]


def test_an_attempt_is_dashed_to_an_open_ring_and_leaves_the_path_alone() -> None:
    sought = figure(opening(), change("1995-06-01", standing=Standing.ATTEMPTED))
    drawing = draw(sought)
    (ring,) = of_class(drawing, "rb-ring")
    assert ring.get("r") == "6"
    assert len(of_class(drawing, "rb-try")) == 1
    assert sought.visited == {Track.TWO}
    assert not list(plan(sought, LARGE).curves[0].bends())
    assert not of_class(drawing, "rb-stop")


def test_a_refusal_strikes_the_ring() -> None:
    drawing = draw(figure(opening(), change("1995-06-01", standing=Standing.REFUSED)))
    assert len(of_class(drawing, "rb-ring")) == 1
    assert len(of_class(drawing, "rb-stop")) == 1


@pytest.mark.parametrize("standing", [Standing.CLAIMED, Standing.CONTESTED])
def test_a_step_in_doubt_is_itself_dashed(standing: Standing) -> None:
    drawing = draw(figure(opening(), change("1995-06-01", standing=standing)))
    dashed = [s for s in of_class(drawing, "rb-path") if s.get("stroke-dasharray")]
    assert len(dashed) == 1
