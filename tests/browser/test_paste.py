"""A list of participants pasted, looked over and added with the keyboard alone."""

import pytest

from dialogues.models import Dialogue, Person
from tests.cast import publish, record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

LIST = """Dr. Nazim Qadir (ناظم قادر), head of the harbour office, South shore
Ottoline Marchbanks, lecturer, First side
and three advisers, , South shore"""


def check(page, violations, step: str) -> list[str]:
    """What is wrong with a page, wide and light, then narrow and dark."""
    wrong = []
    for width, theme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            wrong.append(f"{step} is {wide} wide at {width}")
        wrong += [f"{step} {width}: {each}" for each in violations(page)]
    return wrong


def tab_to(page, selector: str) -> None:
    """Press Tab until the focus stands on an element."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.locator(selector).evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {selector}.")


def test_with_the_keyboard_from_the_text_to_the_rows(
    site, quiet_page, sign_in, ada, ben, violations
):
    page = quiet_page
    publish(record_of(ada, "Open talks"))
    record = record_of(ben, "Talks of Ben")
    record.participations.all().delete()
    sign_in(page, ben)
    page.goto(f"{site}/workspace/{record.ref}/participants/paste/")
    wrong = check(page, violations, "text")

    tab_to(page, "[name=text]")
    page.keyboard.insert_text("x" * 1001)
    tab_to(page, "button[value=read]")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").first.wait_for()
    wrong += check(page, violations, "text refused")

    tab_to(page, "[name=text]")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(LIST)
    tab_to(page, "button[value=read]")
    page.keyboard.press("Enter")
    page.locator("fieldset.pasteline").nth(2).wait_for()
    assert page.locator("[name=line1-person]").input_value() == "Nazim Qadir"
    page.locator(".paste-columns summary").click()
    wrong += check(page, violations, "lines")

    tab_to(page, "[name=usual_capacity]")
    page.keyboard.type("Unoff")
    tab_to(page, "button[value=add]")
    page.keyboard.press("Enter")
    page.locator("#faults").wait_for()
    assert page.evaluate("document.activeElement.id") == "faults"
    assert "Choose the person that is meant" in page.locator("#faults").inner_text()
    wrong += check(page, violations, "lines refused")

    there = Person.objects.get(name="Ottoline Marchbanks")
    answer = f"[name=line2-person_is][value='{there.ref}']"
    tab_to(page, "[name=line2-person_is] >> nth=0")
    page.keyboard.press("Space")
    assert page.locator(answer).is_checked()
    tab_to(page, "button[value=add]")
    page.keyboard.press("Enter")
    page.get_by_text("3 participants of Talks of Ben are saved.").wait_for()
    assert page.url == f"{site}/workspace/{record.ref}/#participants"
    rows = Dialogue.objects.get(ref=record.ref).participations.order_by("position")
    assert [str(row.person or row.unnamed_as) for row in rows] == [
        "Nazim Qadir",
        "Ottoline Marchbanks",
        "three advisers",
    ]
    assert rows[1].person == there
    assert wrong == [], "\n".join(wrong)


def test_a_line_that_is_left_out_takes_no_room_and_no_scripts_are_needed(
    site, browser, sign_in, ben
):
    page = browser.new_context(java_script_enabled=False).new_page()
    record = record_of(ben, "Talks of Ben")
    sign_in(page, ben)
    page.goto(f"{site}/workspace/{record.ref}/participants/paste/")
    page.locator("[name=text]").fill("lecturer; Ann Onym\npainter; Bo Borg")
    page.locator("button[value=read]").click()
    page.locator(".paste-columns summary").click()
    page.locator("[name=column0]").select_option("office")
    page.locator("[name=column1]").select_option("name")
    page.locator("button[value=columns]").click()
    assert page.locator("[name=line1-person]").input_value() == "Ann Onym"
    page.locator("[name=line2-out]").check()
    assert not page.locator("[name=line2-person]").is_visible()
    page.locator("[name=line1-capacity]").select_option("private")
    page.locator("button[value=add]").click()
    page.get_by_text("1 participant of Talks of Ben is saved.").wait_for()
    assert Person.objects.filter(name="Bo Borg").count() == 0


def test_a_public_record_is_copied_as_a_start(
    site, quiet_page, sign_in, ada, ben, violations
):
    page = quiet_page
    first = publish(record_of(ada, "Open talks"))
    sign_in(page, ben)
    page.goto(f"{site}{first.get_absolute_url()}")
    page.get_by_role("link", name="Copy as a start").click()
    page.wait_for_url("**/copy/")
    wrong = check(page, violations, "copy")
    page.locator("main button.btn-main").click()
    page.locator("[aria-invalid=true]").first.wait_for()
    wrong += check(page, violations, "copy refused")
    page.locator("[name=title]").fill("Second talks")
    page.locator("[name=start]").fill("1999")
    page.locator("label[for=id_first_track_1]").click()
    page.locator("main button.btn-main").click()
    page.locator("[role=status]").first.wait_for()
    assert page.locator("h1").inner_text() == "Second talks"
    assert "Ottoline Marchbanks" in page.content()
    assert wrong == [], "\n".join(wrong)
