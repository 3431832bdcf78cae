"""Who was at a meeting, ticked by keyboard, on a wide page and on a phone."""

import pytest

from dialogues.choices import Capacity
from dialogues.models import Participation, Party
from tests.cast import record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.fixture
def talks(ada):
    """A draft of Ada's with two sides of a hundred."""
    record = record_of(ada, "Harbour talks")
    first = record.parties.get()
    second = Party.objects.create(dialogue=record, key="y2", name="Second side")
    Participation.objects.bulk_create(
        Participation(
            dialogue=record,
            key=f"p{number}",
            position=number,
            unnamed_as=f"delegate {number} of the harbours and the outer islands",
            capacity=Capacity.OFFICIAL,
            party=second if number % 2 else first,
            end="1993-05" if number > 190 else "",
        )
        for number in range(3, 201)
    )
    return record


def answer_of(page, key: str) -> str:
    return page.locator(f"[name=presence_{key}]:checked").input_value()


def test_attendance_by_keyboard(site, quiet_page, sign_in, ada, talks, violations):
    page = quiet_page
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{talks.ref}/meetings/new/")
    assert not page.locator(".who").first.is_visible()
    sides = page.locator(".roll-side > summary")
    sides.nth(0).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == (
        "Everybody of First side was present"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert answer_of(page, "p1") == "absent"
    assert "1 of" in sides.nth(0).inner_text()
    page.keyboard.press("Tab")  # the note of p1
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("s1 has her at sea")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert answer_of(page, "p2") == "present"
    assert violations(page) == []
    page.locator("main form button.btn-main[type=submit]").press("Enter")
    page.wait_for_url(f"**/workspace/{talks.ref}/**#meetings")
    there = talks.meetings.get().attendance
    assert list(there.values_list("participation__key", "presence", "note")) == [
        ("p1", "absent", "s1 has her at sea"),
        ("p2", "present", ""),
    ]


def test_everybody_of_a_side(site, quiet_page, sign_in, ada, talks):
    page = quiet_page
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{talks.ref}/meetings/new/")
    page.locator(".roll-side > summary").nth(0).press("Enter")
    page.locator("label[for=id_presence_p2_3]").click()
    page.locator("[data-roll-all]").nth(0).press("Enter")
    assert answer_of(page, "p2") == "excluded"
    assert answer_of(page, "p1") == answer_of(page, "p4") == "present"
    assert answer_of(page, "p3") == ""  # of the other side
    said = page.locator("[data-roll-said]").inner_text()
    assert said.endswith("marked present. 1 had an answer, which stays.")
    total = page.locator(".roll-side").nth(0).locator(".who").count()
    assert f"{total} of {total} answered" in (
        page.locator(".roll-side > summary").nth(0).inner_text()
    )


def test_a_phone_with_two_hundred_participants(
    site, quiet_page, sign_in, ada, talks, violations
):
    page = quiet_page
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{talks.ref}/meetings/new/")
    page.locator(".roll-side > summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    line = page.locator(".who").nth(1)
    assert line.bounding_box()["height"] < 110
    boxes = [each.bounding_box() for each in line.locator(".segi label").all()]
    assert min(box["height"] for box in boxes) >= 32
    assert max(box["x"] + box["width"] for box in boxes) <= 390
    # The answers of one person stay on one line.
    assert len({round(box["y"]) for box in boxes}) == 1
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_without_scripts_the_answers_work_and_no_dead_button_stands(
    site, browser, ada, talks, password_of
):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/accounts/login/")
    page.locator("[name=login]").fill(ada.username)
    page.locator("[name=password]").fill(password_of(ada))
    page.locator("main button[type=submit]").click()
    page.wait_for_url(f"{site}/workspace/")
    page.goto(f"{site}/workspace/{talks.ref}/meetings/new/")
    page.locator(".roll-side > summary").nth(0).press("Enter")
    assert page.locator(".who").first.is_visible()
    assert not page.locator("[data-roll-all]").first.is_visible()
    page.locator("label[for=id_presence_p1_1]").click()
    page.locator("main form button.btn-main[type=submit]").click()
    page.wait_for_url(f"**/workspace/{talks.ref}/**#meetings")
    assert talks.meetings.get().attendance.get().presence == "present"
    page.context.close()


def test_faults_and_what_was_carried_over_are_in_order(
    site, quiet_page, sign_in, ada, talks, violations
):
    page = quiet_page
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{talks.ref}/meetings/new/")
    page.locator("[name=number]").fill("3")
    page.locator("[name=country]").select_option("NOR")
    page.locator("main form button.btn-main[type=submit]").click()
    after = page.get_by_role("link", name="Enter the next meeting")
    page.goto(site + after.get_attribute("href"))
    assert page.locator("[name=number]").input_value() == "4"
    page.locator("[name=medium]").select_option("online")
    page.locator("[name=place]").fill("Quillmoor")
    page.locator("[name=presence_note_p1]").evaluate("e => { e.value = 'a note' }")
    page.locator("main form button.btn-main[type=submit]").click()
    page.locator("#faults").wait_for()
    page.get_by_text("Carried over: the next number").wait_for()
    assert violations(page) == []
    page.get_by_role("link", name="Ottoline Marchbanks").click()
    page.locator("#id_presence_p1").wait_for()
