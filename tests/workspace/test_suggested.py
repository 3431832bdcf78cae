"""The panel of suggested tracks: what would change them, and the sentence in place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.changes import changing
from dialogues.actions.rows import cite
from dialogues.choices import Capacity
from dialogues.models import Dialogue, Participation, Party
from tests.cast import OPEN_NAME, add, person, publish, record_of
from tests.workspace.entering import fields_of, said, saved, url_of, words_of

pytestmark = pytest.mark.django_db


def sat(record, name: str, side: Party, capacity: Capacity) -> Participation:
    with changing(dialogue_id=record.pk, by=record.created_by) as record:
        return add(
            record,
            Participation,
            person=person(name),
            party=side,
            capacity=capacity,
            position=9,
        )


@pytest.fixture
def record(ada, ben):
    """Coded Track 2; a mandated delegate sat with two unofficial people."""
    record = record_of(ada, "Harbour talks")
    record.editors.add(ben)
    with changing(dialogue_id=record.pk, by=ada) as record:
        other = add(record, Party, name="Second side", position=2)
    sat(record, "Balthasar Thistlewood", other, Capacity.MANDATED)
    return Dialogue.objects.get(pk=record.pk)


@pytest.fixture
def panel(client, record, ada):
    """The panel as a part of the page, asked for anew each time."""
    client.force_login(ada)

    def get() -> str:
        page = client.get(url_of(record)).text
        return page.partition('id="suggested"')[2].partition("</section>")[0]

    return get


def plain(text: str) -> str:
    class Page:
        content = text.encode()

    return words_of(Page)


def sentence_url(record) -> str:
    return url_of(record, "justify", "m1")


def test_what_would_change_it_names_those_who_decide_and_leads_to_their_rows(
    panel, record
):
    text = panel()
    row = record.participations.get(person__name="Balthasar Thistlewood")
    assert (
        "If Balthasar Thistlewood took part unofficially, it would be Track 2"
        in plain(text)
    )
    assert f'<a href="#{row.key}">Balthasar Thistlewood</a>' in text


def test_people_who_are_not_settled_are_said_first(panel, record):
    assert "Not settled" not in plain(panel())
    row = record.participations.get(person__name=OPEN_NAME)
    Participation.objects.filter(pk=row.pk).update(capacity="unknown")
    text = panel()
    words = plain(text)
    assert f"Not settled is the capacity of {OPEN_NAME}" in words
    assert words.index("Not settled") < words.index("you coded")
    assert f'<a href="#{row.key}">{OPEN_NAME}</a>' in text


def test_many_who_decide_are_counted_after_the_first_names(panel, record):
    side = record.parties.get(name="First side")
    for number in range(9):
        sat(record, f"Person {'abcdefghi'[number]}", side, Capacity.UNOFFICIAL)
    assert "and 5 others represented a side" in plain(panel())


def test_a_mismatch_asks_for_a_sentence_in_place(client, panel, record):
    assert "Why Track 2 is right" in plain(panel())
    page = client.get(url_of(record))
    typed = fields_of(page) | {"justification": "The delegate came as a guest."}
    response = client.post(sentence_url(record), typed)
    assert saved(response) == f"{url_of(record)}#suggested"
    assert record.moves.get().justification == "The delegate came as a guest."
    words = plain(panel())
    assert "Why coded otherwise. The delegate came as a guest." in words
    assert "Change the sentence" in words


def test_a_mismatch_is_not_coloured_as_a_fault(panel):
    text = panel()
    assert not any(word in text for word in ("fault", "warn", "field-bad", "alert"))


def test_where_both_agree_nothing_is_asked(panel, record):
    record.participations.update(capacity="unofficial")
    words = plain(panel())
    assert "agrees with yours" in words
    assert "is right" not in words


def test_the_checklist_leads_to_the_sentence(client, record, panel):
    page = client.get(url_of(record)).text
    assert f'href="{url_of(record)}#why-m1"' in page
    assert 'id="why-m1"' in page


def test_only_the_sentence_is_changed(client, record, ada):
    move = record.moves.get()
    with changing(dialogue_id=record.pk, by=ada) as changed:
        cite(changed, move, changed.entries.all())
    before = record.citations.count()
    client.force_login(ada)
    page = client.get(sentence_url(record))
    saved(client.post(sentence_url(record), fields_of(page) | {"justification": "So."}))
    move.refresh_from_db()
    assert (move.justification, move.date, move.to_track) == ("So.", "1992-12", "2")
    assert record.citations.count() == before > 0


@pytest.mark.parametrize("typed", ["", "  ", "A \u202e B", "x" * 20_001])
def test_a_sentence_that_is_refused_stays_in_the_form(client, record, ada, typed):
    client.force_login(ada)
    page = client.get(sentence_url(record))
    response = client.post(
        sentence_url(record), fields_of(page) | {"justification": typed}
    )
    assert response.status_code == 422
    assert "The sentence is not saved" in said(response)
    assert fields_of(response)["justification"] == [typed]
    assert record.moves.get().justification == ""


def test_a_stale_sentence_shows_both_and_keeps_what_was_typed(client, record, ada, ben):
    client.force_login(ada)
    opened = fields_of(client.get(url_of(record)))
    client.force_login(ben)
    page = fields_of(client.get(sentence_url(record)))
    saved(client.post(sentence_url(record), page | {"justification": "Ben's."}))
    client.force_login(ada)
    response = client.post(sentence_url(record), opened | {"justification": "Ada's."})
    assert response.status_code == 409
    assert "ben saved this while you were writing" in words_of(response)
    shown = fields_of(response)
    assert shown["justification"] == ["Ada's."]
    assert record.moves.get().justification == "Ben's."
    saved(client.post(sentence_url(record), shown | {"take_justification": "mine"}))
    assert record.moves.get().justification == "Ada's."


@pytest.mark.parametrize(
    ("who", "status"), [("reader", 404), ("ben", 200), ("ada", 200), ("cora", 200)]
)
def test_who_may_write_the_sentence(client, record, person_of, who, status):
    client.force_login(person_of(who))
    assert client.get(sentence_url(record)).status_code == status


def test_whoever_may_only_read_may_not_write_it(client, record, reader, ada):
    publish(record)
    client.force_login(reader)
    assert client.get(sentence_url(record)).status_code == 403
    client.force_login(ada)
    assert client.post(sentence_url(record), {"justification": "x"}).status_code == 403


def test_a_row_that_is_not_there_or_has_no_track_is_not_found(client, record, ada):
    client.force_login(ada)
    with changing(dialogue_id=record.pk, by=ada) as changed:
        add(changed, type(record.moves.get()), kind="pause", date="1994", position=2)
    for key in ("m2", "m9", "p1"):
        assert client.get(url_of(record, "justify", key)).status_code == 404


def test_more_people_and_stretches_need_no_more_queries(
    client, record, ada, django_assert_max_num_queries
):
    client.force_login(ada)
    with CaptureQueriesContext(connection) as before:
        client.get(url_of(record))
    side = record.parties.first()
    for number in range(5):
        sat(record, f"Person {'abcde'[number]}", side, Capacity.PRIVATE)
    with django_assert_max_num_queries(len(before)):
        client.get(url_of(record))
    asked = [q["sql"] for q in before if "participation_functions" in q["sql"]]
    assert len(asked) == 2, "once for the suggestions, once for the list"
