"""What holds for every ribbon, whatever the record says."""

from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.choices import MeetingStanding, MoveKind, Secrecy, Standing, Track
from dialogues.ribbon import (
    SIZES,
    ClaimMark,
    Figure,
    MeetingMark,
    SecrecySpan,
    build_figure,
    draw,
    draw_small,
    shared_axis,
)
from dialogues.ribbon.course import LEAST_RUN
from dialogues.ribbon.labels import MOST_ROWS, Placing
from dialogues.ribbon.plan import plan
from dialogues.rules.chain import Turn, read_chain
from dialogues.rules.edtf import order_key
from tests.ribbon.geometry import box, numbers

years = st.integers(1900, 2030)
points = st.one_of(
    st.builds("{:04}".format, years),
    st.builds("{:04}~".format, years),
    st.builds("{:04}-{:02}".format, years, st.integers(1, 12)),
    st.builds(
        "{:04}-{:02}-{:02}".format, years, st.integers(1, 12), st.integers(1, 28)
    ),
)
spans = st.tuples(points, points).map(lambda pair: "/".join(sorted(pair)))
dates = st.one_of(points, spans, st.sampled_from(["..", "", "../1990", "1985/.."]))
words = st.text('abc WM<&"é漢ع', max_size=60)

turns = st.builds(
    Turn,
    key=st.just(""),
    kind=st.sampled_from([kind for kind in MoveKind if kind is not MoveKind.OPENING]),
    date=dates,
    to_track=st.sampled_from([*Track, None]),
    strand=st.integers(1, 3),
    standing=st.sampled_from(Standing),
    ends_strand=st.booleans(),
)


@st.composite
def figures(draw_from: st.DrawFn) -> Figure:
    opening = Turn("m0", MoveKind.OPENING, draw_from(dates), draw_from(tracks))
    later = sorted(
        draw_from(st.lists(turns, max_size=7)), key=lambda turn: order_key(turn.date)
    )
    rows = [
        Turn(f"m{i}", t.kind, t.date, t.to_track, t.strand, t.standing, t.ends_strand)
        for i, t in enumerate(later, start=1)
    ]
    end = draw_from(dates)
    labels = {row.key: draw_from(words) for row in rows}
    return build_figure(
        chain=read_chain([opening, *rows], end=end),
        start=opening.date,
        end=end,
        meetings=draw_from(
            st.lists(
                st.builds(
                    MeetingMark,
                    dates,
                    st.sampled_from(MeetingStanding),
                    words,
                    st.integers(1, 3),
                ),
                max_size=6,
            )
        ),
        secrecy=draw_from(
            st.lists(
                st.builds(SecrecySpan, st.sampled_from(Secrecy), dates, dates),
                max_size=3,
            )
        ),
        claims=draw_from(
            st.lists(st.builds(ClaimMark, tracks, words, dates, dates), max_size=3)
        ),
        words=labels,
    )


tracks = st.sampled_from(Track)
sizes = st.sampled_from(sorted(SIZES))
thorough = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@thorough
@given(figures(), sizes)
def test_everything_stands_inside_the_drawing(figure: Figure, size: str) -> None:
    drawing = draw(figure, size)
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape)
        assert left >= -0.1, shape
        assert right <= float(drawing.width) + 0.1, shape
        assert top >= -0.1, shape
        assert bottom <= float(drawing.height) + 0.1, shape
    assert not any("n" in value for value in numbers(drawing))  # nan, inf


@thorough
@given(figures(), st.sampled_from(["spark", "card"]))
def test_a_small_ribbon_stands_inside_too(figure: Figure, size: str) -> None:
    drawing = draw_small(figure, size)
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape)
        assert left >= 0, shape
        assert right <= float(drawing.width), shape
        assert top >= 0, shape
        assert bottom <= float(drawing.height), shape
    assert not any("n" in value for value in numbers(drawing))


@thorough
@given(st.lists(figures(), min_size=1, max_size=3))
def test_rows_of_a_score_stand_inside_their_axis(rows: list[Figure]) -> None:
    axis = shared_axis(rows)
    if axis is None:
        return
    for figure in rows:
        drawing = draw_small(figure, "score", axis=axis)
        for shape in drawing.shapes:
            left, _, right, _ = box(shape)
            assert left >= -2, shape
            assert right <= axis.width + 2, shape


@thorough
@given(figures(), sizes)
def test_paths_run_from_left_to_right_without_a_gap(figure: Figure, size: str) -> None:
    for curve in plan(figure, SIZES[size]).curves:
        assert curve.pieces
        for piece in curve.pieces:
            assert piece.x0 <= piece.x1
        for before, after in pairwise(curve.pieces):
            assert after.x0 == pytest.approx(before.x1, abs=0.06)


@thorough
@given(figures(), sizes)
def test_no_step_is_narrower_than_the_rule(figure: Figure, size: str) -> None:
    measures = SIZES[size]
    for line, curve in plan(figure, measures).lines():
        room = measures.edge - measures.left - 2 * LEAST_RUN
        least = min(measures.step, room / max(len(line.turnovers), 1))
        assert len(list(curve.bends())) == len(line.turnovers)
        for bend in curve.bends():
            assert bend.x1 - bend.x0 >= least - 1e-6


def ways(placing: Placing, width: float) -> list[Placing]:
    """Where the same words could stand on a sheet of two rows."""
    sides = [replace(placing, row=r, left=b) for r in (0, 1) for b in (False, True)]
    return [side for side in sides if side.start >= 0 and side.end <= width]


def have_room(one: Placing, other: Placing, width: float) -> bool:
    """Whether the two could stand clear of one another, if they were alone."""
    pairs = product(ways(one, width), ways(other, width))
    return any(not first.touches(second) for first, second in pairs)


@thorough
@given(figures(), sizes)
def test_labels_touch_neither_labels_nor_hairlines(figure: Figure, size: str) -> None:
    placings = plan(figure, SIZES[size]).placings
    budget_met = max((row.row for row in placings), default=0) < MOST_ROWS
    for one, other in combinations(placings, 2):
        if one.row == other.row or (
            budget_met and have_room(one, other, SIZES[size].width)
        ):
            assert not one.touches(other), (one, other)


@thorough
@given(figures())
def test_one_line_a_strand_and_one_number_a_mark(figure: Figure) -> None:
    assert [mark.number for mark in figure.marks] == [*range(1, len(figure.marks) + 1)]
    assert sum(line.is_main for line in figure.lines) <= 1


@thorough
@given(figures(), sizes)
def test_ids_of_gradients_are_unique_and_used(figure: Figure, size: str) -> None:
    drawing = draw(figure, size, prefix="x7")
    ids = [gradient.id for gradient in drawing.gradients]
    used = [shape.get("stroke") for shape in drawing.shapes if shape.get("stroke")]
    assert len(set(ids)) == len(ids)
    assert sorted(used) == sorted(f"url(#{name})" for name in ids)
    assert all(name.startswith("x7") for name in ids)
