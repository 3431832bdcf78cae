"""The index tells nothing that a record hides: no name, source, draft or count."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.rows import cite
from dialogues.choices import Identity, SourceAccess
from dialogues.models import (
    Citation,
    Conflict,
    Dialogue,
    Link,
    Meeting,
    Organisation,
    OrganisationRole,
    Participation,
    Person,
    PersonName,
    Source,
    SourceEntry,
)
from tests.browse.pages import page, problems
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)

pytestmark = pytest.mark.django_db

LISTS = ("/people/", "/organisations/", "/conflicts/", "/sources/", "/places/")
OUTSIDERS = ("anyone", "reader", "ben")
INSIDERS = ("ada", "cora")
HOSTILE = "<script>alert(1)</script>\"'&"


@pytest.fixture
def stocked(archive) -> dict[str, Dialogue]:
    """The archive; each record with a body, a meeting and a source of its own."""
    for name, record in archive.items():
        body = Organisation.objects.create(name=f"Institute of the {name} room")
        role = OrganisationRole.objects.create(
            dialogue=record, key="o90", organisation=body, start="1993"
        )
        Meeting.objects.create(
            dialogue=record,
            key="t90",
            date="1993-05",
            place=f"Harbour {name}",
            country="NOR",
        )
        source = Source.objects.create(title=f"Report on the {name} room", kind="book")
        entry = SourceEntry.objects.create(dialogue=record, key="s90", source=source)
        Citation.objects.create(
            dialogue=record, key="e90", entry=entry, organisation_role=role
        )
    return archive


def made_in(record: Dialogue, name: str) -> list:
    """What stands in one record alone and has a page."""
    return [
        Organisation.objects.get(name=f"Institute of the {name} room"),
        Source.objects.get(title=f"Report on the {name} room"),
        record.conflicts.get(),
    ]


@pytest.mark.parametrize("who", [*OUTSIDERS, *INSIDERS])
def test_what_only_a_hidden_record_holds_is_listed_for_nobody_else(
    stocked, client, request, who
):
    sign_in(client, request, who)
    inside = who in INSIDERS
    html = "".join(page(client, f"{address}?per_page=100") for address in LISTS)
    for name, record in stocked.items():
        expected = inside or name == "open"
        for made in made_in(record, name):
            assert (str(made) in html) is expected, made
            status = 200 if expected else 404
            assert client.get(made.get_absolute_url()).status_code == status
        place = record.meetings.get(key="t90").place_url
        assert (place in html) is expected
        assert client.get(place).status_code == (200 if expected else 404)
        assert (record.title in html) is expected


@pytest.mark.parametrize("who", OUTSIDERS)
def test_a_withheld_name_has_no_page_and_no_row(stocked, client, request, who):
    sign_in(client, request, who)
    hidden = Person.objects.get(name=PROTECTED_NAME)
    shown = Person.objects.get(name=OPEN_NAME)
    restricted = Source.objects.get(title=RESTRICTED_TITLE)
    record = stocked["open"]
    pages = [made.get_absolute_url() for made in (shown, *made_in(record, "open"))]
    pages += [*LISTS, "/people/?capacity=unofficial", "/people/?sort=-dialogues"]
    pages += [f"/people/?dialogue={record.ref}"]
    for address in pages:
        html = page(client, address)
        for secret in (PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE, hidden.ref):
            assert secret not in html, (address, secret)
    for made in (hidden, restricted):
        missing = client.get(type(made)(ref="X99999").get_absolute_url())
        there = client.get(made.get_absolute_url())
        assert (there.status_code, missing.status_code) == (404, 404)
        assert told(there) == told(missing)
    for words in (PROTECTED_NAME, PROTECTED_ALIAS, "Quillfeather"):
        assert "No person matches" in page(client, f"/people/?q={words}")
    assert "No source matches" in page(client, f"/sources/?q={RESTRICTED_TITLE}")
    assert count(page(client, "/people/?capacity=unofficial")) == (1, 1)


def told(response) -> str:
    """What a page says, without the token of the form that signs out."""
    return re.sub(r'value="\w{64}"', "", response.content.decode())


def count(html: str) -> tuple[int, int]:
    """What the bar says: so many of so many."""
    found = re.search(r'<b class="num">(\d+)</b> of (\d+) ', html)
    return int(found[1]), int(found[2])


def test_the_author_and_the_curator_find_the_withheld(stocked, client, request):
    hidden = Person.objects.get(name=PROTECTED_NAME)
    for who in INSIDERS:
        sign_in(client, request, who)
        html = page(client, hidden.get_absolute_url())
        assert PROTECTED_NAME in html
        assert html.count("In the record, with sources") == 3
        assert RESTRICTED_TITLE in page(client, "/sources/")


def test_a_person_open_elsewhere_is_not_told_where_the_name_is_withheld(
    client, stocked, ada
):
    other = publish(record_of(ada, "Second talks"))
    other.participations.filter(person__name=PROTECTED_NAME).update(
        identity=Identity.OPEN
    )
    person = Person.objects.get(name=PROTECTED_NAME)
    html = page(client, person.get_absolute_url())
    assert "Second talks" in html
    assert "Open talks" not in html
    listed = page(client, "/people/?q=Quillfeather")
    assert "Second talks" in listed
    assert "Open talks" not in listed
    asked = f"/people/?q=Quillfeather&dialogue={stocked['open'].ref}"
    assert "No person matches" in page(client, asked)


def test_a_source_does_not_tell_whom_it_speaks_of(client, stocked):
    """A statement on a withheld stay is neither shown nor counted; as in the record."""
    record = stocked["open"]
    entry = record.entries.get(key="s90")
    row = record.participations.get(person__name=PROTECTED_NAME)
    Citation.objects.create(
        dialogue=record, key="e91", entry=entry, participation=row, stance="contradicts"
    )
    html = page(client, entry.source.get_absolute_url())
    assert "1 statement</span>" in html
    assert f"#{row.key}" not in html
    assert "contradicts" not in html
    assert "No source matches" in page(client, "/sources/?says=contradicts")
    entry.source.entries.get().citations.filter(key="e90").delete()
    assert "No statement" in page(client, entry.source.get_absolute_url())
    assert entry.source.title in page(client, "/sources/?says=nothing")


def test_a_source_does_not_tell_of_a_link_to_a_draft(client, stocked, ada):
    record = stocked["open"]
    link = Link.objects.create(
        dialogue=record, key="l90", kind="fed_into", other_dialogue=stocked["draft"]
    )
    entry = record.entries.get(key="s90")
    Citation.objects.create(dialogue=record, key="e92", entry=entry, link=link)
    html = page(client, entry.source.get_absolute_url())
    assert "Draft talks" not in html
    assert "1 statement</span>" in html
    client.force_login(ada)
    assert "Draft talks" in page(client, entry.source.get_absolute_url())


def test_a_masked_delegation_is_no_part_of_its_body(client, stocked):
    record = stocked["open"]
    body = Organisation.objects.create(name="Bureau of Quiet Doors")
    stay = Participation.objects.create(
        dialogue=record,
        key="p90",
        organisation=body,
        capacity="official",
        identity=Identity.PROTECTED,
    )
    assert client.get(body.get_absolute_url()).status_code == 404
    assert "No organisation matches" in page(client, "/organisations/?q=bureau")
    stay.identity = Identity.OPEN
    stay.save()
    assert "Delegation without names" in page(client, body.get_absolute_url())
    assert body.name in page(client, "/organisations/?role=as-delegation")


def test_a_whole_that_may_not_be_known_is_not_told_by_its_part(client, stocked):
    hidden = Organisation.objects.get(name="Institute of the draft room")
    body = Organisation.objects.get(name="Institute of the open room")
    Organisation.objects.filter(pk=body.pk).update(parent=hidden)
    Organisation.objects.filter(pk=hidden.pk).update(parent=body)
    html = page(client, body.get_absolute_url())
    assert hidden.name not in html
    assert hidden.ref not in html


@pytest.mark.parametrize(
    "address", ["/people/", "/organisations/", "/sources/", "/places/", "/moves/"]
)
def test_a_hidden_dialogue_is_no_value_of_a_filter(client, stocked, address):
    refs = [stocked["draft"].ref, stocked["embargoed"].ref, "D99999", "oslo", "%00"]
    texts = set()
    for ref in refs:
        html = page(client, f"{address}?dialogue={ref}", status=400)
        texts.add("“dialogue” has no such value" in html)
        assert "talks" not in html.replace(ref, "")
    assert texts == {True}
    page(client, f"{address}?dialogue={stocked['open'].ref}")


def test_a_hidden_conflict_is_no_value_of_the_filter_of_moves(client, stocked):
    hidden = stocked["draft"].conflicts.get()
    html = page(client, f"/moves/?conflict={hidden.ref}", status=400)
    assert hidden.name not in html
    page(client, f"/moves/?kind=opening&conflict={stocked['open'].conflicts.get().ref}")


def test_evidence_of_a_move_is_what_the_reader_may_know(client, stocked, ada):
    record = stocked["open"]
    move = record.moves.get()
    private = record.entries.get(source__access=SourceAccess.RESTRICTED)
    cite(record, move, [private])
    uncited = "/moves/?kind=opening&evidence=uncited"
    assert record.title in page(client, uncited)
    client.force_login(ada)
    assert record.title not in page(client, uncited)


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
        "q=%00",
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
