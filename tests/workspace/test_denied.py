"""Refused, gone, failed: why, the way out, and what was typed."""

import pytest
from django.test import RequestFactory

from dialogues.actions.rows import remove_row
from dialogues.choices import ReviewStatus
from dialogues.models import Dialogue
from diplotrack.errors import server_error
from tests.cast import publish, sign_in
from tests.workspace.entering import fields_of, url_of, words_of

pytestmark = pytest.mark.django_db

HX = {"HX-Request": "true"}
TYPED = "Typed in vain?"


def set_status(record, status: ReviewStatus) -> None:
    Dialogue.objects.filter(pk=record.pk).update(review_status=status)


@pytest.fixture
def in_review(draft, ben):
    draft.editors.add(ben)
    set_status(draft, ReviewStatus.IN_REVIEW)
    return draft


@pytest.mark.parametrize("who", ["ada", "ben"])
@pytest.mark.parametrize("headers", [{}, HX])
def test_in_review_its_editors_are_led_to_taking_it_back(
    in_review, client, request, who, headers
):
    sign_in(client, request, who)
    answer = client.post(url_of(in_review, "parties", "new"), {}, headers=headers)
    assert answer.status_code == 403
    assert "In review: take it back first" in words_of(answer)
    way_out = url_of(in_review, "step", "take_back")
    assert f'href="{way_out}"' in answer.content.decode()
    assert client.get(way_out).status_code == 200


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("ada", "Published: changes need a curator"),
        ("ben", "Published: changes need a curator"),
        ("reader", "Your account does not enter records"),
    ],
)
def test_published_the_reason_is_true_for_whoever_asks(
    published_talks, client, request, who, words
):
    sign_in(client, request, who)
    answer = client.get(url_of(published_talks, "overview"))
    assert answer.status_code == 403
    assert words in words_of(answer)
    assert "ask the person who entered it" not in words_of(answer)


def test_an_author_without_the_role_is_told_whom_to_ask(draft, client, ada):
    ada.groups.clear()
    client.force_login(ada)
    words = words_of(client.get(url_of(draft, "overview")))
    assert "Ask a curator of this installation to give it the role" in words


def test_a_step_that_is_not_open_says_where_the_record_stands(draft, client, ada):
    client.force_login(ada)
    words = words_of(client.get(url_of(draft, "step", "take_back")))
    assert "This step is not open to you now. The record stands at: draft." in words


def test_a_hidden_record_is_answered_like_an_absent_one(draft, client, ben):
    client.force_login(ben)
    hidden, absent = (
        client.post(url_of(record, "parties", "new"), {}, headers=HX)
        for record in (draft, Dialogue(ref="D09999"))
    )
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("parties/new", "name"),
        ("turning-points/m1", "account"),
        ("overview", "summary"),
        ("participants/paste", "text"),
        ("justify/m1", "justification"),
        ("step/send", "remark"),
    ],
)
def test_a_refused_page_shows_what_was_typed_and_no_token(
    terms_and_draft, client, ada, address, name
):
    client.force_login(ada)
    url = url_of(terms_and_draft, address)
    typed = fields_of(client.get(url)) | {name: f"{TYPED}\r\nA second line <b>"}
    publish(terms_and_draft)
    answer = client.post(url, typed | {"csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    page = answer.content.decode()
    kept = page.partition('<pre class="typed"')[2].partition("</pre>")[0]
    assert f"{TYPED}\r\nA second line &lt;b&gt;" in kept
    assert typed["written_by"][0] not in page
    assert "x" * 64 not in page


def test_a_new_record_of_somebody_who_lost_the_role_is_shown(client, ada):
    client.force_login(ada)
    typed = fields_of(client.get("/workspace/new/")) | {"title": TYPED}
    ada.groups.clear()
    answer = client.post("/workspace/new/", typed)
    assert answer.status_code == 403
    assert f"Title: {TYPED}" in answer.content.decode()


def test_a_row_removed_meanwhile_says_who_removed_it_and_shows_what_was_typed(
    draft, client, ada, cora
):
    client.force_login(ada)
    row = draft.participations.first()
    url = url_of(draft, "participants", row.key)
    typed = fields_of(client.get(url)) | {"office": TYPED}
    remove_row(row=row, by=cora, opened_at=draft.version, label="Participant 1")
    page, part = client.post(url, typed), client.post(url, typed, headers=HX)
    assert page.status_code == part.status_code == 404
    for answer in (page, part):
        assert "This row was removed meanwhile cora removed it." in words_of(answer)
        assert f'href="{url_of(draft)}#removed"' in answer.content.decode()
    assert TYPED in page.content.decode()


def test_a_failure_shows_what_was_typed_with_no_help_of_the_site(draft, client, ada):
    client.force_login(ada)
    url = url_of(draft, "parties", "new")
    typed = fields_of(client.get(url)) | {"name": TYPED}
    answer = server_error(RequestFactory().post(url, typed))
    assert answer.status_code == 500
    assert f"Name: {TYPED}" in answer.content.decode()


def test_a_form_that_we_did_not_give_out_is_not_shown(published_talks, client, ada):
    client.force_login(ada)
    typed = {"name": "Planted", "written_by": f"{ada.pk}:forged"}
    answer = client.post(url_of(published_talks, "parties", "new"), typed)
    assert answer.status_code == 403
    assert "Planted" not in answer.content.decode()


def test_a_form_too_long_to_be_kept_over_a_sign_in_is_shown(draft, client, ada):
    client.force_login(ada)
    url = url_of(draft, "overview")
    typed = fields_of(client.get(url)) | {"summary": TYPED * 20_000}
    client.logout()
    answer = client.post(url, typed)
    assert answer.status_code == 403
    assert TYPED * 20_000 in answer.content.decode()


def test_remarks_of_a_step_come_back_after_a_new_sign_in(draft, client, ada):
    client.force_login(ada)
    url = url_of(draft, "step", "send")
    typed = fields_of(client.get(url)) | {"remark": TYPED}
    client.logout()
    client.post(url, typed)
    client.force_login(ada)
    assert fields_of(client.get(url))["remark"] == [TYPED]


def test_an_answer_says_what_it_is_and_how_long(draft, client, ada):
    client.force_login(ada)
    url = url_of(draft, "parties", draft.parties.get().key)
    typed = fields_of(client.get(url))
    answers = [
        client.get(url, headers=HX),
        client.post(url, typed | {"name": ""}, headers=HX),
        client.post(url, typed | {"name": "Zürich side"}, headers=HX),
        client.post(url, typed | {"name": "Third side"}, headers=HX),
        client.get(url_of(draft, "parties", "y99"), headers=HX),
    ]
    assert [(a.status_code, a["DT-Part"]) for a in answers] == [
        (200, "shown"),
        (422, "shown"),
        (200, "saved"),
        (409, "shown"),
        (404, "reason"),
    ]
    assert [a["DT-Length"] for a in answers] == [str(len(a.content)) for a in answers]


def test_a_refusal_is_one_line_in_the_log(published_talks, client, ada, caplog):
    client.force_login(ada)
    client.get(url_of(published_talks, "overview"))
    refused = [each for each in caplog.records if each.name == "django.request"]
    assert [(each.levelname, each.exc_info) for each in refused] == [("WARNING", None)]
