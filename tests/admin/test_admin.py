"""The admin: for curators only; what it saves goes the way of every change."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogues.documents import full_document
from dialogues.models import Citation, Dialogue, Person, Revision, Term
from tests.cast import PROTECTED_NAME, add, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contexts")]

MODELS = ["dialogue", "person", "organisation", "conflict", "source", "term"]


@pytest.mark.every_database
@pytest.mark.parametrize(
    ("who", "status"),
    [("anyone", 302), ("reader", 302), ("ben", 302), ("ada", 302), ("cora", 200)],
)
@pytest.mark.parametrize("model", [*MODELS, "revision"])
def test_lists_are_for_curators(archive, client, request, who, status, model):
    sign_in(client, request, who)
    answer = client.get(reverse(f"admin:dialogues_{model}_changelist"))
    assert answer.status_code == status
    assert PROTECTED_NAME not in answer.content.decode() or who == "cora"


@pytest.mark.every_database
def test_staff_without_the_role_may_nothing(archive, client, ben):
    ben.is_staff = True
    ben.save()
    client.force_login(ben)
    for model in MODELS:
        answer = client.get(reverse(f"admin:dialogues_{model}_changelist"))
        assert answer.status_code == 403


def change_page(record):
    return reverse("admin:dialogues_dialogue_change", args=[record.pk])


def form_data(client, page) -> dict:
    """What a browser would send back if nothing were changed."""
    context = client.get(page).context
    data = {}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        data |= {
            formset.management_form.add_prefix(name): value
            for name, value in formset.management_form.initial.items()
        }
        forms += formset.initial_forms
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            if isinstance(value, bool):
                value = "on" if value else None
            if value is not None:
                data[form.add_prefix(name)] = value
    return data


def test_a_change_leaves_a_revision_and_derived_columns(archive, client, cora):
    client.force_login(cora)
    record = archive["open"]
    page = change_page(record)
    data = form_data(client, page) | {"title": "Renamed talks", "why": "Better known"}
    answer = client.post(page, data)
    assert answer.status_code == 302, answer.context["errors"]
    record.refresh_from_db()
    assert record.title == "Renamed talks"
    assert "renamed" in record.open_text.words.split()
    last = Revision.objects.filter(ref=record.ref).first()
    assert (last.made_by, last.why) == (cora, "Better known")
    assert last.document == full_document(record)
    assert last.number == 2


def test_a_page_opened_before_another_change_is_refused(archive, client, cora):
    client.force_login(cora)
    record = archive["open"]
    page = change_page(record)
    data = form_data(client, page) | {"title": "Mine"}
    Dialogue.objects.filter(pk=record.pk).update(version=record.version + 1)
    answer = client.post(page, data)
    assert answer.status_code == 200
    assert "changed while you wrote" in answer.content.decode()
    record.refresh_from_db()
    assert record.title == "Open talks"


def test_turning_points_that_do_not_follow_are_refused(archive, client, cora):
    client.force_login(cora)
    record = archive["open"]
    page = change_page(record)
    data = form_data(client, page)
    data |= {
        "moves-TOTAL_FORMS": "2",
        "moves-1-dialogue": str(record.pk),
        "moves-1-kind": "track_change",
        "moves-1-to_track": "2",
        "moves-1-date": "1993-05",
        "moves-1-strand": "1",
        "moves-1-standing": "realised",
        "moves-1-missing": "{}",
    }
    answer = client.post(page, data)
    assert answer.status_code == 200
    assert record.moves.count() == 1
    data["moves-1-to_track"] = "1"
    assert client.post(page, data).status_code == 302
    assert [m.from_track for m in record.moves.all()] == ["", "2"]
    assert record.episodes.count() == 2


@pytest.mark.parametrize("field", ["conflicts", "participations-0-person"])
def test_a_forged_choice_is_refused(archive, client, cora, field):
    client.force_login(cora)
    page = change_page(archive["open"])
    data = form_data(client, page)
    for forged in ("P00001", "x", "-1", "9" * 5000, "∞"):
        answer = client.post(page, data | {field: forged})
        assert answer.status_code == 200, forged
        assert answer.context["errors"], forged


@pytest.mark.parametrize("field", ["missing", "moves-0-missing"])
def test_a_reason_for_a_gap_is_one_of_the_list(archive, client, cora, field):
    client.force_login(cora)
    record = archive["open"]
    page = change_page(record)
    data = form_data(client, page)
    for forged in ("[1]", "5", '"x"', '{"end": "gone"}', '{"end": 1}'):
        answer = client.post(page, data | {field: forged})
        assert answer.status_code == 200, forged
        assert "Reasons for gaps" in answer.content.decode(), forged
    kept = {field: '{"end": "not_known"}'}
    assert client.post(page, data | kept).status_code == 302
    assert client.get(record.get_absolute_url()).status_code == 200


def test_records_are_neither_made_nor_removed_in_the_admin(archive, client, cora):
    client.force_login(cora)
    assert client.get(reverse("admin:dialogues_dialogue_add")).status_code == 403
    gone = reverse("admin:dialogues_dialogue_delete", args=[archive["draft"].pk])
    assert client.post(gone, {"post": "yes"}).status_code == 403
    assert Dialogue.objects.count() == 3


def test_a_person_is_saved_with_names_and_a_revision(archive, client, cora):
    client.force_login(cora)
    answer = client.post(
        reverse("admin:dialogues_person_add"),
        {
            "name": "Ahmed Qurei",
            "wikidata": "",
            "note": "",
            "names-TOTAL_FORMS": "1",
            "names-INITIAL_FORMS": "0",
            "names-0-name": "أحمد قريع",
            "names-0-kind": "native",
            "names-0-position": "1",
        },
    )
    assert answer.status_code == 302
    person = Person.objects.get(name="Ahmed Qurei")
    revision = Revision.objects.get(ref=person.ref)
    assert revision.document["names"][0]["name"] == "أحمد قريع"
    assert revision.made_by == cora


def test_history_can_be_read_and_not_changed(archive, client, cora):
    client.force_login(cora)
    revision = Revision.objects.first()
    page = reverse("admin:dialogues_revision_change", args=[revision.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"why": "x"}).status_code == 403


def test_the_code_of_a_term_never_changes(client, cora):
    term = Term.objects.create(vocabulary="form", code="walk", label="walk")
    client.force_login(cora)
    page = reverse("admin:dialogues_term_change", args=[term.pk])
    client.post(page, {"label": "a walk", "code": "run", "definition": ""})
    term.refresh_from_db()
    assert (term.code, term.label) == ("walk", "a walk")


def test_a_page_asks_no_more_for_more_citations(
    archive, client, cora, django_assert_max_num_queries
):
    client.force_login(cora)
    record = archive["open"]
    with CaptureQueriesContext(connection) as few:
        client.get(change_page(record))
    entry = record.entries.first()
    for number in range(20):
        add(record, Citation, entry=entry, move=record.moves.get(), position=number)
    with django_assert_max_num_queries(len(few)):
        client.get(change_page(record))
