"""Rows where they stand, in a real browser: saved, lost, found again, undone."""

import pytest

from dialogues.models import Dialogue

pytestmark = pytest.mark.browser


def state(page) -> str:
    return page.locator("#save-state").inner_text()


def wait_for_state(page, words: str):
    page.locator("#save-state", has_text=words).wait_for(timeout=20_000)


def let_it_send_again(page):
    """Move the page's clock, which was installed, past its longest wait."""
    page.clock.run_for(120_000)


def open_new(page, kind: str):
    """Open a new row's form by keyboard; the first field then has the focus."""
    page.locator(f"#add-{kind}").focus()
    page.keyboard.press("Enter")
    page.locator(f"#rows-{kind} .rowopen form").last.wait_for()
    page.locator(f"#rows-{kind} .rowopen :focus").wait_for()


def test_a_row_is_added_by_keyboard_and_the_next_form_opens(desk, record, violations):
    wait_for_state(desk, "No unsaved changes")
    open_new(desk, "parties")
    assert violations(desk) == []
    desk.keyboard.type("Third side")
    wait_for_state(desk, "Not saved: 1 form")
    desk.keyboard.press("Control+Shift+Enter")
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    desk.locator("#rows-parties .rowopen :focus").wait_for()
    desk.keyboard.type("Fourth side")
    desk.keyboard.press("Control+Enter")
    card = desk.locator("#rows-parties .rowcard", has_text="Fourth side")
    card.wait_for()
    wait_for_state(desk, "Saved, nothing waiting")
    assert desk.locator("#n-parties").inner_text() == "3"
    assert desk.evaluate("document.activeElement.closest('li').textContent").count(
        "Fourth side"
    )
    assert [p.name for p in record.parties.all()] == [
        "First side",
        "Third side",
        "Fourth side",
    ]


def test_a_refused_row_says_so_and_keeps_what_was_typed(desk, violations):
    open_new(desk, "meetings")
    desk.locator(".rowopen [name=date]").fill("1993-13")
    desk.keyboard.press("Control+Enter")
    desk.locator(".rowopen [aria-invalid=true]").wait_for()
    wait_for_state(desk, "Not saved: the row says what to mend.")
    assert desk.locator(".rowopen [name=date]").input_value() == "1993-13"
    assert violations(desk) == []


def test_a_removed_row_comes_back_by_one_key(desk, record):
    open_new(desk, "parties")
    desk.keyboard.type("Third side")
    desk.keyboard.press("Control+Enter")
    key = "y2"
    desk.locator(f"#edit-{key}").press("Enter")
    desk.locator(f"#{key}.rowopen form").wait_for()
    desk.get_by_role("link", name="Remove row").press("Enter")
    undo = desk.get_by_role("button", name="Undo the removal")
    undo.wait_for()
    assert record.parties.count() == 1
    desk.keyboard.press("Enter")
    desk.locator(f"#{key}.rowcard").wait_for()
    assert record.parties.count() == 2


def test_a_lost_connection_says_so_and_sends_again(desk, record):
    open_new(desk, "parties")
    desk.keyboard.type("Third side")
    desk.context.set_offline(True)
    desk.keyboard.press("Control+Enter")
    wait_for_state(desk, "No connection. What you typed is kept in this window")
    assert record.parties.count() == 1
    desk.context.set_offline(False)
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    wait_for_state(desk, "Saved, nothing waiting")
    assert record.parties.count() == 2


def test_a_server_that_does_not_answer_is_asked_again(desk, record):
    desk.clock.install()
    open_new(desk, "parties")
    desk.keyboard.type("Third side")
    desk.route("**/parties/new/", lambda route: route.abort())
    desk.keyboard.press("Control+Enter")
    wait_for_state(desk, "No connection.")
    desk.unroute("**/parties/new/")
    let_it_send_again(desk)
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    assert record.parties.filter(name="Third side").count() == 1


def test_what_was_typed_outlives_the_page(desk, record):
    open_new(desk, "parties")
    desk.keyboard.type("Third side")
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.reload()
    open_new(desk, "parties")
    desk.get_by_role("button", name="Put it back").click()
    assert desk.locator(".rowopen [name=name]").input_value() == "Third side"
    desk.locator(".rowopen [name=name]").press("Control+Enter")
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    desk.reload()
    open_new(desk, "parties")
    assert not desk.get_by_role("button", name="Put it back").count()


def test_signed_out_in_the_middle_nothing_is_lost(desk, record, password_of, ada):
    open_new(desk, "parties")
    desk.keyboard.type("Third side")
    cookies = desk.context.cookies()
    desk.context.clear_cookies(name="sessionid")
    assert cookies
    desk.keyboard.press("Control+Enter")
    wait_for_state(desk, "You are signed out. Nothing is lost:")
    with desk.context.expect_page() as opened:
        desk.locator("#save-state a").click()
    second = opened.value
    second.locator("[name=login]").fill(ada.username)
    second.locator("[name=password]").fill(password_of(ada))
    second.locator("main button[type=submit]").click()
    second.get_by_role("heading", name="You are signed in again").wait_for()
    second.close()
    desk.bring_to_front()
    desk.evaluate("window.dispatchEvent(new Event('focus'))")
    desk.locator("#rows-parties .rowcard", has_text="Third side").wait_for()
    assert record.parties.filter(name="Third side").count() == 1


def test_two_at_one_row_get_both_versions_in_the_row(desk, record, violations):
    party = record.parties.get()
    desk.locator(f"#edit-{party.key}").click()
    desk.locator(".rowopen [name=name]").fill("Ada's name")
    Dialogue.objects.filter(pk=record.pk).update(version=record.version + 5)
    record.parties.update(name="Ben's name", changed_in=record.version + 5)
    desk.keyboard.press("Control+Enter")
    desk.locator(".rowopen .cf").wait_for()
    wait_for_state(desk, "Saved by somebody else meanwhile")
    assert violations(desk) == []
    desk.locator(".rowopen form").get_by_role("button", name="Save my choices").click()
    desk.locator("#rows-parties .rowcard", has_text="Ada's name").wait_for()


def test_a_phone_holds_an_open_row(desk, violations):
    desk.set_viewport_size({"width": 390, "height": 800})
    for kind in ("turning-points", "participants", "meetings"):
        open_new(desk, kind)
        wide = desk.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, kind
        assert violations(desk) == []
        desk.locator(".rowopen").get_by_role("button", name="Cancel").click()
        assert desk.evaluate("document.activeElement.id") == f"add-{kind}"


def test_a_removal_that_breaks_the_path_is_mended_by_one_button(desk, site, record):
    for date, track in (("1994", "1"), ("1996", "2")):
        open_new(desk, "turning-points")
        desk.locator(".rowopen [name=date]").fill(date)
        desk.locator(".rowopen [name=kind]").select_option("track_change")
        desk.locator(
            f".rowopen label[for$='to_track_{1 if track == '1' else 3}']"
        ).click()
        desk.keyboard.press("Control+Enter")
        desk.locator("#rows-turning-points .rowcard", has_text=date).wait_for()
    desk.locator("#edit-m2").press("Enter")
    desk.locator("#m2.rowopen form").wait_for()
    desk.get_by_role("link", name="Remove row").press("Enter")
    mend = desk.get_by_role("button", name="Take row 2 out, and remove this row")
    mend.press("Enter")
    desk.get_by_role("button", name="Undo the removal").wait_for()
    assert [move.key for move in record.moves.all()] == ["m1"]
    assert desk.locator("#rows-turning-points .rowcard").count() == 1
