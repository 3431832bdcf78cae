"""Where words were found: marks in titles, the fewest places that have the rest."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.derive import derive
from dialogues.models import Dialogue
from dialogues.search import found_by_words, hits
from tests.browse.pages import page
from tests.cast import (
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)

pytestmark = pytest.mark.django_db

PROSE = (
    "The parties met in a boathouse. "
    + "Nothing is known of what was said there by whom. " * 6
    + "In the end <both> sides left by ferry."
)


@pytest.fixture
def talks(published_talks) -> Dialogue:
    published_talks.summary = PROSE
    published_talks.save()
    derive(published_talks)
    return published_talks


def told(record, user, text: str) -> list[tuple[str, str]]:
    hit = hits([record], user, text)[record.pk]
    return [(each.label, str(each.text)) for each in hit.snippets]


def test_words_of_the_title_are_marked_there_and_nowhere_else(talks, anyone):
    hit = hits([talks], anyone, "talks op")[talks.pk]
    assert hit.title_marked == "<mark>Op</mark>en <mark>talks</mark>"
    assert hit.snippets == []


def test_each_other_word_has_one_place(talks, anyone):
    assert told(talks, anyone, "ottoline first talks") == [
        ("Participant", "<mark>Ottoline</mark> Marchbanks"),
        ("Party", "<mark>First</mark> side"),
    ]
    assert told(talks, anyone, "letter conflict") == [
        ("Conflict", "<mark>Conflict</mark> of Open talks"),
        ("Source", "Open <mark>letter</mark> on the talks"),
    ]


def test_a_place_with_more_of_the_words_is_told_first(talks, anyone):
    talks.outcomes.create(key="u90", title="Charter of the sides", kind="other")
    assert told(talks, anyone, "sides charter") == [
        ("Outcome", "<mark>Charter</mark> of the <mark>sides</mark>")
    ]


def test_prose_is_cut_around_the_word(talks, anyone):
    ((label, text),) = told(talks, anyone, "ferry both")
    assert label == "Summary"
    assert text.startswith("… ")
    assert text.endswith("&lt;<mark>both</mark>&gt; sides left by <mark>ferry</mark>.")
    assert len(text) < 300
    assert told(talks, anyone, "boathouse")[0][1].startswith("The parties met in a")


@pytest.mark.parametrize("who", ["anyone", "reader", "ben", "ada", "cora"])
def test_places_tell_only_what_the_reader_may_know(talks, person_of, who):
    user = person_of(who)
    author = who in ("ada", "cora")
    for text, expected in (
        (PROTECTED_NAME, "<mark>Zubayr</mark> <mark>Quillfeather</mark>"),
        (RESTRICTED_TITLE.split()[0], "<mark>Minutes</mark> of the unlit room"),
    ):
        places = [text for _, text in told(talks, user, text)]
        assert places == ([expected] if author else [])
    hit = hits([talks], user, PROTECTED_ALIAS)[talks.pk]
    whose = [(str(each.text), each.of) for each in hit.snippets]
    marked = "<mark>Grey</mark> <mark>Heron</mark>"
    assert whose == ([(marked, PROTECTED_NAME)] if author else [])


@pytest.mark.parametrize("who", ["anyone", "cora"])
def test_the_list_says_where_words_were_found(talks, client, request, who):
    sign_in(client, request, who)
    html = page(client, "/dialogues/?q=open+first+boat")
    assert "<mark>Open</mark> talks" in html
    assert "<mark>First</mark> side" in html
    assert "<mark>boat</mark>house" in html
    assert "sides left" not in html  # far from the word
    html = page(client, "/dialogues/?q=open+heron")
    assert ("Grey <mark>Heron</mark>" in html) == (who == "cora")


def test_many_records_ask_no_more_than_one(ada, anyone):
    def queries() -> int:
        records = Dialogue.objects.visible_to(anyone)
        with CaptureQueriesContext(connection) as captured:
            found = hits(records, anyone, "ottoline letter side")
        assert len(found) == len(records)
        assert all(len(hit.snippets) == 3 for hit in found.values())
        return len(captured)

    publish(record_of(ada, "First talks"))
    few = queries()
    for number in range(5):
        publish(record_of(ada, f"More talks {number}"))
    assert queries() == few


def test_finding_asks_at_most_three_questions(archive, anyone, ada, cora):
    for user in (anyone, ada, cora):
        for text in ("talks", "zubayr", "zubayr talks letter"):
            list(user.groups.all()) if user.is_authenticated else None
            with CaptureQueriesContext(connection) as captured:
                list(Dialogue.objects.filter(found_by_words(user, text)))
            assert len(captured) <= 3 + user.is_authenticated
