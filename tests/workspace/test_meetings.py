"""A meeting: where, whether it was held, and that nothing changes by itself."""

from html.parser import HTMLParser

import pytest

from dialogues.documents import full_document
from dialogues.models import Attendance, Dialogue, Meeting
from tests.workspace.entering import fields_of, fill, said, saved, url_of, words_of
from tests.workspace.harbour import enter, new, third_round


@pytest.fixture
def talks(client, ada, harbour_talks):
    client.force_login(ada)
    return harbour_talks


@pytest.fixture
def third(client, talks):
    return third_round(client, talks)


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


@pytest.mark.parametrize("standing", ["held", "planned", "cancelled", "denied"])
def test_each_standing_is_a_choice_in_plain_words(client, talks, standing):
    page = words_of(client.get(new(talks)))
    assert "Said to have been held, and denied" in page
    assert enter(client, talks, title="First", standing=standing).standing == standing


def test_held_is_chosen_from_the_start(client, talks):
    assert fields_of(client.get(new(talks)))["standing"] == ["held"]


def test_opening_and_saving_a_meeting_leaves_its_document_equal(client, talks, third):
    Meeting.objects.filter(pk=third.pk).update(
        place="", missing={"place": "not_disclosed", "date": "not_known"}
    )
    before = full_document(Dialogue.objects.get(pk=talks.pk))["meetings"]
    saved(fill(client, url_of(talks, "meetings", third.key)))
    assert full_document(Dialogue.objects.get(pk=talks.pk))["meetings"] == before
    assert Attendance.objects.filter(meeting=third).count() == 3


class References(HTMLParser):
    """Collects the ids of a page and what points to them."""

    def __init__(self):
        super().__init__()
        self.ids: list[str] = []
        self.pointed: set[str] = set()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids += [found["id"]] if found.get("id") else []
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.pointed |= set((found.get(name) or "").split())


def test_every_label_and_description_points_to_one_thing(client, talks, third):
    faulty = {"medium": "online", "place": "Quillmoor", "presence_note_p1": "a note"}
    for response in (
        client.get(new(talks, f"?after={third.key}&with=attendance")),
        client.get(url_of(talks, "meetings", third.key)),
        fill(client, new(talks), **faulty),
    ):
        page = References()
        page.feed(response.content.decode())
        assert len(page.ids) == len(set(page.ids))
        assert page.pointed <= set(page.ids)
