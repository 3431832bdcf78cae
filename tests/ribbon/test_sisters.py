"""Threads, matrix and waits as pure layouts."""

import pytest

from dialogues.choices import MoveKind, Standing, Track
from dialogues.ribbon.matrix import Crossing, build_matrix
from dialogues.ribbon.threads import DrawnMove, Thread, draw_threads, thread_of
from dialogues.ribbon.waits import Wait, draw_waits, wait_between
from tests.ribbon.geometry import box, of_class

MOVES = [
    DrawnMove(Track.TWO, Track.ONE, Thread.REALISED, "Oslo channel", "1993", day=3),
    DrawnMove(Track.TWO, Track.ONE, Thread.ATTEMPTED, "Libya", "2019", day=9),
    DrawnMove(Track.ONE, Track.TWO, Thread.REALISED, "Geneva", "2001", day=5),
    DrawnMove(
        Track.ONE_AND_A_HALF, Track.ONE, Thread.STRAND, "Mells Park", "1989", day=1
    ),
]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_threads_stand_inside_and_carry_their_names(size: str) -> None:
    drawing = draw_threads(MOVES, size)
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape)
        assert left >= 0
        assert right <= float(drawing.width)
        assert top >= 0
        assert bottom <= float(drawing.height)
    names = [s.text for s in of_class(drawing, "th-t") if "th-y" not in s.classes]
    assert names == ["Mells Park", "Oslo channel", "Libya", "Geneva"]


def test_a_thread_shows_what_the_move_was() -> None:
    drawing = draw_threads(MOVES)
    found = {name: len(of_class(drawing, name)) for name in ("th-r", "th-s", "th-a")}
    assert found == {"th-r": 2, "th-s": 1, "th-a": 1}
    assert len(of_class(drawing, "rb-ring")) == 1
    assert "2 changes of track, 1 strand opened" in drawing.sentence


def test_threads_of_nothing_are_empty() -> None:
    assert draw_threads([]).shapes == ()


@pytest.mark.parametrize(
    ("kind", "standing", "thread"),
    [
        (MoveKind.TRACK_CHANGE, Standing.REALISED, Thread.REALISED),
        (MoveKind.STRAND_OPENED, Standing.REALISED, Thread.STRAND),
        (MoveKind.STRAND_OPENED, Standing.REFUSED, Thread.ATTEMPTED),
        (MoveKind.TRACK_CHANGE, Standing.CLAIMED, None),
    ],
)
def test_what_a_move_is_as_a_thread(
    kind: MoveKind, standing: Standing, thread: Thread | None
) -> None:
    assert thread_of(kind, standing) is thread


def test_the_matrix_counts_realised_moves_only() -> None:
    moves = [
        Crossing(Track.TWO, Track.ONE),
        Crossing(Track.TWO, Track.ONE, standing=Standing.ATTEMPTED),
        Crossing(Track.TWO, Track.THREE),
    ]
    matrix = build_matrix(moves, lambda a, b: f"{a}-{b}")
    assert matrix.tracks == (*list(Track)[:4],)
    cells = {(row.from_track, c.to_track): c for row in matrix.rows for c in row.cells}
    cell = cells[Track.TWO, Track.ONE]
    assert (cell.count, cell.marks, cell.uncounted) == (
        1,
        ("realised",),
        ("attempted",),
    )
    assert cells[Track.ONE, Track.TWO].url == ""


def test_a_wait_is_as_wide_as_the_doubt() -> None:
    assert wait_between("1992-12-04", "1993-05") == pytest.approx((0.4, 0.49), abs=0.01)
    assert wait_between("1987", "1987") == pytest.approx((0, 1), abs=0.01)
    assert wait_between("..", "1993-05") is None


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("longest", [0.2, 7.0, 31.0, 140.0])
def test_waits_stand_inside(size: str, longest: float) -> None:
    waits = [
        Wait("Long", Track.ONE_AND_A_HALF, Track.ONE, longest / 2, longest),
        Wait("Short", Track.TWO, Track.ONE, 0, 0.1),
    ]
    drawing = draw_waits(waits, size)
    assert [s.text for s in of_class(drawing, "th-t")] == ["Short", "Long"]
    for shape in drawing.shapes:
        assert box(shape)[0] >= 0
        assert box(shape)[2] <= float(drawing.width) + 0.1, shape
    assert draw_waits([], size).shapes
