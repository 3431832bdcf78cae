"""A pasted list of participants: looked over, changed, added as one change."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import Capacity, Identity
from dialogues.models import Dialogue, Participation, Party, Person, Revision, Term
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    publish,
    record_of,
    sign_in,
)
from tests.workspace.entering import (
    fields_of,
    said,
    saved,
    url_of,
    vocabularies,
    words_of,
)

pytestmark = pytest.mark.django_db

LIST = """Participants:
1. Dr. Nazim Qadir (ناظم قادر), head of the harbour office, South shore
2. Ingrid Vale, lecturer, First side
and three advisers, , South shore
"""


@pytest.fixture
def ours(client, ben) -> Dialogue:
    """Ben's own record with two sources and one side, nobody in it, Ben signed in."""
    vocabularies()
    client.force_login(ben)
    record = record_of(ben, "Talks of Ben")
    record.participations.all().delete()
    return record


@pytest.fixture
def theirs(ada) -> Dialogue:
    """Ada's published record: one open name and one protected."""
    return publish(record_of(ada, "Open talks"))


def address(record) -> str:
    return url_of(record, "participants", "paste")


def preview(client, record, text: str):
    """The lines of a list, as the page after the text shows them."""
    return client.post(address(record), {"text": text, "step": "read"})


def send(client, record, page, step: str = "add", /, **typed):
    """Change some fields of the page with the lines and send it."""
    sent = fields_of(page) | {"step": step}
    return client.post(address(record), sent | typed)


def add(client, record, text: str, /, **typed):
    return send(client, record, preview(client, record, text), "add", **typed)


def rows(record) -> list[tuple]:
    found = record.participations.order_by("position").select_related("person", "party")
    return [
        (str(r.person or r.unnamed_as), r.office, str(r.party or ""), r.capacity)
        for r in found
    ]


def fault(page) -> str:
    return said(page)


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


def test_a_line_without_a_capacity_is_refused_where_it_stands(client, ours):
    typed = {"line2-office": "reader of tides", "line1-capacity": "official"}
    page = add(client, ours, LIST, **typed)
    assert page.status_code == 422
    assert "Line 3, Capacity : Choose one." in fault(page)
    assert "Line 2," not in fault(page)
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
        ({"line1-person": "P99999"}, "no person with this number"),
        ({"line1-person": "a\u202eb"}, "cannot be seen"),
        ({"line1-person": "x" * 301}, "300 characters"),
        ({"line1-office": "y" * 301}, "300 characters"),
        ({"line1-capacity": "king"}, "not one of the available choices"),
        ({"line1-party": "y999"}, "not one of the available choices"),
        ({"line1-party": "new:9"}, "not one of the available choices"),
        ({"line3-number": "0"}, "Line 4,"),
        ({"line1-person_is": "P00001"}, "do not belong together"),
        ({"side1-kind": "king"}, "not one of the available choices"),
        ({"cited": ["s999"]}, "not one of the available choices"),
        ({"usual_capacity": "king"}, "not one of the available choices"),
        ({"once": ""}, "Open it anew"),
    ],
)
def test_one_fault_in_one_line_adds_nothing(client, ours, typed, words):
    page = add(client, ours, LIST, **{"usual_capacity": "official"} | typed)
    assert page.status_code == 422
    assert words in fault(page)
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
    assert "Every line is left out" in fault(page)


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
    assert words in fault(page)
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


# People there are


def test_somebody_of_the_same_name_is_asked_about_never_joined(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    text = f"{OPEN_NAME.upper()}, keeper, First side"
    page = preview(client, ours, text)
    assert "keeper of the lighthouse (Open talks)" in words_of(page)
    refused = send(client, ours, page, usual_capacity="private")
    assert "Choose the person that is meant" in fault(refused)
    assert not ours.participations.exists()
    chosen = {"usual_capacity": "private", "line1-person_is": there.ref}
    saved(send(client, ours, refused, **chosen))
    assert ours.participations.get().person == there


def test_somebody_of_a_similar_name_is_shown_and_a_new_person_stands_first(
    client, theirs, ours
):
    there = Person.objects.get(name=OPEN_NAME)
    page = preview(client, ours, "O. Marchbanks\nOttolin Marchbanks")
    assert "A similar name is recorded" in words_of(page)
    assert there.ref in words_of(page)
    typed = {"usual_capacity": "private", "line2-person_is": there.ref}
    saved(send(client, ours, page, **typed))
    first, second = ours.participations.order_by("position")
    assert first.person != there
    assert second.person == there
    assert second.note == "In a list as Ottolin Marchbanks."
    assert there.names.count() == 0


def test_somebody_here_already_is_marked_and_gets_a_second_stay(client, ours):
    saved(add(client, ours, "Ann Onym, envoy", usual_capacity="official"))
    page = preview(client, ours, "Ann Onym, lecturer")
    assert "already here as envoy: adds a second stay" in words_of(page)
    person = Person.objects.get(name="Ann Onym")
    typed = {"usual_capacity": "former", "line1-person_is": person.ref}
    saved(send(client, ours, page, **typed))
    assert person.participations.filter(dialogue=ours).count() == 2


def test_one_new_person_in_two_lines_is_one_if_so_said(client, ours):
    text = "Ann Onym, envoy\nAnn Onym, lecturer\nAnn Onym, poet"
    page = preview(client, ours, text)
    refused = send(client, ours, page, usual_capacity="official")
    assert "Line 2," in fault(refused)
    answers = {"line2-person_is": "line:1", "line3-person_is": "new:ann onym"}
    gone = send(
        client,
        ours,
        refused,
        usual_capacity="official",
        **answers,
        **{"line1-out": "on"},
    )
    assert "Line 1 is left out" in fault(gone)
    saved(send(client, ours, refused, usual_capacity="official", **answers))
    one, same, other = (r.person for r in ours.participations.order_by("position"))
    assert one == same != other


def test_a_native_name_of_somebody_recorded_stands_in_the_note(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    text = f"{OPEN_NAME} (أوتولين), keeper"
    typed = {"usual_capacity": "private", "line1-person_is": there.ref}
    saved(add(client, ours, text, **typed))
    assert ours.participations.get().note == "In a list as أوتولين."
    assert not there.names.exists()


@pytest.mark.parametrize("hidden", [PROTECTED_NAME, PROTECTED_ALIAS])
def test_a_hidden_name_is_answered_like_a_name_nobody_has(client, theirs, ours, hidden):
    """Nor is a name much like it: the answer tells of nobody."""
    for name in (hidden, hidden.replace("e", "ee", 1), hidden.split()[0]):
        page = words_of(preview(client, ours, f"{name}, keeper"))
        assert "Who is meant?" not in page
        assert "Which person is meant?" not in page
    saved(add(client, ours, hidden, usual_capacity="official"))
    protected = Person.objects.get(names__name=PROTECTED_ALIAS)
    assert ours.participations.get().person != protected


def test_a_forged_answer_with_a_hidden_person_is_refused(client, theirs, ours):
    protected = Person.objects.get(name=PROTECTED_NAME)
    for name in (OPEN_NAME, "Hortensia Nobody"):
        typed = {"usual_capacity": "official", "line1-person_is": protected.ref}
        page = add(client, ours, name, **typed)
        assert page.status_code == 422
    assert not ours.participations.exists()


# Limits and hostile input


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Fill this in."),
        (" \n\u00a0\n\t", "Paste one participant at least."),
        ("\n".join(f"Person {n}" for n in range(301)), "301 lines"),
        ("x" * 1001, "1001 letters"),
        ("ﷺ" * 999 + "\n" + "\n".join(["ﷺ" * 999] * 40), "100 kB"),
        ("Ann Onym\nBo\x07rg", "Line 2 holds a character"),
        ("Ann\0Onym", "Null characters"),
    ],
)
def test_a_text_that_is_not_read(client, ours, text, words):
    page = preview(client, ours, text)
    assert page.status_code == 422
    assert words in fault(page)
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


@pytest.mark.parametrize("read_as", ["king", "name," * 50, "\0", "office"])
def test_a_forged_reading_is_no_error(client, ours, read_as):
    forged = {"text": "Ann Onym", "step": "add", "read_as": read_as, "once": uuid4()}
    assert client.post(address(ours), forged).status_code in (200, 422)
    assert not ours.participations.exists()


# Who may, and how long it takes


@pytest.mark.parametrize(
    ("who", "draft", "published"),
    [
        ("anyone", 302, 302),
        ("reader", 404, 403),
        ("ben", 404, 403),
        ("ada", 200, 403),
        ("cora", 200, 200),
    ],
)
def test_who_may_paste(archive, client, request, who, draft, published):
    sign_in(client, request, who)
    for method in ("get", "post"):
        call = getattr(client, method)
        for name, status in (("draft", draft), ("open", published)):
            data = {"text": "Ann Onym", "step": "read"}
            response = call(address(archive[name]), data)
            assert response.status_code == status, (method, name)


def test_the_lines_are_shown_in_the_same_number_of_queries(
    client, theirs, ours, django_assert_num_queries
):
    def text(number: int) -> str:
        lines = [f"{OPEN_NAME}, keeper, First side"]
        return "\n".join(lines + [f"Person {n}, x, Side {n}" for n in range(number)])

    preview(client, ours, text(2))
    with CaptureQueriesContext(connection) as few:
        preview(client, ours, text(2))
    with django_assert_num_queries(len(few)):
        preview(client, ours, text(40))


def test_each_line_is_added_in_a_bounded_number_of_queries(client, ours):
    def queries(number: int) -> int:
        text = "\n".join(f"Person {number} {n}, x, First side" for n in range(number))
        page = preview(client, ours, text)
        typed = {"usual_capacity": "official", "cited": ["s1"]}
        with CaptureQueriesContext(connection) as ran:
            saved(send(client, ours, page, **typed))
        return len(ran)

    few, many = queries(4), queries(24)
    assert (many - few) / 20 < 52  # a new person, a row, a citation, their checks


def test_a_name_recorded_as_protected_here_stays_out_of_other_lists(client, ours, ada):
    saved(add(client, ours, "Ann Onym, envoy", usual_capacity=Capacity.OFFICIAL))
    Participation.objects.filter(dialogue=ours).update(identity=Identity.PROTECTED)
    client.force_login(ada)
    hers = record_of(ada, "Talks of Ada")
    page = words_of(preview(client, hers, "Ann Onym"))
    assert "person is meant" not in page
    assert not Party.objects.filter(dialogue=hers, name="Ann Onym").exists()
