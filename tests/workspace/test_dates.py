"""Dates in forms: read, meant, put in, remarked on; never taken in silence."""

import re

import pytest
from django.urls import reverse

from dialogues.actions.consistency import record_remarks, row_remarks
from dialogues.actions.rows import new_key
from dialogues.choices import Capacity, ReviewStatus
from dialogues.models import Dialogue, Meeting, Move, Participation
from tests.cast import person
from tests.workspace.entering import (
    at,
    fields_of,
    fill,
    saved,
    url_of,
    words_of,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/workspace/dates/"


@pytest.fixture
def record(terms_and_draft) -> Dialogue:
    return terms_and_draft


@pytest.fixture
def author(client, ada):
    client.force_login(ada)
    return client


def ask(client, record=None, **values):
    about = {"record": record.ref} if record else {}
    return client.get(ADDRESS, {"field": "date"} | about | values)


def uses(response) -> list[tuple[str, str]]:
    """The kind of each button that puts in a date, and what it puts in."""
    page = response.content.decode()
    return re.findall(r'type="(\w+)" name="use_date"\s+value="([^"]*)"', page)


# The answer while typing


def test_a_date_is_read_back_as_a_part_of_a_page(author, record):
    response = ask(author, record, of="moves", text="1993-05")
    assert response.status_code == 200
    assert "<html" not in response.content.decode()
    assert words_of(response) == "May 1993, day not known: between 1 and 31 May 1993"


def test_a_wording_is_answered_with_what_may_be_meant(author, record):
    response = ask(author, record, of="meetings", text="12/04/1985")
    assert uses(response) == [
        ("button", "date=1985-04-12"),
        ("button", "date=1985-12-04"),
    ]
    assert "Use 1985-04-12 : 12 April 1985" in words_of(response)
    assert "cannot be read as a date" in words_of(response)


def test_what_no_wording_fits_is_answered_with_how_to_write_it(author, record):
    said = words_of(ask(author, record, of="meetings", text="round 3"))
    assert "Write year-month-day" in said
    assert words_of(ask(author, record, of="meetings", text="  ")) == ""


def test_a_date_is_read_for_a_record_that_is_not_begun_yet(author):
    assert words_of(ask(author, text="1993", field="start")).startswith("1993")


def test_what_is_typed_is_written_as_text(author):
    page = ask(author, field='"><script>', text="May 1993").content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;=1993-05" in page


def test_a_date_is_compared_as_it_is_typed(author, record):
    remark = "This is before the opening (December 1992)."
    asked = {"of": "moves", "text": "1991"}
    assert remark in words_of(ask(author, record, **asked))
    assert remark not in words_of(ask(author, record, standing="attempted", **asked))
    first = ask(author, record, row="m1", **asked)
    assert remark not in words_of(first)


def test_the_end_of_a_stay_is_compared_with_its_start_as_typed(author, record):
    asked = {"of": "participations", "field": "end", "text": "1993-01"}
    said = words_of(ask(author, record, start="1993-05", **asked))
    assert "This is before its own start (May 1993)." in said
    assert "own start" not in words_of(ask(author, record, start="1993", **asked))


def test_the_end_in_the_overview_is_compared_with_the_opening(author, record):
    said = words_of(ask(author, record, of="record", field="end", text="1990"))
    assert "This is before the opening (December 1992)." in said


def test_only_those_who_enter_records_are_answered(client, reader):
    assert ask(client, text="1993").status_code == 302
    client.force_login(reader)
    assert ask(client, text="1993").status_code == 403


def test_a_record_answers_only_those_who_may_change_it(client, record, ben):
    client.force_login(ben)
    asked = {"of": "meetings", "text": "1993"}
    assert ask(client, record, **asked).status_code == 404
    Dialogue.objects.filter(pk=record.pk).update(
        review_status=ReviewStatus.PUBLISHED, public_from="2000-01-01"
    )
    assert ask(client, record, **asked).status_code == 403


@pytest.mark.parametrize(
    "odd",
    [
        {"of": "no-such"},
        {"of": "meetings", "row": "t99"},
        {"of": "meetings", "record": ""},
        {},
    ],
)
def test_what_is_not_there_is_not_found(author, record, odd):
    asked = {"field": "date", "text": "1993", "record": record.ref} | odd
    assert author.get(ADDRESS, asked).status_code == 404


@pytest.mark.parametrize("odd", ["\x07", "x" * 5000, "\u202e1993", "9" * 100])
def test_odd_texts_are_answered_in_words(author, record, odd):
    response = ask(
        author, record, of="meetings", text=odd, number=odd, kind=odd, start=odd
    )
    assert response.status_code == 200
    assert words_of(response)


def test_only_reading_is_possible(author):
    assert author.post(ADDRESS, {"text": "1993"}).status_code == 405


# The form as it opens


def test_a_form_opens_with_the_reading_and_the_remarks(author, record):
    row = record.participations.first()
    Participation.objects.filter(pk=row.pk).update(start="1980")
    page = words_of(author.get(url_of(record, "participants", row.key)))
    assert "1980: between 1 January and 31 December 1980" in page
    assert "This is long before the opening (December 1992)." in page


def test_a_date_field_carries_the_address_that_answers(author, record):
    page = author.get(url_of(record, "turning-points", "m1")).content.decode()
    (address,) = re.findall(r'id="id_date_read"[^>]*data-date-says="([^"]*)"', page)
    response = author.get(address.replace("&amp;", "&"), {"text": "1993"})
    assert response.status_code == 200
    assert f"record={record.ref}" in address
    assert "of=moves" in address
    assert "row=m1" in address


@pytest.mark.parametrize(
    "kind",
    ["turning-points", "parties", "participants", "organisations", "meetings"]
    + ["track-claims", "secrecy", "outcomes", "links"],
)
def test_every_date_field_of_every_form_has_an_address_that_answers(
    author, record, kind
):
    page = author.get(url_of(record, kind, "new")).content.decode()
    addresses = re.findall(r'data-date-says="([^"]*)"', page)
    assert addresses
    for address in addresses:
        response = author.get(address.replace("&amp;", "&") + "&text=1993-05")
        assert "May 1993" in words_of(response)


def test_a_form_takes_the_same_queries_however_long_the_record_is(
    author, record, django_assert_max_num_queries, ada
):
    row = record.participations.first()
    address = url_of(record, "participants", row.key)
    with django_assert_max_num_queries(60) as short:
        author.get(address)
    for number in range(20):
        add_row(record, Participation, unnamed_as=f"guest {number}", start="1993")
    with django_assert_max_num_queries(len(short)):
        author.get(address)


# Without a script


def test_a_refused_date_comes_back_with_buttons_that_put_it_in(author, record):
    response = fill(
        author, url_of(record, "parties", "new"), name="x", start="May 1993"
    )
    assert response.status_code == 422
    assert uses(response) == [("submit", "start=1993-05")]
    assert words_of(response).count("This cannot be read as a date.") == 2


def test_the_enter_key_does_not_take_a_suggestion(author, record):
    """The first button of a form is the one that the Enter key presses."""
    response = fill(
        author, url_of(record, "parties", "new"), name="x", start="May 1993"
    )
    form = response.content.decode().partition('id="main"')[2].partition("<form")[2]
    first = re.search(r"<button[^>]*>", form)[0]
    assert first == '<button type="submit" hidden>'


def test_a_suggestion_is_put_in_and_not_saved(author, record):
    url, before = url_of(record, "parties", "new"), record.parties.count()
    typed = {"name": "Third side", "note": "kept", "start": "May 1993"}
    refused = fill(author, url, **typed)
    put_in = author.post(url, fields_of(refused) | {"use_date": "start=1993-05"})
    assert record.parties.count() == before
    shown = fields_of(put_in)
    assert (shown["start"], shown["note"]) == (["1993-05"], ["kept"])
    assert "May 1993, day not known" in words_of(put_in)
    assert "Put in, and not saved yet." in words_of(put_in)
    assert 'data-guard="unsaved"' in put_in.content.decode()
    assert "is not saved:" not in words_of(put_in)
    saved(author.post(url, shown))
    assert record.parties.get(name="Third side").start == "1993-05"


def test_a_suggestion_is_put_into_a_row_that_is_there(author, record):
    url = url_of(record, "turning-points", "m1")
    refused = fill(author, url, date="May 1992")
    put_in = author.post(url, fields_of(refused) | {"use_date": "date=1992-05"})
    assert record.moves.get().date == "1992-12"
    saved(author.post(url, fields_of(put_in)))
    assert record.moves.get().date == "1992-05"


def test_a_suggestion_is_put_into_the_overview_and_a_new_record(author, record):
    overview = url_of(record, "overview")
    refused = fill(author, overview, end="late 1993")
    wide = "end=[1993-09..1993-12]"
    assert ("submit", wide) in uses(refused)
    put_in = author.post(overview, fields_of(refused) | {"use_date": wide})
    assert fields_of(put_in)["end"] == ["[1993-09..1993-12]"]
    record.refresh_from_db()
    assert record.end == ""
    before = Dialogue.objects.of(author_of(record)).count()
    new = reverse("dialogue_new")
    refused = fill(author, new, title="New talks", start="c. 1993", first_track="2")
    assert uses(refused) == [("submit", "start=1993~")]
    put_in = author.post(new, fields_of(refused) | {"use_date": "start=1993~"})
    assert fields_of(put_in)["start"] == ["1993~"]
    assert Dialogue.objects.of(author_of(record)).count() == before


@pytest.mark.parametrize("odd", ["", "start", "=1993", "no_such=1993"])
def test_a_suggestion_of_nothing_changes_nothing(author, record, odd):
    url = url_of(record, "parties", "new")
    saved(author.post(url, at(record, name="x", kind="guest", use_date=odd)))


def author_of(record):
    return record.created_by


# The remarks on a record


def add_row(record, model, **values):
    row = model(dialogue=record, key=new_key(record, model), **values)
    row.position = model.objects.filter(dialogue=record).count() + 1
    row.save()
    return row


def test_a_record_lists_what_is_odd_about_its_dates(record, ada):
    official = person("Nazim Qadir")
    for start, end in (("1993-01", "1993-06"), ("1993-03", "1994")):
        add_row(
            record,
            Participation,
            person=official,
            start=start,
            end=end,
            capacity=Capacity.OFFICIAL,
        )
    add_row(record, Meeting, number=2, date="1993-03")
    add_row(record, Meeting, number=3, date="1993-02")
    found = record_remarks(record, ada)
    assert [each.key[0] for each in found] == ["p", "p", "t", "t"]
    assert found[1].sentence == (
        "Their other stay (January–June 1993) overlaps with this one."
    )


def test_the_same_person_is_not_told_to_whom_the_name_is_hidden(record, ada, anyone):
    hidden = record.participations.get(identity="protected")
    Participation.objects.filter(pk=hidden.pk).update(start="1993-01", end="1993-06")
    second = add_row(
        record,
        Participation,
        person=hidden.person,
        identity="protected",
        start="1993-03",
        end="1994",
    )
    assert len(record_remarks(record, ada)) == 2
    assert record_remarks(record, anyone) == ()
    assert row_remarks(record, anyone, "participations", second.key, {}) == ()


def test_a_row_is_compared_without_being_changed(record, ada):
    row_remarks(record, ada, "moves", "m1", {"date": "1999", "standing": "attempted"})
    move = Move.objects.get(dialogue=record)
    assert (move.date, move.standing) == ("1992-12", "realised")


def test_the_remarks_take_the_same_queries_however_long_the_record_is(
    record, ada, django_assert_num_queries
):
    for number in range(20):
        add_row(record, Meeting, number=number + 1, date=f"19{70 + number}")
        add_row(record, Participation, unnamed_as=f"guest {number}", start="1993")
    record_remarks(record, ada)  # The roles of a user are looked up once.
    with django_assert_num_queries(5):
        record_remarks(record, ada)
