"""The family of a dialogue: nothing overlaps, leaves its frame, or is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.ribbon.family import MOST, Kin, RelativePlace, draw_family
from dialogues.ribbon.lettering import width_of
from dialogues.ribbon.shapes import Drawing

WORD = st.text("abcdefghijklmnopW ", min_size=1, max_size=90).filter(str.strip)
KIN = st.builds(
    Kin,
    place=st.sampled_from(RelativePlace),
    kind=st.sampled_from(["Spawned", "Preceded by, fed by, spun off from"]),
    title=WORD.filter(lambda words: max(map(len, words.split())) < 18),
    when=st.sampled_from(["", "1993", "28 Oct 1960 – no end known"]),
    is_recorded=st.booleans(),
)


def boxes(drawing: Drawing):
    return [each for each in drawing.shapes if "fam-box" in each.classes]


def edges(box) -> tuple[float, float, float, float]:
    x, y = box.number("x"), box.number("y")
    return x, y, x + box.number("width"), y + box.number("height")


def titled(*places: RelativePlace) -> list[Kin]:
    return [Kin(place, "Linked", f"Talks {n}") for n, place in enumerate(places)]


@pytest.mark.parametrize("size", ["wide", "narrow"])
@given(kin=st.lists(KIN, min_size=1, max_size=12))
def test_nothing_overlaps_or_leaves_the_drawing(size, kin):
    drawing = draw_family("This one", "1990–1993", kin, "In words.", size)
    frames = [edges(box) for box in boxes(drawing)]
    for left, top, right, bottom in frames:
        assert left >= 0 and top >= 0
        assert right <= float(drawing.width) and bottom <= float(drawing.height)
    for number, (left, top, right, bottom) in enumerate(frames):
        for other in frames[number + 1 :]:
            apart = (
                other[0] >= right
                or other[2] <= left
                or other[1] >= bottom
                or other[3] <= top
            )
            assert apart
    for shape in drawing.shapes:
        if shape.tag == "text":
            x, y = shape.number("x"), shape.number("y")
            size_of = 14.5 if "fam-t" in shape.classes else 12.5
            inside = [
                frame
                for frame in frames
                if frame[0] <= x and x + width_of(shape.text, size_of) <= frame[2]
                if frame[1] <= y <= frame[3]
            ]
            assert len(inside) == 1, shape


def test_of_many_some_are_drawn():
    kin = titled(*[RelativePlace.AFTER] * (MOST + 3), RelativePlace.BEFORE)
    assert len(boxes(draw_family("This", "", kin, ""))) == MOST + 2


def test_arrows_run_in_time_and_dotted_lines_are_beside():
    def lines(*places):
        drawing = draw_family("This", "", titled(*places), "")
        found = [each.classes for each in drawing.shapes if each.tag == "path"]
        return sorted("".join(each) for each in found)

    assert lines(RelativePlace.BEFORE, RelativePlace.AFTER) == ["fam-line", "fam-line"]
    assert lines(RelativePlace.BEFORE, RelativePlace.BESIDE) == ["fam-by", "fam-line"]
    assert lines(RelativePlace.BESIDE, RelativePlace.AFTER) == ["fam-by", "fam-line"]


def test_those_before_are_on_the_left_and_those_after_on_the_right():
    kin = titled(RelativePlace.AFTER, RelativePlace.BEFORE)
    drawing = draw_family("This", "", kin, "")
    at = {each.text: each.number("x") for each in drawing.shapes if each.tag == "text"}
    assert at["Talks 1"] < at["This"] < at["Talks 0"]


def test_a_family_of_one_side_has_no_empty_column():
    one = draw_family("This", "", titled(RelativePlace.BEFORE), "")
    both = draw_family(
        "This", "", titled(RelativePlace.BEFORE, RelativePlace.AFTER), ""
    )
    assert float(one.width) < float(both.width)
