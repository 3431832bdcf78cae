"""SQLite as it is served: writers wait in line."""

import threading
from time import monotonic, sleep

import pytest
from django.db import OperationalError, connection

from diplotrack.outages import BUSY, outage_of
from diplotrack.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db

#: Seconds for which each writer has the lock: long beside what a thread needs to start.
TURN = 0.03


@pytest.fixture(autouse=True)
def is_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has a line for each row.")


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
