"""What the site needs fails: told in words, when to try again, and nothing changed."""

import errno
import sqlite3
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.urls import reverse

from dialogues.views.parts import HEADER
from diplotrack.outages import BUSY, FULL, GONE, SLOW, outage_of
from tests.workspace.entering import at, url_of, words_of

committing = pytest.mark.django_db(transaction=True)


@contextmanager
def held(row):
    """Another connection has a row locked, and for this one a wait is short."""
    other = connection.copy()
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA busy_timeout=50" if is_sqlite else "SET lock_timeout='50ms'"
        )
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")
            table, key = row._meta.db_table, row._meta.pk.column
            cursor.execute(f"UPDATE {table} SET {key}={key} WHERE {key}=%s", [row.pk])
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()
        connection.close()


@contextmanager
def only_reading():
    """The database takes no writes, as on a disk that is full or read-only."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA query_only=1"
            if is_sqlite
            else "SET default_transaction_read_only = on"
        )
    yield
    connection.close()


def is_told(answer, title: str) -> None:
    assert answer.status_code == 503
    assert answer["Retry-After"] == str(BUSY.retry_after)
    words = words_of(answer)
    assert title in words
    assert "Nothing was changed." in words
    assert "what you typed" in words


@pytest.fixture
def signed_in(client, ada):
    client.force_login(ada)
    client.raise_request_exception = False
    return client


@committing
def test_a_save_that_waits_too_long_is_told_in_words(draft, signed_in, caplog):
    typed = at(draft, name="Second side", kind="principal")
    url = url_of(draft, "parties", "new")
    with held(draft):
        is_told(signed_in.post(url, typed), "The database is busy")
        fragment = signed_in.post(url, typed, headers={"HX-Request": "true"})
        assert fragment.status_code == 503
        assert HEADER not in fragment, "a script places no answer without it"
        assert fragment["Retry-After"] == str(BUSY.retry_after)
    assert [each.exc_info for each in caplog.records] == [None, None]
    assert "lock" in caplog.records[0].getMessage(), "it says what was waited for"
    assert draft.parties.count() == 1
    assert signed_in.post(url, typed).status_code == 302
    assert draft.parties.filter(name="Second side").exists()


@committing
def test_signing_out_waits_no_longer(draft, signed_in):
    with held(Session.objects.get()):
        is_told(signed_in.post(reverse("account_logout")), "The database is busy")
    assert signed_in.get("/workspace/").status_code == 200


@committing
def test_under_the_api_an_outage_is_a_problem(published_talks, client):
    """A database that is gone, as a reader meets it."""
    client.raise_request_exception = False
    name = connection.settings_dict["NAME"]
    connection.close()
    is_sqlite = connection.vendor == "sqlite"
    connection.settings_dict["NAME"] = "/nowhere/db" if is_sqlite else "gone" * 9
    try:
        answer = client.get("/api/dialogues/")
        page = client.get("/dialogues/")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == str(BUSY.retry_after)
    assert answer.json()["title"] == GONE.title
    is_told(page, GONE.title)


@committing
def test_a_database_that_may_not_be_written_to_is_told(draft, signed_in):
    typed = at(draft, name="Second side", kind="principal")
    with only_reading():
        answer = signed_in.post(url_of(draft, "parties", "new"), typed)
    is_told(answer, FULL.title)
    assert draft.parties.count() == 1


@pytest.mark.django_db
def test_the_times_of_the_settings_hold_in_the_database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout")
            assert cursor.fetchone() == (20_000,)
            return
        for name, value in {
            "lock_timeout": "3s",
            "statement_timeout": "1min",
            "idle_in_transaction_session_timeout": "10min",
        }.items():
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (value,), name
        cursor.execute("SET LOCAL statement_timeout='50ms'")
        with pytest.raises(OperationalError) as stopped, transaction.atomic():
            cursor.execute("SELECT pg_sleep(1)")
        assert outage_of(stopped.value) is SLOW


def test_a_full_disk_of_sqlite_is_told(tmp_path):
    small = sqlite3.connect(tmp_path / "small.sqlite3")
    small.execute("PRAGMA max_page_count=2")
    small.execute("CREATE TABLE t (x)")
    with pytest.raises(sqlite3.OperationalError) as full:
        small.execute("INSERT INTO t VALUES (zeroblob(100000))")
    small.close()
    error = OperationalError("full")
    error.__cause__ = full.value
    assert outage_of(error) is FULL
    assert outage_of(OSError(errno.ENOSPC, "No space left on device")) is FULL
    assert outage_of(PermissionError(errno.EACCES, "Permission denied")) is FULL


def test_a_mistake_of_the_code_is_no_outage():
    assert outage_of(OperationalError("no such table")) is None
    assert outage_of(ValueError("x")) is None
    error = OperationalError("no such table: x")
    with pytest.raises(sqlite3.OperationalError) as missing:
        sqlite3.connect(":memory:").execute("SELECT * FROM x")
    error.__cause__ = missing.value
    assert outage_of(error) is None


# Mail and the cache


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["ada@example.org", "nobody@example.org"])
def test_a_mail_server_that_is_gone_is_told(
    client, django_user_model, settings, address
):
    django_user_model.objects.create_user("ada", "ada@example.org", "between rounds")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client.raise_request_exception = False
    answer = client.post(reverse("account_reset_password"), {"email": address})
    is_told(answer, "The mail was not sent")
    assert mail.outbox == []


@committing
def test_nobody_signs_in_where_wrong_passwords_cannot_be_counted(
    client, django_user_model, settings
):
    """The table of the cache cannot be written to: no password is tried."""
    database = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = settings.CACHES | {
        "default": {"BACKEND": database, "LOCATION": "cache"}
    }
    call_command("createcachetable", verbosity=0)
    django_user_model.objects.create_user("ada", "ada@example.org", "between rounds")
    client.raise_request_exception = False
    form = {"login": "ada", "password": "between rounds"}
    with only_reading():
        answer = client.post(reverse("account_login"), form)
    is_told(answer, "Nobody can sign in at present")
    assert "_auth_user_id" not in client.session
    assert client.post(reverse("account_login"), form).status_code == 302
