"""Rows edited where they stand: what is asked for and what comes back."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import Capacity, MoveKind
from dialogues.models import Dialogue, Meeting, Move, Participation, Person
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    add,
)
from tests.workspace.entering import fields_of, saved, url_of, words_of

pytestmark = pytest.mark.django_db

HX = {"HX-Request": "true"}


@pytest.fixture
def record(draft):
    return draft


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return client


def typed_into(client, url, **typed):
    """The values of a form opened on a page of its own, with some filled in."""
    return fields_of(client.get(url)) | typed


def events_of(response) -> dict:
    return json.loads(response["HX-Trigger"])


def ids_of(response) -> list[str]:
    return re.findall(r'id="([\w-]+)"', response.content.decode())


def test_a_form_asked_for_in_its_list_is_a_row_and_not_a_page(page, record):
    url = url_of(record, "parties", record.parties.get().key)
    text = page.get(url, headers=HX).content.decode()
    assert "<html" not in text
    assert 'hx-target="closest li"' in text
    assert "autofocus" in text
    assert "<html" in page.get(url).content.decode()


def test_two_new_forms_on_one_page_share_no_id(page, record):
    url = url_of(record, "parties", "new")
    one, other = (page.get(url, headers=HX) for _ in range(2))
    assert not set(ids_of(one)) & set(ids_of(other))


def test_a_refused_form_keeps_its_ids_so_that_the_keyboard_stays(page, record):
    url = url_of(record, "parties", "new")
    opened = page.get(url, headers=HX)
    number = re.search(r'name="once" value="([\w-]+)"', opened.content.decode())[1]
    typed = {"opened_at": record.version, "once": number, "name": ""}
    refused = page.post(url, typed, headers=HX)
    assert refused.status_code == 422
    assert f'id="new{number[:8]}_name"' in refused.content.decode()


@pytest.mark.parametrize("number", ["%s", "{% x %}", "<b>"])
def test_a_number_that_is_none_is_refused_in_its_place(page, record, number):
    typed = {"opened_at": record.version, "once": number, "name": "Third side"}
    refused = page.post(url_of(record, "parties", "new"), typed, headers=HX)
    assert refused.status_code == 422
    assert number not in "".join(ids_of(refused))
    assert "Open it anew" in words_of(refused)


def test_a_saved_row_comes_back_alone_with_what_tells_of_the_whole(page, record):
    party = record.parties.get()
    url = url_of(record, "parties", party.key)
    answer = page.post(url, typed_into(page, url, name="Second side"), headers=HX)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Second side" in text
    assert f'id="{record.participations.first().key}"' not in text
    for whole in ("ws-side", "ws-nav", "ws-version", "n-parties"):
        assert f'id="{whole}"' in text
    assert events_of(answer)["rows-ordered"]["keys"] == [party.key]


def test_saving_one_of_many_rows_sends_no_more_than_saving_one_of_few(page, record):
    url = url_of(record, "parties", record.parties.get().key)

    def answer(name):
        return page.post(url, typed_into(page, url, name=name), headers=HX)

    few = len(answer("One").content)
    for number in range(60):
        person = Person.objects.create(name=f"Invented Delegate {number}")
        add(record, Participation, person=person, capacity=Capacity.UNOFFICIAL)
    assert len(answer("Two").content) < few + 6000  # the seats, a glyph each


def test_the_next_form_is_asked_for_by_the_link_of_its_row(page, record):
    first, second = record.participations.all()
    url = url_of(record, "participants", first.key)
    answer = page.post(url, typed_into(page, url, then="next"), headers=HX)
    assert events_of(answer)["open-next"] == f"edit-{second.key}"
    url = url_of(record, "parties", "new")
    answer = page.post(url, typed_into(page, url, name="X", then="another"), headers=HX)
    assert events_of(answer)["open-next"] == "add-parties"


def test_without_a_script_the_next_form_is_the_next_page(page, record):
    first, second = record.participations.all()
    url = url_of(record, "participants", first.key)
    to = saved(page.post(url, typed_into(page, url, then="next")))
    assert to == url_of(record, "participants", second.key)
    url = url_of(record, "participants", second.key)
    to = saved(page.post(url, typed_into(page, url, then="next")))
    assert to == url_of(record) + "#participants"


def test_a_new_date_tells_the_list_its_order_and_the_rows_that_say_otherwise(
    page, record
):
    up = add(record, Move, kind=MoveKind.TRACK_CHANGE, date="1994", to_track="1")
    down = add(record, Move, kind=MoveKind.TRACK_CHANGE, date="1996", to_track="2")
    record.save()
    url = url_of(record, "turning-points", up.key)
    answer = page.post(url, typed_into(page, url, to_track="1.5"), headers=HX)
    text = answer.content.decode()
    assert f'id="{down.key}"' in text  # it now comes from Track 1.5
    assert 'id="ws-path"' in text
    url = url_of(record, "turning-points", "new")
    new = typed_into(page, url, kind="pause", date="1995")
    keys = events_of(page.post(url, new, headers=HX))["rows-ordered"]["keys"]
    assert keys.index(up.key) < keys.index("m4") < keys.index(down.key)


def test_a_closed_form_leaves_the_row_as_it_is_stored(page, record):
    url = url_of(record, "turning-points", "m1", "card")
    text = page.get(url, headers=HX).content.decode()
    assert "Opening" in text
    assert 'id="ws-path"' in text
    assert page.get(url).status_code == 302


def test_a_row_like_another_is_filled_in_and_not_saved(page, record):
    first = record.participations.first()
    url = f"{url_of(record, 'participants', 'new')}?like={first.key}"
    opened = page.get(url)
    values = fields_of(opened)
    assert values["office"] == ["keeper of the lighthouse"]
    assert values["person_is"] == [first.person.ref]
    assert record.participations.count() == 2
    saved(page.post(url, values | {"start": "1993"}))
    assert record.participations.filter(person=first.person).count() == 2


def test_a_large_record_opens_in_as_many_queries_as_a_small_one(page, record):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert page.get(url_of(record)).status_code == 200
        return len(found)

    add(record, Meeting, date="1993")
    before = queries()
    for number in range(200):
        person = Person.objects.create(name=f"Invented Delegate {number}")
        add(record, Participation, person=person, capacity=Capacity.UNOFFICIAL)
    for number in range(100):
        add(record, Meeting, number=number, date="1993")
    for number in range(60):
        add(record, Move, kind=MoveKind.OTHER, date=str(1993 + number // 10))
    assert queries() == before


def test_a_form_in_its_list_takes_few_queries_whatever_the_size(page, record):
    url = url_of(record, "turning-points", "m1")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            page.get(url, headers=HX)
        return len(found)

    before = queries()
    for number in range(60):
        add(record, Move, kind=MoveKind.OTHER, date=str(1993 + number // 10))
    assert queries() == before


def test_every_section_says_what_it_lacks_and_why_it_matters(page, record):
    text = words_of(page.get(url_of(record)))
    assert (
        "Row 1 has no source. Cite one that supports it, or say why there is none."
        in text
    )
    assert "Which tracks it was on, when and for how long is counted" in text
    assert Dialogue.objects.get(pk=record.pk).version == record.version


def test_the_preview_withholds_from_its_author_what_readers_may_not_know(page, record):
    url = url_of(record, "preview")
    assert PROTECTED_NAME in page.get(url_of(record)).content.decode()
    text = page.get(url).content.decode()
    assert "Preview." in text
    assert OPEN_NAME in text
    for hidden in (PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE):
        assert hidden not in text
