"""Two at once, in real threads: one effect, and nobody's work is lost.

PostgreSQL lets two writers in at the same time; SQLite takes them in turn, and whoever
waits for it must not be turned away.
"""

from threading import Barrier, Thread
from time import sleep
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from dialogues.actions.authorities import save_authority
from dialogues.choices import SourceKind
from dialogues.models import (
    Dialogue,
    DrawnRef,
    Party,
    ReviewEvent,
    Source,
    SourceEntry,
    refs,
)
from tests.cast import add, publish, record_of
from tests.workspace.entering import at, url_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls) -> list:
    """What each call gives, or raises, when all of them start together."""
    found: list = [None] * len(calls)
    start = Barrier(len(calls))

    def run(place, call):
        start.wait()
        try:
            found[place] = call()
        except Exception as error:  # noqa: BLE001
            found[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


def posts(url, *sent) -> list[int]:
    """The answers to forms sent at once, each by a user of its own window."""

    def post(user, data):
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return lambda: client.post(url, data).status_code

    return sorted(at_once(*(post(user, data) for user, data in sent)))


def test_one_form_sent_twice_makes_one_row(draft, ada):
    typed = at(draft, name="Second side", kind="principal")
    url = url_of(draft, "parties", "new")
    assert posts(url, (ada, typed), (ada, typed)) == [302, 302]
    assert draft.parties.filter(name="Second side").count() == 1


def test_one_form_sent_twice_makes_one_record(ada):
    typed = {"title": "Talks", "start": "1993", "first_track": "2", "once": uuid4()}
    assert posts("/workspace/new/", (ada, typed), (ada, typed)) == [302, 302]
    assert Dialogue.objects.count() == 1


def test_two_records_of_one_title_begin_at_once(ada, ben):
    def typed():
        once = uuid4()
        return {"title": "Talks", "start": "1993", "first_track": "2", "once": once}

    assert posts("/workspace/new/", (ada, typed()), (ben, typed())) == [302, 302]
    assert Dialogue.objects.count() == 2


def test_no_number_is_drawn_by_two(db, monkeypatch):
    """Most of 40 draws are of the nine numbers of one digit, and many are lost."""
    monkeypatch.setattr(refs, "LENGTHS", range(1, 4))

    def ten() -> list[str]:
        return [DrawnRef.take("P") for _ in range(10)]

    answers = at_once(ten, ten, ten, ten)
    assert all(isinstance(each, list) for each in answers), answers
    drawn = [ref for each in answers for ref in each]
    assert len(drawn) == len(set(drawn)) == DrawnRef.objects.count() == 40


def test_a_row_is_removed_once(draft, ada, cora):
    row = draft.participations.last()
    url = url_of(draft, "participants", row.key, "remove")
    sent = {"opened_at": draft.version}
    assert posts(url, (ada, sent), (cora, sent)) in ([302, 404], [302, 409])
    draft.refresh_from_db()
    assert draft.participant_count == draft.participations.count() == 1


def test_a_row_that_goes_while_it_is_changed_is_no_page(draft, ada, cora):
    """Whichever comes first: the change is refused, or the removal is."""
    row = draft.parties.create(key="y90", position=9, name="Second side")
    kept = {"opened_at": draft.version, "name": "Second", "kind": "principal"}
    change = url_of(draft, "parties", row.key)

    def post(user, url, data):
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return lambda: client.post(url, data).status_code

    answers = at_once(
        post(ada, change, kept),
        post(cora, f"{change}remove/", {"opened_at": draft.version}),
    )
    assert answers in ([302, 409], [404, 302]), answers
    gone = not Party.objects.filter(pk=row.pk).exists()
    assert gone == (answers[0] == 404)


def test_a_row_saved_by_two_is_saved_by_one(draft, ada, cora):
    side = draft.parties.get()
    kept = {"opened_at": draft.version, "kind": "principal"}
    url = url_of(draft, "parties", side.key)
    assert posts(url, (ada, kept | {"name": "A"}), (cora, kept | {"name": "B"})) == [
        302,
        409,
    ]
    draft.refresh_from_db()
    side.refresh_from_db()
    assert side.changed_in == draft.version


def test_a_step_is_taken_once(ada, cora):
    record = publish(record_of(ada, "Open talks"))
    url = url_of(record, "step", "withdraw")
    sent = {"opened_at": record.version, "remark": "A mistake"}
    assert posts(url, (cora, sent), (cora, sent)) == [302, 403]
    assert ReviewEvent.objects.filter(dialogue=record).count() == 1


def test_a_changed_source_waits_for_who_changes_the_record(draft, ada, cora):
    """What follows from a source is written into the record as it stands then."""
    held, asked = Barrier(2), Barrier(2)
    source = Source.objects.create(title="A letter", kind=SourceKind.NEWS)
    add(draft, SourceEntry, source=source)

    def change_the_record():
        with transaction.atomic():
            record = Dialogue.objects.select_for_update().get(pk=draft.pk)
            held.wait()
            asked.wait()
            # Time for the other to read the record, if it does not wait.
            sleep(0.5)
            record.title, record.version = "Renamed talks", record.version + 1
            record.save()

    def change_the_source():
        held.wait()
        asked.wait()
        source.title = "An old letter"
        save_authority(authority=source, by=cora)

    at_once(change_the_record, change_the_source)
    draft.refresh_from_db()
    assert draft.title == "Renamed talks"
    assert "old" in draft.open_text.words.split()
