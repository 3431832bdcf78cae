"""The index tells nothing that a record hides: no name, source, draft or count."""

import re

import pytest

from dialogues.actions.rows import cite
from dialogues.choices import Identity, SourceAccess
from dialogues.models import (
    Citation,
    Link,
    Organisation,
    Participation,
    Person,
    Source,
)
from tests.browse.pages import page
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)
from tests.index.asking import LISTS, made_in

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

OUTSIDERS = ("anyone", "reader", "ben")
INSIDERS = ("ada", "cora")


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
    refs = [stocked["draft"].ref, stocked["embargoed"].ref, "D09999", "oslo"]
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
