"""The next meeting of a series, and the numbers of meetings."""

import pytest

from tests.cast import record_of
from tests.workspace.entering import fields_of, fill, saved, url_of, words_of
from tests.workspace.harbour import enter, new, third_round


@pytest.fixture
def talks(client, ada, harbour_talks):
    client.force_login(ada)
    return harbour_talks


@pytest.fixture
def third(client, talks):
    return third_round(client, talks)


def test_the_next_meeting_begins_with_what_repeats(client, talks, third):
    response = client.get(new(talks, f"?after={third.key}"))
    has = fields_of(response)
    host = third.hosts.get()
    assert {
        name: has[name]
        for name in (
            *("series", "number", "medium", "form_of_interaction"),
            *("hosts", "country", "parent"),
        )
    } == {
        "series": ["Plenary"],
        "number": ["4"],
        "medium": ["hybrid"],
        "form_of_interaction": ["workshop"],
        "hosts": [host.ref],
        "country": ["NOR"],
        "parent": [third.parent.key],
    }
    for name in ("title", "date", "place", "latitude", "account", "attending"):
        assert has[name] == [""], name
    page = words_of(response)
    assert "Carried over: series, the next number, how people met" in page
    assert "After 3. Third round, 1993-03-01." in page


def test_attendance_is_proposed_only_when_asked(client, talks, third):
    plain = client.get(new(talks, f"?after={third.key}"))
    assert {k: v for k, v in fields_of(plain).items() if v == ["present"]} == {}
    assert "Propose as present the 2 who were present then" in words_of(plain)
    asked = client.get(new(talks, f"?after={third.key}&with=attendance"))
    proposed = {k for k, v in fields_of(asked).items() if v == ["present"]}
    assert proposed == {"presence_p1", "presence_p3"}
    assert fields_of(asked)["presence_p2"] == [""]
    assert "2 present then are proposed as present" in words_of(asked)


def test_the_next_meeting_is_saved_as_its_own(client, talks, third):
    url = new(talks, f"?after={third.key}&with=attendance")
    saved(fill(client, url, title="Fourth round", date="1993-04-02", place="Ullgate"))
    fourth = talks.meetings.last()
    assert (fourth.title, fourth.number, fourth.series) == (
        "Fourth round",
        4,
        "Plenary",
    )
    assert fourth.attendance.count() == 2
    third.refresh_from_db()
    assert (third.number, third.attendance.count()) == (3, 3)


def test_what_was_carried_over_can_be_emptied(client, talks, third):
    url = new(talks, f"?after={third.key}")
    saved(fill(client, url, title="Apart", series="", number="", parent="", hosts=[]))
    meeting = talks.meetings.last()
    assert (meeting.series, meeting.number, meeting.parent) == ("", None, None)
    assert not meeting.hosts.exists()


def test_the_next_number_is_one_that_is_free(client, talks, third):
    enter(client, talks, series="Plenary", number="4")
    enter(client, talks, series="Working group", number="5")
    has = fields_of(client.get(new(talks, f"?after={third.key}")))
    assert has["number"] == ["5"]


def test_a_meeting_without_a_number_gives_none(client, talks):
    first = enter(client, talks, title="First", country="NOR")
    has = fields_of(client.get(new(talks, f"?after={first.key}")))
    assert (has["number"], has["country"]) == ([""], ["NOR"])


@pytest.mark.parametrize("after", ["t999", "p1", "", "'"])
def test_a_meeting_that_is_not_there_carries_nothing(client, talks, third, after):
    response = client.get(new(talks, f"?after={after}"))
    assert response.status_code == 200
    assert "Carried over" not in words_of(response)


def test_a_meeting_of_another_record_carries_nothing(client, talks, third, ada):
    other = record_of(ada, "Other talks")
    response = client.get(new(other, f"?after={third.key}"))
    assert "Plenary" not in response.content.decode()


def test_a_page_and_a_row_lead_to_the_next_meeting(client, talks, third):
    address = f"{new(talks)}?after={third.key}"
    assert address in client.get(url_of(talks)).content.decode()
    page = client.get(url_of(talks, "meetings", third.key)).content.decode()
    assert address in page
    assert "?after=" not in client.get(new(talks)).content.decode()


def test_the_form_says_which_numbers_are_free(client, talks):
    assert "Next free" not in words_of(client.get(new(talks)))
    enter(client, talks, number="2")
    enter(client, talks, number="7", series="Plenary")
    assert "Next free: 3; 8 in “Plenary”." in words_of(client.get(new(talks)))


def test_a_number_used_twice_is_noted_and_saved(client, talks):
    enter(client, talks, title="First round", date="1993", number="2", series="Plenary")
    typed = {"number": "2", "series": "Plenary", "title": "Also"}
    response = fill(client, new(talks), **typed)
    page = words_of(client.get(saved(response)))
    note = "Number 2 of the series “Plenary” is also that of First round (1993)."
    assert note in page
    assert talks.meetings.filter(number=2).count() == 2
    second = talks.meetings.last()
    assert note in words_of(client.get(url_of(talks, "meetings", second.key)))


def test_the_same_number_in_another_series_is_no_matter(client, talks):
    enter(client, talks, number="2", series="Plenary")
    response = fill(client, new(talks), number="2", series="Working group")
    assert "is also that of" not in words_of(client.get(saved(response)))
    response = fill(client, new(talks), title="No number", series="Plenary")
    assert "is also that of" not in words_of(client.get(saved(response)))
