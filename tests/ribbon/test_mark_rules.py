"""Rules 9 to 16 of the drawing: marks, meetings, secrecy, labels, axis, order."""

import pytest

from dialogues.choices import MeetingStanding, MoveKind, Secrecy, Track
from dialogues.ribbon import (
    SIZES,
    ClaimMark,
    MeetingMark,
    SecrecySpan,
    build_figure,
    draw,
    draw_small,
)
from dialogues.ribbon.axis import ticks
from dialogues.ribbon.plan import plan
from dialogues.ribbon.scale import Scale
from dialogues.rules.chain import Turn, read_chain
from tests.ribbon.building import LARGE, change, figure, opening, stops
from tests.ribbon.geometry import box, of_class, path_points


def test_other_turning_points_are_diamonds_and_triangles() -> None:
    other = draw(figure(opening(), Turn("m1", MoveKind.OTHER, "1995")))
    feeds = draw(figure(opening(), Turn("m1", MoveKind.FEEDS_ANOTHER, "1995")))
    (diamond,), (triangle,) = of_class(other, "rb-dia"), of_class(feeds, "rb-dia")
    left, _, right, _ = box(diamond)
    assert right - left == pytest.approx(12)
    assert len(path_points(triangle.get("d"))) == 3


def test_a_disclosure_is_a_hairline_and_a_slow_one_a_bracket() -> None:
    day = draw(figure(opening(), Turn("m1", MoveKind.DISCLOSURE, "1995-06-01")))
    slow = draw(figure(opening(), Turn("m1", MoveKind.DISCLOSURE, "1995/1996")))
    (line,), (bracket,) = of_class(day, "rb-openl"), of_class(slow, "rb-open")
    assert box(line)[3] - box(line)[1] == 3 * LARGE.lane
    assert box(bracket)[2] - box(bracket)[0] > 150
    assert not of_class(slow, "rb-openl")


@pytest.mark.parametrize(
    ("standing", "classes"),
    [
        (MeetingStanding.HELD, ["rb-dot"]),
        (MeetingStanding.PLANNED, ["rb-dot rb-plan"]),
        (MeetingStanding.CANCELLED, ["rb-open"]),
        (MeetingStanding.DENIED, ["rb-dot", "rb-open"]),
    ],
)
def test_a_meeting_shows_its_standing(
    standing: MeetingStanding, classes: list[str]
) -> None:
    drawing = draw(figure(opening(), meetings=[MeetingMark("1995-06-01", standing)]))
    drawn = [s.get("class") for s in drawing.shapes if s.get("class") in classes]
    assert drawn == classes


def test_a_meeting_on_a_slope_sits_on_it() -> None:
    meeting = MeetingMark("1995-07-02")
    turning = figure(opening(), change("1995"), meetings=[meeting])
    (dot,) = of_class(draw(turning), "rb-dot")
    heights = plan(turning, LARGE).heights
    middle = (heights[Track.ONE] + heights[Track.TWO]) / 2
    assert dot.number("cy") == pytest.approx(middle, abs=1)


def test_a_long_meeting_has_two_rings_and_a_thread() -> None:
    long = draw(figure(opening(), meetings=[MeetingMark("1995-01/1996-12")]))
    year = draw(figure(opening(), meetings=[MeetingMark("1995")]))
    assert len(of_class(long, "rb-dot")) == 2
    assert len(of_class(long, "rb-thread")) == 1
    assert len(of_class(year, "rb-dot")) == 1  # a day that nobody knows


def test_a_meeting_before_the_first_date_stands_alone() -> None:
    early = figure(opening(), meetings=[MeetingMark("1986-06")])
    (dot,) = of_class(draw(early), "rb-dot")
    assert dot.number("cx") < plan(early, LARGE).curves[0].x0
    assert dot.number("cy") == plan(early, LARGE).heights[Track.TWO]


def test_secret_years_are_hatched_and_said() -> None:
    secret = SecrecySpan(Secrecy.SECRET, "1990-01-01", "1995")
    closed = SecrecySpan(Secrecy.CLOSED, "1996", "..")
    drawing = draw(figure(opening(), secrecy=[secret, closed]))
    (hatch,) = of_class(drawing, "rb-hatch")
    assert hatch.number("height") == 3 * LARGE.lane
    assert [s.get("fill") for s in of_class(drawing, "rb-acc")] == [
        "url(#dt-hatch)",
        "url(#dt-closed)",
    ]
    assert [s.text for s in of_class(drawing, "rb-acct")] == ["secret", "closed"]


def test_a_compact_ribbon_drops_the_strip_unless_something_was_secret() -> None:
    closed = SecrecySpan(Secrecy.CLOSED, "1990", "1995")
    secret = SecrecySpan(Secrecy.SECRET, "1990", "1995")
    assert not of_class(draw(figure(opening(), secrecy=[closed]), "compact"), "rb-acc")
    assert of_class(draw(figure(opening(), secrecy=[secret]), "compact"), "rb-acc")


def test_other_readings_are_dots_where_they_differ_from_the_code() -> None:
    claims = [ClaimMark(Track.TWO, "as coded"), ClaimMark(Track.ONE, "otherwise")]
    drawing = draw(figure(opening(), claims=claims))
    (dots,) = of_class(drawing, "rb-claim")
    (words,) = of_class(drawing, "rb-ctext")
    assert "s-1" in dots.classes
    assert words.text == "otherwise"
    assert not of_class(draw(figure(opening(), claims=claims), "narrow"), "rb-ctext")


def test_a_reading_of_one_stretch_is_held_against_that_stretch() -> None:
    claim = ClaimMark(Track.TWO, "still unofficial", "1996", "1999")
    moved = figure(opening(), change("1995-06-01"), claims=[claim])
    (dots,) = of_class(draw(moved), "rb-claim")
    assert box(dots)[0] > plan(moved, LARGE).scale.x(728000)  # 1994


def test_labels_take_more_rows_only_when_they_must() -> None:
    apart = figure(opening(), Turn("a", MoveKind.OTHER, "1992"), change("1997"))
    close = figure(
        opening(),
        *(Turn(str(i), MoveKind.OTHER, f"1995-0{i}-01") for i in range(1, 5)),
    )
    assert {row.row for row in plan(apart, LARGE).placings} == {0}
    assert len({row.row for row in plan(close, LARGE).placings}) > 1


def test_turning_points_of_one_day_share_their_hairline() -> None:
    same = figure(
        opening(),
        Turn("a", MoveKind.OTHER, "1995-06-01"),
        Turn("b", MoveKind.OTHER, "1995-06-01"),
    )
    first, second = plan(same, LARGE).placings
    assert first.x == second.x
    assert first.row != second.row


def test_discs_carry_numbers_in_order_of_time() -> None:
    drawing = draw(
        figure(opening(), Turn("b", MoveKind.OTHER, "1997"), change("1992")),
        hot={"b"},
    )
    discs = of_class(drawing, "rb-num")
    assert [s.text for s in of_class(drawing, "rb-numt")] == ["1", "2"]
    assert discs[0].number("cx") < discs[1].number("cx")
    assert len(of_class(drawing, "rb-hot")) == 1


@pytest.mark.parametrize(
    ("days", "labels", "strong"),
    [
        (20, ["10 Mar 1990", "12 Mar", "14 Mar"], set()),
        (300, ["Apr 1990", "May", "Jun"], {"Jan 1991"}),
        (7000, ["1992", "1994", "1996"], {"1992", "1994"}),
    ],
)
def test_the_axis_counts_in_what_fits(
    days: int, labels: list[str], strong: set[str]
) -> None:
    start = 726535.5  # 9 March 1990
    found = ticks(Scale(start, start + days, 0, 700, 700), 64)
    xs = [tick.x for tick in found]
    assert min(b - a for a, b in zip(xs, xs[1:], strict=False)) >= 64
    assert [tick.label for tick in found[:3]] == labels
    assert {tick.label for tick in found if tick.strong} >= strong


def test_the_order_of_drawing() -> None:
    drawing = draw(
        figure(
            opening(),
            change("1995"),
            meetings=[MeetingMark("1993")],
            claims=[ClaimMark(Track.ONE_AND_A_HALF, "x")],
            secrecy=[SecrecySpan(Secrecy.SECRET, "1990", "1995")],
        )
    )
    order = [
        *("rb-band", "rb-hatch", "rb-sep", "rb-grid", "rb-claim", "rb-path"),
        *("rb-dot", "rb-lead", "rb-num", "rb-acc", "rb-axis"),
    ]
    at = [min(drawing.shapes.index(s) for s in of_class(drawing, c)) for c in order]
    assert at == sorted(at)


def test_two_ribbons_can_share_one_scale() -> None:
    one, other = figure(opening("1990-01-01")), figure(opening("1992-01-01"))
    span = (min(*one.days, *other.days), max(*one.days, *other.days))
    paths = [of_class(draw(f, span=span), "rb-path")[0] for f in (one, other)]
    assert box(paths[0])[0] < box(paths[1])[0]
    assert box(paths[0])[2] == box(paths[1])[2]


@pytest.mark.parametrize("size", sorted(SIZES))
def test_an_empty_record_says_so(size: str) -> None:
    empty = build_figure(chain=read_chain([]))
    assert empty.is_empty
    words = [s.text for s in of_class(draw(empty, size), "rb-ctext")]
    assert " ".join(words) == "The path appears here with the first turning point."
    assert draw_small(empty).shapes


def test_a_draft_without_any_date_has_a_faded_path_and_no_axis() -> None:
    draft = figure(opening(".."), end="")
    drawing = draw(draft)
    offsets = stops(drawing, "rb-path")
    assert (offsets[0][2], offsets[-1][2]) == ("0.04", "0.05")
    assert [s.text for s in of_class(drawing, "rb-ax")] == ["No date is known"]
