"""Who was at a meeting: an answer for each participant, side by side."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.forms.attendance import why_outside
from tests.workspace.entering import fields_of, fill, said, saved, url_of, words_of
from tests.workspace.harbour import enter, many, new


@pytest.fixture
def talks(client, ada, harbour_talks, contexts):
    client.force_login(ada)
    return harbour_talks


def sides_of(response) -> dict[str, list[str]]:
    """Names of the lines under each heading, as the page has them."""
    sides = response.context["form"].attendance()
    return {side.title: [line.stay.key for line in side.lines] for side in sides}


def test_participants_stand_side_by_side(client, talks):
    assert sides_of(client.get(new(talks))) == {
        "First side": ["p1", "p2"],
        "Second side": ["p3", "p4"],
        "No side": ["p5"],
    }


def test_each_answer_is_saved_and_shown_again(client, talks):
    typed = {
        "presence_p1": "present",
        "presence_p2": "absent",
        "presence_p3": "excluded",
        "presence_p4": "disputed",
        "presence_note_p4": "s1 has her there",
    }
    meeting = enter(client, talks, title="First", **typed)
    assert {
        f"presence_{each.participation.key}": each.presence
        for each in meeting.attendance.all()
    } == {k: v for k, v in typed.items() if "note" not in k}
    response = client.get(url_of(talks, "meetings", meeting.key))
    assert fields_of(response).items() >= {k: [v] for k, v in typed.items()}.items()
    page = response.content.decode()
    assert page.count('<details class="who-note" open>') == 1


def test_an_answer_can_be_taken_back(client, talks):
    meeting = enter(client, talks, title="First", presence_p1="present")
    saved(fill(client, url_of(talks, "meetings", meeting.key), presence_p1=""))
    assert not meeting.attendance.exists()


def test_a_note_alone_is_asked_about_in_its_open_side(client, talks):
    many(talks, 40)
    response = fill(client, new(talks), presence_note_p3="s1 has them there")
    assert response.status_code == 422
    assert "Say whether they were there" in said(response)
    assert 'href="#id_presence_p3"' in response.content.decode()
    sides = response.context["form"].attendance()
    assert [side.is_open for side in sides] == [False, True, False]


def test_those_whose_dates_exclude_the_day_stand_last_with_the_reason(client, talks):
    meeting = enter(client, talks, date="1993-06-01", presence_p3="present")
    response = client.get(url_of(talks, "meetings", meeting.key))
    assert sides_of(response) == {
        "First side": ["p1", "p2"],
        "No side": ["p5"],
        "Not there by their dates": ["p3", "p4"],
    }
    page = words_of(response)
    assert "two envoys Second side, left in May 1993" in page
    assert "a lawyer Second side, came on 2 June 1994" in page
    assert fields_of(response)["presence_p3"] == ["present"]


@pytest.mark.parametrize(
    ("start", "end", "date", "reason"),
    [
        ("", "1993-05", "1993-05-31", ""),
        ("", "1993-05", "1993-06-01", "left in May 1993"),
        ("", "1993-05", "1993-05/1993-07", ""),
        ("1994", "", "1993-12-31", "came in 1994"),
        ("1994", "", "1994", ""),
        ("..", "..", "1994", ""),
        ("", "1993", "", ""),
        ("", "1993", "not a date", ""),
        ("", "1993", "..", ""),
    ],
)
def test_only_dates_that_certainly_exclude_the_day_count(start, end, date, reason):
    assert why_outside(start, end, date) == reason


def test_without_participants_the_form_says_what_to_do(client, talks):
    talks.participations.all().delete()
    page = words_of(client.get(new(talks)))
    assert "The record has no participants yet." in page


def test_a_long_list_is_folded_by_side_and_counts_its_answers(client, talks):
    meeting = enter(client, talks, title="First", presence_p1="present")
    many(talks, 195)
    response = client.get(url_of(talks, "meetings", meeting.key))
    assert not any(side.is_open for side in response.context["form"].attendance())
    assert "First side 1 of 197 answered" in words_of(response)


def test_any_number_of_participants_takes_the_same_queries(
    client, talks, django_assert_num_queries
):
    client.get(new(talks))
    with CaptureQueriesContext(connection) as few:
        client.get(new(talks))
    many(talks, 60)
    with django_assert_num_queries(len(few)):
        client.get(new(talks))
