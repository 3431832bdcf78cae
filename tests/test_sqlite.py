"""SQLite as it is served: writers wait in line, and signing in does not."""

import stat
import threading
from time import monotonic, sleep

import pytest
from django.contrib.sessions.backends.file import SessionStore
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diplotrack import settings as shipped
from diplotrack.outages import BUSY, outage_of
from diplotrack.sqlite.base import DatabaseWrapper

# PostgreSQL has a line for each row, and keeps sessions itself.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

#: Seconds for which each writer has the lock: long beside what a thread needs to start.
TURN = 0.03


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "turns.sqlite3"
    writer = connect(path)
    with writer.cursor() as cursor:
        cursor.execute("CREATE TABLE turn (who TEXT)")
    writer.close()
    return path


def connect(path, patience: float = 20) -> DatabaseWrapper:
    options = {"transaction_mode": "IMMEDIATE", "timeout": patience}
    settings = connection.settings_dict | {"NAME": str(path), "OPTIONS": options}
    return DatabaseWrapper(settings | {"TIME_ZONE": None}, "turns")


def begin(writer: DatabaseWrapper) -> None:
    """Begin as `transaction.atomic` does."""
    writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(writer: DatabaseWrapper) -> None:
    writer.commit()
    writer.set_autocommit(True)


def take_a_turn(path, who: str, order: list[str]) -> None:
    writer = connect(path)
    begin(writer)
    order.append(who)
    sleep(TURN)
    end(writer)
    writer.close()


def test_who_came_first_writes_first(file):
    """SQLite alone serves who asked last, since they ask more often."""
    order: list[str] = []
    holder = connect(file)
    begin(holder)
    threads = []
    for who in "abcdefgh":
        threads.append(threading.Thread(target=take_a_turn, args=(file, who, order)))
        threads[-1].start()
        sleep(TURN)
    end(holder)
    holder.close()
    for thread in threads:
        thread.join()
    assert "".join(order) == "abcdefgh"


def test_who_waits_too_long_is_told_that_the_database_is_busy(file):
    holder, writer = connect(file), connect(file, patience=0.1)
    begin(holder)
    began = monotonic()
    for write in (begin, lambda w: w.cursor().execute("DELETE FROM turn")):
        with pytest.raises(OperationalError) as waited:
            write(writer)
        assert outage_of(waited.value) is BUSY
    assert monotonic() - began < 2
    holder.rollback()
    holder.set_autocommit(True)
    for each in (writer, holder, writer):
        with each.cursor() as cursor:
            cursor.execute("INSERT INTO turn VALUES ('x')")
        begin(each)
        end(each)
    begin(writer)
    writer.close()
    begin(holder)
    end(holder)
    holder.close()


@pytest.fixture
def as_shipped(settings, tmp_path, monkeypatch):
    """Sessions and cache as the settings have them, in a folder of this test."""
    monkeypatch.delattr(SessionStore, "_storage_path", raising=False)
    settings.SESSION_ENGINE = shipped.SESSION_ENGINE
    settings.SESSION_FILE_PATH = tmp_path
    beside = shipped.CACHES["default"] | {"LOCATION": tmp_path / "cache"}
    settings.CACHES = settings.CACHES | {"default": beside}
    yield tmp_path
    cache.clear()
    monkeypatch.delattr(SessionStore, "_storage_path", raising=False)


FORM = {"login": "ada", "password": "between rounds"}


def writes_of(act) -> list[str]:
    with CaptureQueriesContext(connection) as told:
        act()
    statements = [each["sql"] for each in told]
    return [each for each in statements if each.startswith(("INS", "UPD", "DEL"))]


def test_signing_in_writes_one_row_and_signing_out_none(
    as_shipped, client, django_user_model
):
    user = django_user_model.objects.create_user("ada", password=FORM["password"])
    signing_in = writes_of(lambda: client.post(reverse("account_login"), FORM))
    assert [each.split(" SET ")[0] for each in signing_in] == ['UPDATE "auth_user"']
    assert client.session["_auth_user_id"] == str(user.pk)
    kept = Client()
    kept.cookies = client.cookies.copy()
    assert kept.get("/workspace/").status_code != 302
    assert writes_of(lambda: client.post(reverse("account_logout"))) == []
    assert kept.get("/workspace/").status_code == 302


def test_files_of_sessions_and_counts_are_their_owners_alone(
    as_shipped, client, django_user_model
):
    django_user_model.objects.create_user("ada", password=FORM["password"])
    for _ in range(5):
        Client().post(reverse("account_login"), FORM | {"password": "wrong"})
    answer = client.post(reverse("account_login"), FORM)
    assert "Too many wrong passwords" in answer.content.decode()
    client.force_login(django_user_model.objects.get())
    files = [path for path in as_shipped.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {"", ".djcache"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((as_shipped / "cache").stat().st_mode) == 0o700
