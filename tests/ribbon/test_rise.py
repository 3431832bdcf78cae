"""How many had made a step after so many years, as a drawing."""

import re

import pytest

from dialogues.choices import Standing, Track
from dialogues.ribbon.matrix import MOST_MARKS, Crossing, build_matrix
from dialogues.ribbon.rise import MOST_STEPS, RISE_SIZES, Rise, draw_rise
from tests.ribbon.geometry import of_class

SPANS = [(0.4, 0.5), (1, 3), (2, 2.1), (0, 0.2)]


def points(drawing, name):
    (shape,) = of_class(drawing, name)
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", shape.get("d"))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_those_who_surely_had_are_never_more_than_those_who_may_have():
    rise = Rise.of(SPANS)
    assert [rise.surely(years) for years in (0, 0.3, 0.5, 2.5, 3)] == [0, 1, 2, 3, 4]
    assert [rise.perhaps(years) for years in (0, 0.3, 0.5, 2.5, 3)] == [1, 1, 2, 4, 4]


@pytest.mark.parametrize("size", RISE_SIZES)
@pytest.mark.parametrize("many", [1, 4, 5000])
def test_the_staircases_stand_inside_and_only_rise(size, many):
    spans = [(a + i / 7, b + i / 7) for i in range(many) for a, b in SPANS[:1]]
    drawing = draw_rise(Rise.of(spans), "In words.", size)
    measures = RISE_SIZES[size]
    ends = []
    for name in ("rs-may", "rs-sure"):
        line = points(drawing, name)
        assert len(line) <= 2 * (MOST_STEPS * 2 + 2)
        xs, ys = zip(*line, strict=True)
        assert list(xs) == sorted(xs)
        assert list(ys) == sorted(ys, reverse=True)
        assert min(xs) >= measures.left
        assert max(xs) <= measures.right + 0.1
        assert min(ys) >= measures.top - 0.1
        ends.append(ys[-1])
    assert ends[0] == ends[1]
    texts = [shape.text for shape in of_class(drawing, "rb-ax")]
    assert sum("years" in text for text in texts) == 1
    assert len(texts) < 24


def test_a_cell_of_many_moves_has_a_number_and_no_marks():
    groups = [
        Crossing(Track.TWO, Track.ONE, number=MOST_MARKS),
        Crossing(Track.ONE, Track.TWO, number=MOST_MARKS + 1),
        Crossing(Track.ONE, Track.TWO, standing=Standing.REFUSED, number=3),
    ]
    matrix = build_matrix(groups, lambda a, b: f"{a}-{b}")
    cells = {(row.from_track, c.to_track): c for row in matrix.rows for c in row.cells}
    few, many = cells[Track.TWO, Track.ONE], cells[Track.ONE, Track.TWO]
    assert (few.count, len(few.marks)) == (MOST_MARKS, MOST_MARKS)
    assert (many.count, many.marks, len(many.uncounted)) == (MOST_MARKS + 1, (), 3)
    assert many.said == "realised, 3 refused"
