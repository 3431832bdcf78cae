"""Two people at one row, rows that go, and what is said after each."""

from uuid import uuid4

import pytest
from django.http import QueryDict

from dialogues.forms.base import AlreadyMade
from dialogues.forms.people import ParticipationForm
from dialogues.models import Person, Revision
from tests.workspace.entering import (
    fields_of,
    fill,
    said,
    saved,
    url_of,
    words_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


@pytest.fixture
def record(ben, terms_and_draft):
    terms_and_draft.editors.add(ben)
    return terms_and_draft


@pytest.fixture
def side(record):
    return url_of(record, "parties", record.parties.get().key)


@pytest.fixture
def stale(client, side, ada, ben):
    """Ada's form, opened before Ben saved the same row."""
    client.force_login(ada)
    opened = fields_of(client.get(side))
    client.force_login(ben)
    saved(fill(client, side, name="Ben's name", note="Ben's note"))
    client.force_login(ada)
    return opened


def test_a_stale_save_shows_both_versions_and_keeps_what_was_typed(
    client, side, stale, record
):
    response = client.post(side, stale | {"name": "Ada's name", "start": "1993"})
    assert response.status_code == 409
    text = words_of(response)
    assert "ben saved this while you were writing" in text
    assert "Ada's name" in text
    assert "Ben's name" in text
    shown = fields_of(response)
    assert (shown["name"], shown["start"]) == (["Ada's name"], ["1993"])
    assert record.parties.get().name == "Ben's name"


def test_what_i_did_not_touch_is_taken_from_the_other(client, side, stale):
    shown = fields_of(client.post(side, stale | {"name": "Ada's name"}))
    assert shown["take_name"] == ["mine"]
    assert shown["take_note"] == ["saved"]
    assert "take_start" not in shown


def test_the_choices_are_saved(client, side, stale, record):
    shown = fields_of(client.post(side, stale | {"name": "Ada's name"}))
    saved(client.post(side, shown))
    row = record.parties.get()
    assert (row.name, row.note) == ("Ada's name", "Ben's note")


def test_a_third_save_in_between_is_not_overwritten_either(
    client, side, stale, record, ada, ben
):
    shown = fields_of(client.post(side, stale | {"name": "Ada's name"}))
    client.force_login(ben)
    saved(fill(client, side, name="Ben once more"))
    client.force_login(ada)
    assert client.post(side, shown).status_code == 409
    assert record.parties.get().name == "Ben once more"


def test_another_row_changed_meanwhile_is_no_clash(client, side, stale, record):
    opened = fields_of(client.get(url_of(record, "overview")))
    saved(fill(client, side, note="Once more"))
    saved(client.post(url_of(record, "overview"), opened | {"summary": "Talks."}))


def test_the_overview_is_guarded_as_well(client, record, ada, ben):
    url = url_of(record, "overview")
    client.force_login(ada)
    opened = fields_of(client.get(url))
    client.force_login(ben)
    saved(fill(client, url, summary="Ben's summary"))
    client.force_login(ada)
    response = client.post(url, opened | {"title": "Ada's title"})
    assert response.status_code == 409
    shown = fields_of(response)
    assert shown["take_summary"] == ["saved"]
    saved(client.post(url, shown))
    record.refresh_from_db()
    assert (record.title, record.summary) == ("Ada's title", "Ben's summary")


@pytest.mark.parametrize("junk", ["", "[1]", "{", "[" * 100_000, "x" * 300_000])
def test_the_hidden_values_may_be_anything(client, side, stale, junk):
    response = client.post(side, stale | {"name": "A", "opened_with": junk})
    assert response.status_code == 409


def test_removing_says_what_rests_on_a_row(client, side, record, ada):
    client.force_login(ada)
    asked = client.get(f"{side}remove/")
    assert "2 participations to change or remove first" in words_of(asked)
    assert "disabled" in asked.text
    refused = fill(client, f"{side}remove/")
    assert refused.status_code == 422
    assert "Other rows rest on this one" in said(refused)
    assert record.parties.exists()


def test_a_removed_row_stands_in_the_revisions(client, record, ada, ben):
    client.force_login(ben)  # a revision of another hand comes first
    row = record.participations.first()
    url = url_of(record, "participants", row.key)
    assert "1 citation removed with it" in words_of(client.get(f"{url}remove/"))
    page = client.post(
        f"{url}remove/", fields_of(client.get(f"{url}remove/")), follow=True
    )
    assert "is removed. It can be put back below." in words_of(page)
    assert 'class="msgs" role="status"' in page.content.decode()
    assert client.get(url).status_code == 404
    before = Revision.objects.filter(ref=record.ref).order_by("number").first()
    assert row.key in [each["key"] for each in before.document["participations"]]


def test_a_row_changed_meanwhile_is_not_removed_unseen(client, side, stale, record):
    response = client.post(f"{side}remove/", {"opened_at": stale["opened_at"]})
    assert response.status_code == 409
    assert "ben changed this row meanwhile" in words_of(response)
    assert record.parties.exists()


def test_a_save_is_said_in_one_sentence(client, side, ada):
    client.force_login(ada)
    url = saved(fill(client, side, note="New"))
    assert "Party 1 of Draft talks is saved." in words_of(client.get(url))


def test_pages_are_titled_by_row_and_record(client, record, ada):
    client.force_login(ada)
    page = client.get(url_of(record, "turning-points", "m1")).content.decode()
    assert "<title>Turning point 1 of Draft talks | DiploTrack</title>" in page


def test_another_row_of_the_kind_can_follow(client, record, ada):
    client.force_login(ada)
    url = url_of(record, "parties", "new")
    assert saved(fill(client, url, name="Second side", then="another")) == url


def test_unticking_a_source_takes_its_citation_away(client, record, ada):
    client.force_login(ada)
    row = record.participations.first()
    assert row.citations.count() == 1
    saved(fill(client, url_of(record, "participants", row.key), cited=[]))
    assert row.citations.count() == 0


def test_a_reason_goes_when_the_value_comes(client, record, ada):
    client.force_login(ada)
    row = record.participations.first()
    url = url_of(record, "participants", row.key)
    saved(fill(client, url, missing_start="not_disclosed"))
    row.refresh_from_db()
    assert row.missing == {"start": "not_disclosed"}
    saved(fill(client, url, start="1993"))
    row.refresh_from_db()
    assert row.missing == {}


def test_two_windows_of_one_person_are_guarded_too(client, side, record, ada):
    client.force_login(ada)
    opened = fields_of(client.get(side))
    saved(client.post(side, opened | {"name": "From one window"}))
    response = client.post(side, opened | {"name": "From the other"})
    assert response.status_code == 409
    assert "You saved this while you were writing" in words_of(response)


def test_the_same_form_sent_at_the_same_moment_makes_one_row_and_person(record, ada):
    once = uuid4()
    data = QueryDict(mutable=True)
    data.update({"opened_at": record.version, "once": once, "person": "Terje Larsen"})
    data.update({"capacity": "unofficial", "identity": "open", "number": "1"})
    data.update({"number_is": "exactly"})
    forms = [ParticipationForm(data, record=record, user=ada) for _ in range(2)]
    assert all(form.is_valid() for form in forms), forms[0].errors
    row = forms[0].save()
    with pytest.raises(AlreadyMade) as again:
        forms[1].save()
    assert again.value.row == row
    assert Person.objects.filter(name="Terje Larsen").count() == 1
