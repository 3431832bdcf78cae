"""Sources: pasted, told from those there are, several at once."""

import re

import pytest

from dialogues.models import Source
from tests.cast import RESTRICTED_TITLE
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


def read(client, record, **typed):
    return fill(client, new(record), read="yes", **typed)


def then(client, record, page, **typed):
    """Send the page that came back, with something changed."""
    return client.post(new(record), fields_of(page) | typed)


def test_a_paste_fills_the_fields_and_saves_nothing(client, ours):
    page = read(client, ours, paste=ONE)
    assert page.status_code == 200
    fields = fields_of(page)
    assert fields["title"] == ["The tides of talk"]
    assert fields["author"] == ["Ada Quill, Ben Roche"]
    assert fields["publisher"] == ["Harbours 3"]
    assert (fields["kind"], fields["year"]) == (["journal"], ["1994"])
    words = words_of(page)
    assert "Read as BibTeX: title, kind, author" in words
    assert "no field for issn: left out" in words
    assert "Nothing is saved yet" in words
    assert not ours.entries.exists()


def test_what_was_read_is_saved_by_the_next_post(client, ours):
    page = read(client, ours, paste=ONE)
    saved(then(client, ours, page, year="1995"))
    source = ours.entries.get().source
    assert (source.title, source.year) == ("The tides of talk", 1995)
    assert (source.doi, source.kind) == ("10.1234/tides", "journal")


def test_a_paste_is_read_whichever_button_is_pressed(client, ours):
    page = fill(client, new(ours), paste=ONE)
    assert page.status_code == 200
    assert fields_of(page)["title"] == ["The tides of talk"]
    saved(then(client, ours, page))


def test_what_was_typed_is_kept_and_named(client, ours):
    page = read(client, ours, paste=ONE, title="My title", year="x")
    fields = fields_of(page)
    assert (fields["title"], fields["year"]) == (["My title"], ["x"])
    assert fields["author"] == ["Ada Quill, Ben Roche"]
    assert "Kept as you typed: title, year." in words_of(page)


def test_a_second_paste_takes_the_place_of_the_first(client, ours):
    page = then(client, ours, read(client, ours, paste=ONE), language="en")
    page = read(client, ours, paste=ONE, language="en")
    page = then(client, ours, page, paste="@book{a, title={Anchors}}", author="Me")
    fields = fields_of(page)
    assert (fields["title"], fields["kind"]) == (["Anchors"], ["book"])
    assert (fields["year"], fields["publisher"]) == ([""], [""])
    assert (fields["author"], fields["language"]) == (["Me"], ["en"])


@pytest.mark.parametrize(
    ("paste", "words"),
    [
        ("", "Nothing is pasted"),
        ("A book I read", "none of the forms"),
        ("@book{a, title={Open", "cannot be read"),
        ("[" * 50_000, "cannot be read as JSON"),
        ("x" * 100_001, "Paste it in parts"),
        ('{"title": "\\ud800"}', "has no title"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(client, ours, paste, words):
    page = read(client, ours, paste=paste, title="Typed")
    assert page.status_code == 422
    assert words in said(page)
    fields = fields_of(page)
    assert fields["title"] == ["Typed"]
    assert fields["paste"][0].strip() == paste
    saved(then(client, ours, page, kind="book"))


def test_a_forged_memory_of_the_last_reading_does_no_harm(client, ours):
    for filled in ("[1]", "{", '{"title": ["x"]}', "[" * 9000):
        page = read(client, ours, paste=ONE, title="Typed", filled=filled)
        assert fields_of(page)["title"] == ["Typed"]


def test_a_doi_alone_fills_its_field_and_offers_the_source_that_has_it(client, ours):
    page = read(client, ours, paste="https://doi.org/10.1234/tides")
    assert fields_of(page)["doi"] == ["10.1234/tides"]
    assert "Nothing is looked up in a network" in words_of(page)
    there = Source.objects.create(title="Tides", kind="book", doi="10.1234/TIDES")
    page = read(client, ours, paste="https://doi.org/10.1234/tides")
    assert "Like it in the same DOI" in words_of(page)
    saved(then(client, ours, page, same_as=there.ref))
    assert ours.entries.get().source == there


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"title": "Other", "url": "http://example.org/a/#p"}, "the same address"),
        ({"title": "Other", "url": "https://doi.org/10.1234/A"}, "the same DOI"),
        ({"title": "The tides of talk"}, "the same title but for its subtitle"),
        ({"title": "The tides of talks: an account"}, "a title much like it"),
    ],
)
def test_a_near_duplicate_is_asked_about_with_the_reason(client, ours, typed, reason):
    there = Source.objects.create(
        title="The tides of talk: an account",
        kind="book",
        doi="10.1234/a",
        url="https://www.example.org/a?utm_source=x",
    )
    response = fill(client, new(ours), kind="book", **typed)
    assert response.status_code == 422
    assert f"Like it in {reason}" in words_of(response)
    saved(then(client, ours, response, same_as=there.ref))
    assert ours.entries.get().source == there


def test_a_number_in_the_title_is_that_source(client, ours, theirs):
    there = Source.objects.get(title="Open letter on the talks")
    saved(fill(client, new(ours), title=there.ref.lower()))
    assert ours.entries.get().source == there
    again = fill(client, new(ours), title=there.ref)
    assert "in the record already, as s" in said(again)


def scrubbed(response, *typed) -> tuple[int, str]:
    text = response.content.decode()
    for each in typed:
        text = text.replace(each, "TYPED")
    text = re.sub(r'value="[0-9a-f-]{36}"|csrf\S+ value="\w+"', "", text)
    return response.status_code, re.sub(r'"[0-9a-f]{16}"', "", text)


def test_a_hidden_source_is_answered_like_one_that_is_not_there(client, ours, theirs):
    hidden = Source.objects.get(title=RESTRICTED_TITLE)
    Source.objects.filter(pk=hidden.pk).update(doi="10.1234/hidden")
    for one, other in (
        ({"title": hidden.ref}, {"title": "S09999"}),
        ({"title": RESTRICTED_TITLE}, {"title": "Minutes of the lit street"}),
        ({"doi": "10.1234/hidden"}, {"doi": "10.1234/absent"}),
        ({"paste": "10.1234/hidden"}, {"paste": "10.1234/absent"}),
    ):
        answers = [
            scrubbed(fill(client, new(ours), year="x", **typed), *typed.values())
            for typed in (one, other)
        ]
        assert answers[0] == answers[1]


# Several in one paste


def test_several_entries_come_back_as_a_preview_with_ticks(client, ours):
    Source.objects.create(title="Anchors of peace", kind="book", year=1990)
    page = read(client, ours, paste=THREE, title="Typed before")
    assert page.status_code == 200
    words = words_of(page)
    assert "Read as BibTeX: 3 entries" in words
    assert "like it in the same title and the same year" in words
    fields = fields_of(page)
    assert [fields.get(f"add_{n}") for n in range(3)] == [["on"]] * 3
    assert [fields[f"kind_{n}"] for n in range(3)] == [["book"], [""], ["book"]]
    assert fields["title"] == ["Typed before"]
    assert not ours.entries.exists()


def test_the_ticked_entries_are_added_in_one_change(client, ours):
    there = Source.objects.create(title="Anchors of peace", kind="book", year=1990)
    page = read(client, ours, paste=THREE)
    fields = fields_of(page) | {"same_0": there.ref, "kind_1": "web"}
    del fields["add_2"]
    response = client.post(new(ours), fields)
    saved(response)
    assert list(ours.entries.values_list("source__title", flat=True)) == [
        "Anchors of peace",
        "Boats between shores",
    ]
    assert ours.entries.first().source == there
    version = ours.version
    ours.refresh_from_db()
    assert ours.version == version + 1
    assert "and 1 more with it" in words_of(client.get(url_of(ours)))
    saved(client.post(new(ours), fields))
    assert ours.entries.count() == 2


def test_with_one_entry_open_none_is_added(client, ours):
    Source.objects.create(title="Anchors of peace", kind="book", year=1990)
    page = read(client, ours, paste=THREE)
    sources = Source.objects.count()
    response = then(client, ours, page)
    assert response.status_code == 422
    assert "Use the one there is" in said(response)
    assert "Kind of entry 2" in said(response)
    assert (ours.entries.count(), Source.objects.count()) == (0, sources)
    assert fields_of(response)["add_1"] == ["on"]


def test_no_tick_at_all_is_asked_about(client, ours):
    fields = fields_of(read(client, ours, paste=THREE))
    for number in range(3):
        del fields[f"add_{number}"]
    assert "No entry is ticked" in said(client.post(new(ours), fields))


def test_what_the_record_and_the_paste_have_already_is_not_ticked(client, ours):
    saved(then(client, ours, read(client, ours, paste=ONE)))
    twice = ONE + "\n@book{z, title={Zones}}\n@book{y, title={Zones}}"
    page = read(client, ours, paste=twice)
    words, fields = words_of(page), fields_of(page)
    assert "In this record already, as s" in words
    assert "Like entry 2 of this paste in the same title" in words
    assert [f"add_{n}" in fields for n in range(3)] == [False, True, False]


def test_a_paste_that_changed_after_the_preview_is_read_again(client, ours):
    page = read(client, ours, paste=THREE)
    again = then(client, ours, page, paste=THREE + "\n@book{d, title={Decks}}")
    assert again.status_code == 200
    assert "4 entries" in words_of(again)
    assert not ours.entries.exists()


def test_the_readable_entries_stand_beside_the_fault_of_the_other(client, ours):
    page = read(client, ours, paste="@book{x, title={Open\n" + THREE)
    assert page.status_code == 200
    assert "Entry 1 (x) cannot be read" in words_of(page)
    assert "3 entries" in words_of(page)


def test_queries_do_not_grow_with_the_entries(
    client, ours, django_assert_max_num_queries
):
    for number in range(30):
        Source.objects.create(title=f"Anchors of peace, part {number}", kind="book")
    many = "\n".join(
        f"@book{{k{n}, title={{Anchors of peace, part {n}}}, url={{https://a.org/{n}}}}}"
        for n in range(50)
    )
    fields = fields_of(client.get(new(ours))) | {"read": "yes"}
    client.post(new(ours), fields | {"paste": THREE})
    with django_assert_max_num_queries(14) as few:
        client.post(new(ours), fields | {"paste": THREE})
    with django_assert_max_num_queries(len(few)):
        page = client.post(new(ours), fields | {"paste": many})
    assert "50 entries" in words_of(page)
