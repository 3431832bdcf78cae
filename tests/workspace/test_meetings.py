"""Meetings: where, who was there, whether held, and the next one of a series."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.changes import changing
from dialogues.choices import Capacity
from dialogues.documents import document_of
from dialogues.forms.attendance import why_outside
from dialogues.models import Attendance, Dialogue, Meeting, Participation, Party
from tests.cast import PROTECTED_NAME, add, record_of
from tests.workspace.entering import (
    fields_of,
    fill,
    said,
    saved,
    url_of,
    vocabularies,
    words_of,
)


@pytest.fixture
def talks(client, ada) -> Dialogue:
    """Ada's draft with three more participants, and Ada at her desk."""
    record = record_of(ada, "Harbour talks")
    with changing(dialogue_id=record.pk, by=ada) as record:
        other = add(record, Party, name="Second side", position=2)
        for name, start, end, party in (
            ("two envoys", "", "1993-05", other),
            ("a lawyer", "1994-06-02", "", other),
            ("a guest", "", "", None),
        ):
            add(
                record,
                Participation,
                unnamed_as=name,
                start=start,
                end=end,
                party=party,
                capacity=Capacity.OFFICIAL,
                position=record.participations.count() + 1,
            )
    client.force_login(ada)
    return Dialogue.objects.get(pk=record.pk)


def enter(client, record, **typed) -> Meeting:
    saved(fill(client, url_of(record, "meetings", "new"), **typed))
    return record.meetings.last()


def new(record, query: str = "") -> str:
    return url_of(record, "meetings", "new") + query


# Where


def test_a_place_that_is_not_known_is_one_answer(client, talks):
    meeting = enter(client, talks, title="First", missing_place="not_known")
    assert meeting.missing == {"place": "not_known", "country": "not_known"}


def test_a_known_country_or_another_reason_is_left_as_it_is(client, talks):
    meeting = enter(client, talks, missing_place="not_known", country="NOR")
    assert meeting.missing == {"place": "not_known"}
    meeting = enter(
        client, talks, missing_place="not_known", missing_country="withheld"
    )
    assert meeting.missing == {"place": "not_known", "country": "withheld"}


def test_saving_again_adds_no_reason_to_a_stored_meeting(client, talks):
    meeting = enter(client, talks, title="First")
    Meeting.objects.filter(pk=meeting.pk).update(missing={"place": "not_known"})
    saved(fill(client, url_of(talks, "meetings", meeting.key), title="The first"))
    meeting.refresh_from_db()
    assert (meeting.title, meeting.missing) == ("The first", {"place": "not_known"})


def test_a_place_that_is_given_needs_no_reason(client, talks):
    meeting = enter(client, talks, place="Quillmoor", missing_place="not_known")
    assert meeting.missing == {}


def test_a_meeting_online_needs_no_place(client, talks):
    meeting = enter(client, talks, title="Call", medium="online")
    assert (meeting.place, meeting.missing) == ("", {})


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"place": "Quillmoor"}, "A meeting held online has no place."),
        (
            {"latitude": "1", "longitude": "2"},
            "A meeting held online has no coordinates.",
        ),
    ],
)
def test_a_place_online_is_asked_about_and_kept(client, talks, typed, words):
    response = fill(client, new(talks), medium="online", **typed)
    assert response.status_code == 422
    assert words in said(response)
    assert "partly online" in said(response)
    assert fields_of(response).items() >= {k: [v] for k, v in typed.items()}.items()
    assert not talks.meetings.exists()


def test_a_meeting_partly_online_has_a_place(client, talks):
    assert enter(client, talks, medium="hybrid", place="Quillmoor").place == "Quillmoor"


# Was it held?


@pytest.mark.parametrize("standing", ["held", "planned", "cancelled", "denied"])
def test_each_standing_is_a_choice_in_plain_words(client, talks, standing):
    page = words_of(client.get(new(talks)))
    assert "Said to have been held, and denied" in page
    assert enter(client, talks, title="First", standing=standing).standing == standing


def test_held_is_chosen_from_the_start(client, talks):
    assert fields_of(client.get(new(talks)))["standing"] == ["held"]


# Who was there


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


def test_a_protected_name_is_masked_for_who_may_not_read_it(client, talks, ada, ben):
    talks.editors.add(ben)
    client.force_login(ben)
    # Ben writes with Ada here, so he reads the name; a mask is what forms print.
    page = words_of(client.get(new(talks)))
    assert PROTECTED_NAME in page


def test_without_participants_the_form_says_what_to_do(client, talks):
    talks.participations.all().delete()
    page = words_of(client.get(new(talks)))
    assert "The record has no participants yet." in page


def many(record, count: int) -> None:
    made = record.participations.count()
    side = record.parties.first()
    Participation.objects.bulk_create(
        Participation(
            dialogue=record,
            key=f"p{made + number}",
            position=made + number,
            unnamed_as=f"delegate {number}",
            capacity=Capacity.OFFICIAL,
            party=side,
        )
        for number in range(1, count + 1)
    )


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


# The next meeting


@pytest.fixture
def third(client, talks) -> Meeting:
    """The third meeting of a series, with two present and one absent."""
    vocabularies()
    saved(
        fill(
            client,
            url_of(talks, "organisations", "new"),
            organisation="Quillmoor Institute",
            roles=["host"],
        )
    )
    host = talks.organisation_roles.get().organisation
    whole = enter(client, talks, title="Whole")
    return enter(
        client,
        talks,
        title="Third round",
        date="1993-03-01",
        series="Plenary",
        number="3",
        medium="hybrid",
        form="workshop",
        hosts=[host.ref],
        place="Quillmoor",
        country="NOR",
        country_label="Norway then",
        latitude="59.5",
        longitude="11",
        parent=whole.key,
        account="They met.",
        attending="12",
        presence_p1="present",
        presence_p3="present",
        presence_p2="absent",
    )


def test_the_next_meeting_begins_with_what_repeats(client, talks, third):
    response = client.get(new(talks, f"?after={third.key}"))
    has = fields_of(response)
    host = third.hosts.get()
    assert {
        name: has[name]
        for name in ("series", "number", "medium", "form", "hosts", "country", "parent")
    } == {
        "series": ["Plenary"],
        "number": ["4"],
        "medium": ["hybrid"],
        "form": ["workshop"],
        "hosts": [host.ref],
        "country": ["NOR"],
        "parent": [third.parent.key],
    }
    for name in ("title", "date", "place", "latitude", "account", "attending"):
        assert has[name] == [""], name
    page = words_of(response)
    assert "Carried over: series, number, one on, how people met" in page
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
    assert (fourth.title, fourth.number, fourth.series) == ("Fourth round", 4, "Plenary")
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


@pytest.mark.parametrize("after", ["t999", "p1", "", "%00", "'"])
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


# Numbers


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


# Nothing changes by itself


def test_opening_and_saving_a_meeting_leaves_its_document_equal(client, talks, third):
    Meeting.objects.filter(pk=third.pk).update(
        place="", missing={"place": "not_disclosed", "date": "not_known"}
    )
    before = document_of(Dialogue.objects.get(pk=talks.pk))["meetings"]
    saved(fill(client, url_of(talks, "meetings", third.key)))
    assert document_of(Dialogue.objects.get(pk=talks.pk))["meetings"] == before
    assert Attendance.objects.filter(meeting=third).count() == 3
