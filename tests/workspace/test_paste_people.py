"""The people of a pasted list: asked about, never joined, no way to a hidden name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.choices import Capacity, Identity
from dialogues.models import Dialogue, Participation, Party, Person
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    publish,
    record_of,
    sign_in,
)
from tests.workspace.entering import said, saved, words_of
from tests.workspace.pasting import add, address, preview, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(client, ben, talks_of_ben) -> Dialogue:
    """Ben's own record with two sources and one side, nobody in it, Ben signed in."""
    client.force_login(ben)
    return talks_of_ben


# People there are


def test_somebody_of_the_same_name_is_asked_about_never_joined(client, theirs, ours):
    there = Person.objects.get(name=OPEN_NAME)
    text = f"{OPEN_NAME.upper()}, keeper, First side"
    page = preview(client, ours, text)
    assert "keeper of the lighthouse (Open talks)" in words_of(page)
    refused = send(client, ours, page, usual_capacity="private")
    assert "Choose the person that is meant" in said(refused)
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
    assert "Line 2," in said(refused)
    answers = {"line2-person_is": "line:1", "line3-person_is": "new:ann onym"}
    gone = send(
        client,
        ours,
        refused,
        usual_capacity="official",
        **answers,
        **{"line1-out": "on"},
    )
    assert "Line 1 is left out" in said(gone)
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


def test_stays_that_are_hidden_are_not_told_of_a_namesake(client, theirs, ours, ada):
    masked = publish(record_of(ada, "Masked talks"))
    masked.participations.update(identity=Identity.PROTECTED)
    masked.participations.update(office="keeper of the seal")
    drafted = record_of(ada, "Drafted talks")
    drafted.participations.update(office="keeper of the drafts")
    page = words_of(preview(client, ours, OPEN_NAME))
    assert "keeper of the lighthouse (Open talks)" in page
    for hidden in ("Masked talks", "keeper of the seal", "Drafted", "of the drafts"):
        assert hidden not in page


def test_a_forged_answer_with_a_hidden_person_is_refused(client, theirs, ours):
    protected = Person.objects.get(name=PROTECTED_NAME)
    for name in (OPEN_NAME, "Hortensia Nobody"):
        typed = {"usual_capacity": "official", "line1-person_is": protected.ref}
        page = add(client, ours, name, **typed)
        assert page.status_code == 422
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
    assert (many - few) / 20 < 60  # a new person, a row, a citation, their checks


def test_a_name_recorded_as_protected_here_stays_out_of_other_lists(client, ours, ada):
    saved(add(client, ours, "Ann Onym, envoy", usual_capacity=Capacity.OFFICIAL))
    Participation.objects.filter(dialogue=ours).update(identity=Identity.PROTECTED)
    client.force_login(ada)
    hers = record_of(ada, "Talks of Ada")
    page = words_of(preview(client, hers, "Ann Onym"))
    assert "person is meant" not in page
    assert not Party.objects.filter(dialogue=hers, name="Ann Onym").exists()
