"""Remarks on dates beside others: said where the days settle it, silent elsewhere."""

from dialogues.choices import MoveKind
from dialogues.rules.consistency import DatedRow, Frame, remarks, remarks_on

FRAME = Frame("1992-12-04", "1993-08-20")
UNKNOWN = Frame("", "..")


def said(row, others=(), frame=FRAME) -> list[str]:
    found = remarks_on(row, others, frame)
    assert not any(each.blocks for each in found)
    return [each.sentence for each in found]


def turn(date, number=2, kind=MoveKind.TRACK_CHANGE, **more) -> DatedRow:
    return DatedRow("moves", f"m{number}", number, {"date": date}, kind, **more)


def meeting(date, number=None, key="t9", **more) -> DatedRow:
    return DatedRow("meetings", key, 1, {"date": date}, in_series=number, **more)


def stay(start, end, key="p1", person=7) -> DatedRow:
    dates = {"start": start, "end": end}
    return DatedRow("participations", key, 1, dates, person=person)


def test_a_date_before_the_opening_is_remarked_on():
    assert said(turn("1992-11")) == ["This is before the opening (4 December 1992)."]
    assert said(turn("1992-12")) == []
    assert said(turn("1992-12-04", kind=MoveKind.OPENING)) == []
    assert said(turn("1992-11", happened=False)) == []
    assert said(turn("1992-11"), frame=UNKNOWN) == []


def test_a_date_in_doubt_is_left_in_peace():
    assert said(turn("1992-11~")) == []
    assert said(turn("1992?")) == said(turn("1991?")) == []
    assert said(turn("1993-09"), frame=Frame("1992", "1993-08~")) == []


def test_people_may_prepare_before_the_opening_but_not_for_long():
    long_before = "This is long before the opening (4 December 1992)."
    assert said(meeting("1991-06")) == said(stay("1990", "")) == []
    assert said(meeting("1989-06")) == said(stay("1989", "")) == [long_before]
    before = "This is before the opening (4 December 1992)."
    assert said(meeting("1992-11", number=1)) == [before]
    assert said(stay("1991", "1992-11")) == [before]


def test_a_date_after_the_end_is_remarked_on():
    after = "This is after the dialogue's end (20 August 1993)."
    assert said(turn("1993-09")) == said(meeting("1993-09")) == [after]
    assert said(stay("1993", "1994")) == [after]
    assert said(turn("1993-08")) == said(meeting("1993")) == []
    assert said(turn("1993-09", kind=MoveKind.DISCLOSURE)) == []
    assert said(meeting("1993-09", happened=False)) == []
    assert said(meeting("1993-09"), frame=UNKNOWN) == []


def test_what_belongs_to_a_later_turning_point_may_lie_after_the_end():
    frame = Frame("1992-12-04", "1993-08-20", ["1992", "1995-05"])
    assert said(meeting("1995-05"), frame=frame) == []
    assert said(meeting("1995-06"), frame=frame) != []


def test_a_dialogue_does_not_end_before_it_opens():
    row = DatedRow("record", dates={"end": "1991"})
    assert said(row) == ["This is before the opening (4 December 1992)."]


def test_a_claim_and_a_secrecy_may_reach_beyond_the_dialogue():
    for of in ("track_claims", "secrecy_periods", "links", "organisation_roles"):
        assert said(DatedRow(of, "x1", 1, {"start": "1980", "end": "2020"})) == []
    assert said(DatedRow("outcomes", "u1", 1, {"date": "1999"})) == []


def test_a_row_does_not_end_before_it_begins():
    found = remarks_on(stay("1993-05", "1993-02"), (), FRAME)
    assert [(each.field, each.sentence) for each in found] == [
        ("start", "This is after its own end (February 1993)."),
        ("end", "This is before its own start (May 1993)."),
    ]


def test_nothing_becomes_known_before_it_happens():
    row = DatedRow(
        "moves", "m2", 2, {"date": "1993-05", "known_since": "1993-04"}, happened=True
    )
    (found,) = remarks_on(row, (), FRAME)
    assert (found.field, found.key) == ("known_since", "m2")
    assert found.sentence == "This is before it happened (May 1993)."


def test_a_turning_point_says_where_its_date_will_put_it():
    log = [
        turn("1992-12-04", 1, MoveKind.OPENING),
        turn("1993-02", 2),
        turn("1993-05", 3),
        turn("1993-06", 4),
    ]
    assert said(turn("1993-04", 5), log) == [
        "Row 3 is dated May 1993: this goes before it."
    ]
    assert said(turn("1993-05", 5), log[:3]) == []
    assert said(turn("1993-07", 2), log) == [
        "Row 4 is dated June 1993: this goes after it."
    ]
    assert said(turn("1993-03", 1, MoveKind.OPENING), log) == [
        "Row 2 is dated February 1993: the opening stands after it."
    ]


def test_meetings_of_one_series_follow_their_numbers():
    held = [
        meeting("1993-03", 3, "t3"),
        meeting("1993-06", 4, "t4"),
        meeting("1993-02", 9, "t5", series="other"),
        meeting("1993-01", 9, "t6", happened=False),
        meeting("", 7, "t7"),
    ]
    assert said(meeting("1993-05", 5), held) == [
        "Meeting 4 is dated later (June 1993)."
    ]
    assert said(meeting("1993-04", 2), held) == [
        "Meeting 3 is dated earlier (March 1993)."
    ]
    assert said(meeting("1993-06", 5), held) == []
    assert said(meeting("1993-05"), held) == []


def test_a_part_of_a_meeting_lies_within_it():
    whole = meeting("1993-05-01/1993-05-04", key="t1")
    inside = meeting("1993-05-02", key="t2", part_of="t1")
    outside = meeting("1993-05-09", key="t2", part_of="t1")
    assert said(inside, [whole]) == []
    assert said(outside, [whole]) == [
        "The meeting of which it is a part is dated 1–4 May 1993."
    ]


def test_stays_of_one_person_that_surely_overlap_are_remarked_on():
    before = stay("1992-12-04", "1993-05", "p1")
    overlap = "Their other stay (4 December 1992 – May 1993) overlaps with this one."
    assert said(stay("1993-03", "1993-08", "p2"), [before]) == [overlap]
    assert said(stay("1993-05", "1993-08", "p2"), [before]) == []
    assert said(stay("1993-03", "", "p2"), [before]) == []
    assert said(stay("1993-03", "1993-08", "p2", person=8), [before]) == []
    assert said(stay("1993-03", "1993-08", "p1"), [before]) == []


def test_nothing_is_said_of_people_whose_name_is_hidden():
    hidden = [
        stay("1992-12-04", "1993-05", "p1", None),
        stay("1993-03", "1993-08", "p2", None),
    ]
    assert said(hidden[1], hidden) == []
    assert remarks(hidden, FRAME) == ()


def test_a_whole_record_has_the_remarks_of_its_rows_in_their_order():
    rows = [
        DatedRow("record", dates={"end": "1993-08-20"}),
        turn("1992-12-04", 1, MoveKind.OPENING),
        turn("1993-09", 2),
        stay("1993-01", "1993-05", "p1"),
        stay("1993-03", "1993-06", "p2"),
        meeting("1993-03", 2, "t1"),
        meeting("1993-02", 3, "t2"),
    ]
    found = remarks(rows, FRAME)
    assert [(each.key, each.code) for each in found] == [
        ("m2", "after_end"),
        ("p1", "stays_overlap"),
        ("p2", "stays_overlap"),
        ("t1", "out_of_series"),
        ("t2", "out_of_series"),
    ]


def test_what_cannot_be_read_is_not_compared():
    assert said(turn("May 1992")) == said(turn("")) == said(turn("..")) == []
    assert said(turn("1992"), frame=Frame("not a date", "nor this")) == []
