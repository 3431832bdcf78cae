"""Wrong passwords are counted for who tries them, not for whom they are tried on."""

import time

import pytest
from allauth.core.internal import ratelimit
from django.test import Client
from django.urls import reverse

from tests.workspace.entering import words_of

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
RIGHT = "between rounds"


@pytest.fixture(autouse=True)
def accounts(django_user_model):
    for name in ("ada", "ben"):
        django_user_model.objects.create_user(name, f"{name}@example.org", RIGHT)


def sign_in(login: str, password: str = "wrong", where: str = HERE):
    client = Client(REMOTE_ADDR=where)
    form = {"login": login, "password": password}
    answer = client.post(reverse("account_login"), form)
    answer.is_in = "_auth_user_id" in client.session
    return answer


def wrong(times: int, *logins: str, where: str = HERE) -> None:
    for number in range(times):
        assert not sign_in(logins[number % len(logins)], where=where).is_in


def test_a_stranger_elsewhere_locks_nobody_out():
    wrong(10, "ada", where=ELSEWHERE)
    assert sign_in("ada", RIGHT).is_in
    assert not sign_in("ada", RIGHT, where=ELSEWHERE).is_in


def test_name_and_address_of_an_account_count_as_one():
    wrong(5, "ada", "ada@example.org", "ADA", "Ada@Example.org")
    for login in ("ada", "ada@example.org"):
        assert not sign_in(login, RIGHT).is_in
    assert sign_in("ben", RIGHT).is_in


def test_four_wrong_passwords_are_forgiven():
    wrong(4, "ada")
    assert sign_in("ada", RIGHT).is_in


def test_the_page_says_how_long_to_wait(monkeypatch):
    wrong(5, "ada")
    words = "Too many wrong passwords from where you are. Try again in {}."
    assert words.format("5 minutes") in words_of(sign_in("ada", RIGHT))
    later = time.time() + 4 * 60 + 5
    monkeypatch.setattr(ratelimit.time, "time", lambda: later)
    assert words.format("1 minute") in words_of(sign_in("ada", RIGHT))
    later += 60
    assert sign_in("ada", RIGHT).is_in


def test_an_account_that_is_not_there_is_limited_in_the_same_words():
    wrong(5, "nobody", "NOBODY")
    assert "Try again in 5 minutes." in words_of(sign_in("nobody"))


def test_one_address_tries_so_many_passwords_on_all_accounts():
    for number in range(20):
        wrong(1, f"name{number}")
    refused = sign_in("ben", RIGHT)
    assert not refused.is_in
    assert "Try again in 15 minutes." in words_of(refused)
    assert sign_in("ben", RIGHT, where=ELSEWHERE).is_in


def test_a_right_password_does_not_clear_the_wrong_ones_of_an_address():
    for _ in range(2):
        wrong(2, "ada")
        assert sign_in("ada", RIGHT).is_in
    wrong(1, "ada")
    assert not sign_in("ada", RIGHT).is_in


def test_too_many_requests_of_other_kinds_have_a_page():
    client = Client(REMOTE_ADDR=HERE)
    form = {"email": "ada@example.org"}
    for _ in range(5):
        client.post(reverse("account_reset_password"), form)
    answer = client.post(reverse("account_reset_password"), form)
    assert answer.status_code == 429
    assert "Wait a minute" in words_of(answer)
