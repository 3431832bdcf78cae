"""The hand-written SQL beside which the application is measured has the same rows."""

import csv

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory

from benchmarks.scale import raw_counts, raw_files, raw_rows, raw_words
from benchmarks.scale.raw_counts import EVERYTHING, NARROWED, Asked
from dialogues.filters import dialogues_for
from dialogues.filters.facets.counts import count
from dialogues.models import Dialogue
from dialogues.search import found_by_words
from tests.databases import state

#: Narrower questions are too narrow for so few records.
ON_TRACK_TWO = Asked(
    "track=2",
    {"track": NARROWED.conditions["track"].replace(raw_counts.STRETCH, "1 = 1")},
)
SOME_FORMER = Asked("capacity=former", {"capacity": NARROWED.conditions["capacity"]})
QUESTIONS = {
    "everything": EVERYTHING,
    "narrowed": NARROWED,
    "track": ON_TRACK_TWO,
    "capacity": SOME_FORMER,
}
#: Filters whose values all stand in the hand-written counts.
WHOLE = (
    "first_track",
    "current_track",
    "status",
    "track",
    "moved",
    "direction",
    "standing",
    "confidence",
    "function",
    "region",
    "purpose",
    "form",
    "country",
    "secrecy",
    "disagreement",
)
LONG = ("person", "organisation", "conflict")


@state("seeded")
def seed() -> None:
    call_command("seed_synthetic", dialogues=120, verbosity=0)


@pytest.fixture
def seeded(db):
    """A hundred synthetic records."""


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def ask(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def filterset(asked: Asked):
    request = RequestFactory().get(f"/dialogues/?{asked.query}")
    request.user = AnonymousUser()
    return dialogues_for(request)


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_the_same_dialogues_in_the_same_order(asked):
    ours = list(filterset(asked).qs.values_list("pk", flat=True))
    rows = raw_rows.page_of_dialogues(ask, asked.where(), limit=1000)
    assert ours or asked is NARROWED
    assert [row[0] for row in rows] == ours
    assert raw_rows.how_many(ask, asked.where()) == len(ours)


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_the_same_counts(asked):
    ours = count(filterset(asked))
    plain = raw_counts.counts(ask, asked)
    for name in WHOLE:
        found = {value or "unknown": number for value, number in plain[name]}
        if name == "direction":
            found.pop("unknown", None)
        told = {value: number for value, number in ours.by[name].items() if number}
        assert {key: told.get(key) for key in found} == found, name
    for name in LONG:
        found = {ref: number for ref, number, _ in plain[name]}
        told = {ref: ours.by[name][ref] for ref in found}
        assert told == found, name
    assert ours.by["moved"].get("none", 0) == dict(plain["never moved"]).get("none", 0)
    assert ours.by["disagreement"]["any"] == dict(plain["any disagreement"]).get(
        "any", 0
    )


@pytest.mark.parametrize("words", ["synthetic", "organisation person", "sh gr"])
def test_the_same_dialogues_found_by_words(words):
    seen = Dialogue.objects.visible_to(AnonymousUser())
    ours = seen.filter(found_by_words(AnonymousUser(), words))
    plain = raw_words.found(connection.vendor, words.split())
    rows = ask(f"SELECT d.id FROM dialogues_dialogue d WHERE {plain}")
    # Beside open texts ours looks into names that some may know.
    missed = {pk for (pk,) in rows} - set(ours.values_list("pk", flat=True))
    assert rows
    assert not missed


@pytest.mark.parametrize("name", raw_files.FILES)
def test_the_same_rows_of_files(name, client):
    response = client.get(f"/export/{name}.csv")
    lines = b"".join(response.streaming_content).decode().splitlines(keepends=True)
    ours = list(csv.reader(lines))[1:]
    plain = ask(raw_files.FILES[name](connection.vendor))
    assert [row[0] for row in plain] == [row[0] for row in ours]


def test_the_rows_of_a_record_and_of_moves_can_be_asked_for():
    pk = ask("SELECT id FROM dialogues_dialogue ORDER BY id LIMIT 1")[0][0]
    raw_rows.record(ask, pk)
    assert raw_rows.page_of_moves(ask)
