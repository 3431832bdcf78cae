"""Sources offered while a title is typed, and the first source of a record."""

import json
import re

import pytest

from dialogues.models import Dialogue, Source
from tests.browse.pages import compact
from tests.cast import RESTRICTED_TITLE, record_of
from tests.workspace.entering import fields_of, fill, said, saved, url_of, words_of

pytestmark = pytest.mark.django_db

ONE = """@article{q, author = {Quill, Ada and Roche, Ben}, title = {The tides of talk},
journal = {Harbours}, volume = 3, year = 1994, doi = {10.1234/tides}, issn = {1}}"""
THREE = """@book{a, title={Anchors of peace}, author={Quill, Ada}, year=1990}
@misc{b, title={Boats between shores}, year=1991}
@book{c, title={Currents and channels}, year=1992}"""


@pytest.fixture
def ours(client, ben, talks_of_ben):
    """Ben's own record without a source, with Ben signed in."""
    client.force_login(ben)
    talks_of_ben.entries.all().delete()
    return talks_of_ben


def new(record) -> str:
    return url_of(record, "sources", "new")


# Offered while typing


def options(client, q, **more):
    return client.get("/workspace/options/sources/", {"q": q, **more})


def test_own_sources_are_offered_first_then_those_of_others(client, ours, theirs):
    saved(
        fill(client, new(ours), title="The tides of talk", author="Quill", kind="book")
    )
    Source.objects.create(title="A tide table", kind="book", author="Ada Quill")
    page = options(client, "quill", record=ours.ref).content.decode()
    assert page.count('role="option"') == 2
    assert page.index("The tides of talk") < page.index("A tide table")
    assert "in this record as s" in page
    assert "in no dialogue that is open to you" in page
    letter = Source.objects.get(title="Open letter on the talks")
    page = options(client, "OPEN létter", record=ours.ref).content.decode()
    assert "in 1 dialogue <" in compact(page)
    chosen = json.loads(
        re.search(r'data-set="([^"]*)"', page).group(1).replace("&quot;", '"')
    )
    assert chosen == {"same_as": letter.ref}
    saved(fill(client, new(ours), title=letter.title, **chosen))
    assert ours.entries.filter(source=letter).exists()


def test_what_is_hidden_is_neither_offered_nor_counted(client, ours, theirs, ada):
    letter = Source.objects.get(title="Open letter on the talks")
    assert letter.entries.count() == 1
    record_of(ada, "Draft talks")
    assert letter.entries.count() == 2
    found = options(client, "letter").content.decode()
    assert "in 1 dialogue <" in compact(found)
    assert 'role="option"' not in options(client, "unlit").content.decode()


def test_options_are_for_researchers_and_for_records_they_edit(
    client, ours, theirs, ada, reader
):
    hidden = record_of(ada, "Draft talks")
    assert options(client, "x", record=theirs.ref).status_code == 403
    assert options(client, "x", record=hidden.ref).status_code == 404
    assert options(client, "x", record="D09999").status_code == 404
    client.force_login(reader)
    assert options(client, "letter").status_code == 403
    client.logout()
    assert options(client, "letter").status_code == 302


def test_options_cost_the_same_for_one_and_for_many(
    client, ours, django_assert_num_queries
):
    for number in range(20):
        Source.objects.create(title=f"Ledger {number}", kind="book")
    options(client, "ledger", record=ours.ref)
    with django_assert_num_queries(7):
        page = options(client, "ledger", record=ours.ref).content.decode()
    assert page.count('role="option"') == 12
    for odd in ("", "%", "x" * 5000, "'; --"):
        assert 'role="option"' not in options(client, odd).content.decode()


# The first source of a record

BEGIN = {
    "title": "Talks at the pier",
    "new_conflict": "Conflict of the pier",
    "start": "1994",
    "first_track": "2",
}


def begun(response) -> Dialogue:
    return Dialogue.objects.get(ref=saved(response).rstrip("/").split("/")[-1])


def test_a_record_begins_with_a_source_that_its_opening_cites(client, ben):
    client.force_login(ben)
    page = fill(client, "/workspace/new/", paste=ONE, **BEGIN)
    assert page.status_code == 200
    fields = fields_of(page)
    assert fields["source_title"] == ["The tides of talk"]
    assert fields["title"] == ["Talks at the pier"]
    record = begun(client.post("/workspace/new/", fields))
    entry = record.entries.get()
    assert (entry.key, entry.source.title) == ("s1", "The tides of talk")
    assert record.citations.get().move == record.moves.get()
    client.post("/workspace/new/", fields)
    assert Dialogue.objects.count() == 1
    assert Source.objects.filter(title="The tides of talk").count() == 1


def test_a_record_begins_without_a_source_too(client, ben):
    client.force_login(ben)
    record = begun(fill(client, "/workspace/new/", **BEGIN))
    assert not record.entries.exists()


def test_a_record_begins_from_a_source_there_is(client, ours, theirs):
    there = Source.objects.get(title="Open letter on the talks")
    url = f"/workspace/new/?source={there.ref}"
    assert "Use this one: Open letter on the talks" in words_of(client.get(url))
    record = begun(fill(client, url, **BEGIN))
    assert record.entries.get().source == there
    typed = BEGIN | {"new_conflict": "Conflict of the quay", "source_title": there.ref}
    by_number = fill(client, "/workspace/new/", **typed)
    assert begun(by_number).entries.get().source == there
    hidden = Source.objects.get(title=RESTRICTED_TITLE)
    for ref in (hidden.ref, "S09999", "x"):
        assert client.get(f"/workspace/new/?source={ref}").status_code == 404


def test_a_half_first_source_says_what_it_lacks_and_begins_nothing(client, ben):
    client.force_login(ben)
    response = fill(client, "/workspace/new/", source_author="Quill", **BEGIN)
    assert response.status_code == 422
    assert "Title of the source : Fill this in." in said(response)
    assert "Kind : Choose one." in said(response)
    assert not Dialogue.objects.exists()


def test_several_entries_are_too_many_for_the_first_source(client, ben):
    client.force_login(ben)
    response = fill(client, "/workspace/new/", paste=THREE, **BEGIN)
    assert "The text has 3 entries" in said(response)


def test_the_source_goes_if_the_record_is_refused(client, ben):
    client.force_login(ben)
    typed = {"source_title": "Tides", "source_kind": "book", "source_url": "ftp://x"}
    response = fill(client, "/workspace/new/", **typed, **BEGIN)
    assert response.status_code == 422
    assert not Source.objects.exists()
