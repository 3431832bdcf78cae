"""Whatever comes back, what was typed stays in its form and is never called saved."""

import pytest

from dialogues.actions.rows import remove_row
from dialogues.choices import ReviewStatus
from dialogues.models import Dialogue
from tests.browser.test_rows import (
    let_it_send_again,
    open_new,
    state,
    wait_for_state,
)

pytestmark = pytest.mark.browser

NEW = "**/parties/new/"

#: What a server or a proxy answers with a page of its own -> the words beside the form.
PAGES = {
    200: "An answer came that this page does not know (200)",
    400: "The server could not read the form",
    403: "The server refused the form",
    404: "There is nothing at this address any more",
    409: "An answer came that this page does not know (409)",
    413: "The form is too large for the server",
    422: "An answer came that this page does not know (422)",
    500: "The server failed",
    429: "Too many forms were sent in a short time",
    502: "The server is busy or starts anew",
    503: "The server is busy or starts anew",
}


def type_party(desk):
    open_new(desk, "parties")
    desk.keyboard.type("Third side")


def save(desk):
    desk.locator(".rowopen [name=name]").press("Control+Enter")


def assert_kept(desk, words: str, typed="Third side"):
    """The words stand beside the form, and what was typed in it."""
    desk.locator(".rowopen .unsent", has_text=words).wait_for()
    assert desk.locator(".rowopen [name=name]").input_value() == typed
    assert not state(desk).startswith("Saved")


def page_of_another(status: int):
    """What a server in between answers, in words of its own."""
    return lambda route: route.fulfill(
        status=status, content_type="text/html", body="<h1>Not ours</h1>"
    )


def set_status(record, status: ReviewStatus):
    Dialogue.objects.filter(pk=record.pk).update(review_status=status)


def test_no_page_of_an_error_takes_the_place_of_a_form(desk, record, violations):
    desk.clock.install()
    type_party(desk)
    for status, words in PAGES.items():
        desk.unroute(NEW)
        desk.route(NEW, page_of_another(status))
        save(desk)
        assert_kept(desk, words)
        assert not desk.get_by_text("Not ours").count()
        assert violations(desk, within=".rowopen") == [], status
    assert violations(desk) == []
    wait_for_state(desk, "The server is busy.")
    desk.unroute(NEW)
    let_it_send_again(desk)
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    wait_for_state(desk, "Saved, nothing waiting")
    assert record.parties.filter(name="Third side").count() == 1


@pytest.mark.parametrize("fault", ["half", "none", "sign-in"])
def test_half_an_answer_none_or_the_page_to_sign_in(desk, record, site, fault):
    def half(route):
        answer = route.fetch()
        body = answer.body()
        route.fulfill(response=answer, body=body[: len(body) // 2])

    def lead_away(route):
        route.fulfill(status=302, headers={"Location": f"{site}/accounts/login/"})

    ways = {
        "half": (half, "The server did not answer, or only in part"),
        "none": (lambda route: route.abort(), "The server did not answer"),
        "sign-in": (lead_away, "You are signed out"),
    }
    answer, words = ways[fault]
    type_party(desk)
    desk.route(NEW, answer)
    save(desk)
    assert_kept(desk, words)
    desk.unroute(NEW)
    save(desk)
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    wait_for_state(desk, "Saved, nothing waiting")
    assert record.parties.filter(name="Third side").count() == 1


def test_signed_out_the_form_says_so_and_keeps_what_was_typed(desk, violations):
    type_party(desk)
    desk.context.clear_cookies(name="sessionid")
    save(desk)
    assert_kept(desk, "You are signed out")
    assert violations(desk) == []


def test_sent_to_review_meanwhile_the_form_says_so_and_leads_on(
    desk, record, violations
):
    type_party(desk)
    set_status(record, ReviewStatus.IN_REVIEW)
    save(desk)
    assert_kept(desk, "In review: take it back first")
    wait_for_state(desk, "Not saved. What you typed is still in the form")
    link = desk.locator(".rowopen .unsent").get_by_role("link", name="Take it back")
    assert link.get_attribute("href").endswith("/step/take_back/")
    stay = record.participations.first().key
    desk.locator(f"#edit-{stay}").click()
    desk.locator(f"#{stay}.rowcard .unsent", has_text="In review").wait_for()
    assert violations(desk) == []
    set_status(record, ReviewStatus.DRAFT)
    save(desk)
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    wait_for_state(desk, "Saved, nothing waiting")


def test_removed_meanwhile_what_was_typed_can_be_copied(desk, record, cora, violations):
    row = record.parties.create(key="y2", name="Second side", position=1)
    desk.reload()
    desk.locator("#edit-y2").click()
    desk.locator("#y2.rowopen [name=name]").fill("Third side")
    remove_row(row=row, by=cora, opened_at=record.version, label="Party 2")
    save(desk)
    assert_kept(desk, "This row was removed meanwhile")
    assert violations(desk) == []
    note = desk.locator(".rowopen .unsent")
    note.get_by_text("What you typed", exact=True).click()
    assert "Name: Third side" in note.locator("pre").inner_text()
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    note.get_by_role("button", name="Copy what you typed").click()
    note.get_by_role("button", name="Copied").wait_for()
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert "Name: Third side" in copied
