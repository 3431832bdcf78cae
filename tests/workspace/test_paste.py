"""A pasted list of participants: looked over, changed, added as one change."""

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError

from dialogues.actions.rows import NewRow, add_rows
from dialogues.models import Dialogue, Party, Person, Revision, Term
from tests.workspace.entering import fields_of, said, saved
from tests.workspace.pasting import add, address, preview, rows, send

pytestmark = pytest.mark.django_db

LIST = """Participants:
1. Dr. Nazim Qadir (ناظم قادر), head of the harbour office, South shore
2. Ingrid Vale, lecturer, First side
and three advisers, , South shore
"""


@pytest.fixture
def ours(client, ben, talks_of_ben) -> Dialogue:
    """Ben's own record with two sources and one side, nobody in it, Ben signed in."""
    client.force_login(ben)
    return talks_of_ben


# From the text to the rows


def test_a_list_becomes_rows_with_people_sides_and_sources(client, ours):
    page = preview(client, ours, LIST)
    assert page.status_code == 200
    assert not ours.participations.exists()
    keys = list(ours.entries.values_list("key", flat=True))
    version = Dialogue.objects.get(pk=ours.pk).version
    saved(
        send(
            client,
            ours,
            page,
            **{
                "usual_capacity": "unofficial",
                "line1-capacity": "mandated",
                "line1-start": "1992-12-04",
                "side1-kind": "third_party",
                "cited": keys[:1],
            },
        )
    )
    assert rows(ours) == [
        (
            "Nazim Qadir",
            "Dr., head of the harbour office",
            "South shore",
            "mandated",
        ),
        ("Ingrid Vale", "lecturer", "First side", "unofficial"),
        ("three advisers", "", "South shore", "unofficial"),
    ]
    person = Person.objects.get(name="Nazim Qadir")
    assert [(n.name, n.kind) for n in person.names.all()] == [("ناظم قادر", "native")]
    assert ours.parties.get(name="South shore").kind == "third_party"
    group = ours.participations.get(number=3)
    assert (group.unnamed_as, group.person) == ("three advisers", None)
    for row in ours.participations.all():
        assert [c.entry.key for c in row.citations.all()] == keys[:1]
    stored = Dialogue.objects.get(pk=ours.pk)
    assert stored.version == version + 1
    assert stored.participant_count == 3
    document = Revision.objects.filter(ref=ours.ref).latest("number").document
    assert [row["key"] for row in document["participations"]] == ["p3", "p4", "p5"]


def test_posted_twice_a_list_is_added_once(client, ours):
    page = preview(client, ours, LIST)
    for _ in range(2):
        saved(send(client, ours, page, usual_capacity="official"))
    assert len(rows(ours)) == 3
    assert Person.objects.filter(name="Ingrid Vale").count() == 1
    assert ours.parties.count() == 2


def test_rows_are_added_once_and_all_or_none(ours, ben):
    def attempt(*names: str, once: UUID) -> list:
        new = [NewRow(Party(name=name)) for name in names]
        return add_rows(dialogue_id=ours.pk, by=ben, of=Party, once=once, rows=new)

    with pytest.raises(ValidationError):
        attempt("Second side", "", once=uuid4())
    assert ours.parties.count() == 1
    number = uuid4()
    assert [row.key for row in attempt("Second side", "Third side", once=number)] == [
        "y2",
        "y3",
    ]
    assert attempt("Second side", "Third side", once=number) == []
    assert ours.parties.count() == 3


def test_a_line_without_a_capacity_is_refused_where_it_stands(client, ours):
    typed = {"line2-office": "reader of tides", "line1-capacity": "official"}
    page = add(client, ours, LIST, **typed)
    assert page.status_code == 422
    assert "Line 3, For whom did they speak there? : Choose one." in said(page)
    assert "Line 2," not in said(page)
    kept = fields_of(page)
    assert kept["line2-office"] == ["reader of tides"]
    assert kept["line1-capacity"] == ["official"]
    assert not ours.participations.exists()
    assert not Person.objects.filter(name="Nazim Qadir").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"line1-start": "May 1993"}, "Line 2, From :"),
        ({"line1-start": "1994", "line1-end": "1993"}, "It ends before it begins"),
        ({"line1-person": ""}, "one of the three"),
        ({"line1-person": "P09999"}, "no person with this number"),
        ({"line1-person": "a\u202eb"}, "cannot be seen"),
        ({"line1-person": "x" * 301}, "300 characters"),
        ({"line1-office": "y" * 301}, "300 characters"),
        ({"line1-capacity": "king"}, "not one of the available choices"),
        ({"line1-party": "y999"}, "not one of the available choices"),
        ({"line1-party": "new:9"}, "not one of the available choices"),
        ({"line3-number": "0"}, "Line 4,"),
        ({"line1-person_is": "P09999"}, "do not belong together"),
        ({"side1-kind": "king"}, "not one of the available choices"),
        ({"cited": ["s999"]}, "not one of the available choices"),
        ({"usual_capacity": "king"}, "not one of the available choices"),
        ({"once": ""}, "Open it anew"),
    ],
)
def test_one_fault_in_one_line_adds_nothing(client, ours, typed, words):
    page = add(client, ours, LIST, **{"usual_capacity": "official"} | typed)
    assert page.status_code == 422
    assert words in said(page)
    assert not ours.participations.exists()
    assert ours.parties.count() == 1
    assert not Person.objects.filter(name="Ingrid Vale").exists()


def test_lines_can_be_left_out_whatever_they_say(client, ours):
    typed = {"line1-out": "on", "line1-start": "nonsense", "line3-out": "on"}
    saved(add(client, ours, LIST, usual_capacity="official", **typed))
    assert [name for name, *_ in rows(ours)] == ["Ingrid Vale"]
    assert ours.parties.count() == 1


def test_a_list_with_every_line_left_out_is_refused(client, ours):
    typed = {f"line{n}-out": "on" for n in (1, 2, 3)}
    page = add(client, ours, LIST, usual_capacity="official", **typed)
    assert "Every line is left out" in said(page)


def test_the_usual_side_stands_for_lines_that_have_none(client, ours):
    side = ours.parties.get().key
    typed = {"usual_capacity": "official", "usual_party": side}
    saved(add(client, ours, "Ann Onym\nBo Borg", **typed))
    assert {party for _, _, party, _ in rows(ours)} == {"First side"}


# Columns


def test_columns_are_read_again_and_what_was_changed_stays(client, ours):
    page = preview(client, ours, "lecturer; Ann Onym\npainter; Bo Borg")
    assert fields_of(page)["line1-person"] == ["lecturer"]
    typed = {"column0": "office", "column1": "name", "line2-start": "1993"}
    page = send(client, ours, page, "columns", **typed, usual_capacity="private")
    held = fields_of(page)
    assert held["line1-person"] == ["Ann Onym"]
    assert held["line1-office"] == ["lecturer"]
    assert held["line2-start"] == ["1993"]
    saved(send(client, ours, page))
    assert rows(ours)[1] == ("Bo Borg", "painter", "", "private")


def test_columns_changed_but_not_read_again_are_read_before_anything_is_added(
    client, ours
):
    page = preview(client, ours, "lecturer; Ann Onym")
    typed = {"column0": "office", "column1": "name", "usual_capacity": "private"}
    page = send(client, ours, page, "add", **typed)
    assert page.status_code == 200
    assert fields_of(page)["line1-person"] == ["Ann Onym"]
    assert not ours.participations.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"column1": "name"}, "Two columns are taken for “Name”"),
        ({"column0": "office"}, "No column is taken for the name"),
        ({"column0": "king"}, "not one of the available choices"),
    ],
)
def test_columns_that_cannot_be_read(client, ours, typed, words):
    page = preview(client, ours, "Ann Onym; lecturer")
    page = send(client, ours, page, "columns", **{"line1-office": "poet"} | typed)
    assert page.status_code == 422
    assert words in said(page)
    assert fields_of(page)["line1-office"] == ["poet"]


def test_a_function_of_the_vocabulary_is_chosen_and_another_kept_in_words(client, ours):
    label = Term.objects.get(code="head_of_delegation").label
    text = f"Name\tFunction\nAnn Onym\t{label.upper()}\nBo Borg\tkeeper of seals"
    saved(add(client, ours, text, usual_capacity="official"))
    first, second = ours.participations.order_by("position")
    assert [t.code for t in first.functions.all()] == ["head_of_delegation"]
    assert (first.function_detail, second.function_detail) == ("", "keeper of seals")


def test_back_to_the_text(client, ours):
    page = send(client, ours, preview(client, ours, LIST), "text")
    assert page.status_code == 200
    assert "Nazim Qadir" in fields_of(page)["text"][0]


# Limits and hostile input


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Fill this in."),
        (" \n\u00a0\n\t", "Paste one participant at least."),
        ("\n".join(f"Person {n}" for n in range(61)), "61 lines"),
        ("x" * 1001, "1001 letters"),
        ("ﷺ" * 999 + "\n" + "\n".join(["ﷺ" * 999] * 40), "100 kB"),
        ("Ann Onym\nBo\x07rg", "Line 2 holds a character"),
    ],
)
def test_a_text_that_is_not_read(client, ours, text, words):
    page = preview(client, ours, text)
    assert page.status_code == 422
    assert words in said(page)
    forged = {"text": text, "step": "add", "read_as": "name", "once": uuid4()}
    assert client.post(address(ours), forged).status_code == 422
    assert not ours.participations.exists()


def test_markup_and_directions_do_no_harm(client, ours):
    text = "\u202e<script>alert</script>\u200f, <b>x</b>, \"'&{{ 7|add:7 }}"
    page = preview(client, ours, text).content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page.partition("pasteline")[2]
    saved(add(client, ours, text, usual_capacity="official"))
    assert ours.participations.get().person.name == "<script>alert</script>"


@pytest.mark.parametrize("read_as", ["king", "name," * 50, "office"])
def test_a_forged_reading_is_no_error(client, ours, read_as):
    forged = {"text": "Ann Onym", "step": "add", "read_as": read_as, "once": uuid4()}
    assert client.post(address(ours), forged).status_code in (200, 422)
    assert not ours.participations.exists()
