"""Room for readers: many who save never keep a page from being read."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from diplotrack.outages import CROWDED
from diplotrack.room import room_for_readers
from diplotrack.serve import saves_at_once

ROOM = 3


class Site:
    """The middleware over views that ask for something else before they answer."""

    def __init__(self, settings):
        settings.SAVES_AT_ONCE = ROOM
        self.meanwhile: list[tuple[str, str]] = []
        self.answers: list[tuple[str, HttpResponse]] = []
        self.ask = room_for_readers(self.view)

    def view(self, request):
        if self.meanwhile:
            self.send(*self.meanwhile.pop(0))
        return HttpResponse("done")

    def send(self, method: str, path: str) -> HttpResponse:
        answer = self.ask(RequestFactory().generic(method, path))
        self.answers.append((f"{method} {path}", answer))
        return answer

    def statuses(self) -> list[tuple[str, int]]:
        return [(asked, answer.status_code) for asked, answer in self.answers]


@pytest.fixture
def site(settings):
    return Site(settings)


SAVE = ("POST", "/workspace/D10001/parties/new/")


def test_who_saves_beyond_the_room_is_told_at_once_when_to_try_again(site):
    site.meanwhile = [SAVE] * ROOM
    site.send(*SAVE)
    assert [status for _, status in site.statuses()] == [503, 200, 200, 200]
    refused = site.answers[0][1]
    assert refused["Retry-After"] == str(CROWDED.retry_after)
    words = refused.content.decode()
    assert CROWDED.title in words
    assert "Nothing was changed." in words


@pytest.mark.parametrize(
    "asked",
    [
        ("GET", "/dialogues/"),
        ("HEAD", "/dialogues/"),
        ("POST", "/accounts/login/"),
        ("POST", "/accounts/logout/"),
    ],
)
def test_pages_and_signing_in_need_no_room(site, asked):
    site.meanwhile = [*[SAVE] * (ROOM - 1), asked]
    site.send(*SAVE)
    assert {status for _, status in site.statuses()} == {200}


def test_there_is_room_again_when_a_save_is_answered_or_fails(site):
    def fails(request):
        raise RuntimeError

    fail = room_for_readers(fails)
    for _ in range(ROOM + 1):
        assert site.send(*SAVE).status_code == 200
        with pytest.raises(RuntimeError):
            fail(RequestFactory().post("/workspace/new/"))


def test_it_is_the_application_that_keeps_the_room(client, settings):
    settings.SAVES_AT_ONCE = 0
    assert client.get("/about/").status_code == 200
    assert client.post("/workspace/new/").status_code == 503


@pytest.mark.parametrize(
    ("threads", "saves"), [(16, 12), (8, 6), (4, 3), (2, 1), (1, 1)]
)
def test_one_thread_in_four_is_the_readers(threads, saves):
    assert saves_at_once(threads) == saves
