"""Lists and pages of the index: constant queries, hostile text, wrong questions."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.rows import cite
from dialogues.choices import SourceAccess
from dialogues.models import (
    Citation,
    Conflict,
    Meeting,
    Organisation,
    OrganisationRole,
    Participation,
    Person,
    PersonName,
    Source,
)
from tests.browse.pages import page, problems
from tests.cast import (
    OPEN_NAME,
    publish,
    record_of,
)
from tests.index.asking import LISTS, made_in

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'&"


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        page(client, address)
    return len(captured)


def test_lists_and_pages_ask_no_more_for_many_rows(client, ada):
    conflict = Conflict.objects.create(name="Harbour conflict")
    body = Organisation.objects.create(name="Harbour institute")

    def grow(numbers):
        for number in numbers:
            record = publish(record_of(ada, f"Talks number {number}", conflict))
            stay = record.participations.get(person__name=OPEN_NAME)
            own = Person.objects.create(name=f"Keeper number {number}")
            PersonName.objects.create(person=own, name=f"Alias {number}")
            other = Organisation.objects.create(name=f"Body number {number}")
            Participation.objects.create(
                dialogue=record, key="p91", person=own, capacity="official"
            )
            for key, acting in (("o91", body), ("o92", other)):
                OrganisationRole.objects.create(
                    dialogue=record, key=key, organisation=acting
                )
            meeting = Meeting.objects.create(
                dialogue=record, key="t91", place="Harbour", country="NOR", date="1993"
            )
            Meeting.objects.create(
                dialogue=record, key="t92", place=f"Pier {number}", country="NOR"
            )
            meeting.hosts.add(body)
            entry = record.entries.get(source__access=SourceAccess.OPEN)
            cite(record, meeting, [entry])
            cite(record, record.moves.get(), [entry])
            cite(record, stay, [entry])

    grow(range(3))
    shown = Person.objects.get(name=OPEN_NAME)
    source = Source.objects.get(title="Open letter on the talks")
    addresses = [
        *(f"{address}?per_page=100" for address in LISTS),
        *(made.get_absolute_url() for made in (shown, body, conflict)),
        f"{source.get_absolute_url()}?per_page=100",
        "/places/nor/harbour/?per_page=100",
        "/people/?track=2&tracks=perhaps&sort=-dialogues&per_page=100",
        "/moves/?kind=opening&per_page=100",
        "/moves/first-up/",
    ]
    few = [queries(client, address) for address in addresses]
    grow(range(3, 15))
    many = [queries(client, address) for address in addresses]
    assert dict(zip(addresses, many, strict=True)) == dict(
        zip(addresses, few, strict=True)
    )


def test_hostile_text_is_shown_as_text(client, stocked):
    record = stocked["open"]
    Person.objects.filter(name=OPEN_NAME).update(name=HOSTILE, note=HOSTILE)
    shown = Person.objects.get(name=HOSTILE)
    PersonName.objects.create(person=shown, name=f"Ж{HOSTILE}", kind="cover")
    record.participations.update(office=HOSTILE, function_detail=HOSTILE)
    made = made_in(record, "open")
    Organisation.objects.filter(pk=made[0].pk).update(name=HOSTILE, note=HOSTILE)
    Source.objects.filter(pk=made[1].pk).update(
        title=HOSTILE, author=HOSTILE, publisher=HOSTILE, note=HOSTILE
    )
    Conflict.objects.filter(pk=made[2].pk).update(name=HOSTILE, note=HOSTILE)
    Citation.objects.update(note=HOSTILE, locator=HOSTILE, value_given=HOSTILE)
    Meeting.objects.update(place=HOSTILE, title=HOSTILE, country_label=HOSTILE)
    place = record.meetings.get(key="t90").place_url
    pages = [*LISTS, "/moves/?kind=opening", "/moves/first-up/", place]
    pages += [each.get_absolute_url() for each in (shown, *made)]
    for address in pages:
        html = page(client, address)
        assert "<script>alert" not in html, address
        assert problems(html) == [], address
    asked = page(client, f"/people/?q={quote(HOSTILE)}x")
    assert "<script>alert" not in asked


def test_an_empty_index_says_so(client):
    for address in LISTS:
        html = page(client, address)
        assert "is recorded yet" in html
        assert problems(html) == []
    assert "No time can be told" in page(client, "/moves/first-up/")


@pytest.mark.parametrize(
    "query",
    [
        "nmae=x",
        "capacity=sure",
        "sort=size",
        "page=2",
        "per_page=26",
        "q=%07",
        "track=",
    ],
)
def test_a_wrong_question_lists_nothing(client, archive, query):
    html = page(client, f"/people/?{query}", status=400)
    assert "Nothing is listed" in html
    assert OPEN_NAME not in html


def test_a_page_that_is_not_there_is_404(client, stocked):
    source = Source.objects.get(title="Report on the open room")
    assert client.get(f"{source.get_absolute_url()}?page=2").status_code == 404
    assert client.get("/places/nor/harbour-open/?page=x").status_code == 404
    assert client.get("/places/swe/harbour-open/").status_code == 404
    assert client.post("/people/").status_code == 405
