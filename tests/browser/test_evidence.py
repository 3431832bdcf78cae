"""Evidence at the keyboard: ticks by key, lines, the filter, the walk; axe-clean."""

import pytest

from dialogues.models import Dialogue, SourceEntry
from tests.cast import add, record_of, source

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.fixture
def record(ada):
    record = record_of(ada, "Harbour talks")
    for number in range(3, 41):
        add(record, SourceEntry, source=source(f"Letter number {number}"))
    Dialogue.objects.filter(pk=record.pk).update(rows_made=record.rows_made)
    return record


@pytest.fixture
def desk(quiet_page, sign_in, ada):
    sign_in(quiet_page, ada)
    return quiet_page


def opening_of(site, record) -> str:
    return f"{site}/workspace/{record.ref}/turning-points/m1/"


def saved(page) -> None:
    page.locator(".msgs[role=status]").first.wait_for()


def cited(record, **only) -> list[str]:
    rows = record.citations.filter(move__key="m1", **only)
    return list(rows.values_list("entry__key", flat=True))


def test_one_key_cites_the_source_used_last(site, desk, record):
    desk.goto(opening_of(site, record))
    desk.locator("[name=trigger]").focus()
    desk.keyboard.press("Alt+Shift+KeyS")
    assert desk.locator("[name=cited][value=s2]").is_checked()
    desk.keyboard.press("Enter")
    saved(desk)
    assert cited(record) == ["s2"]


def test_a_source_among_forty_is_found_and_ticked_by_keyboard(
    site, desk, record, violations
):
    desk.goto(opening_of(site, record))
    box = desk.get_by_role("searchbox", name="Find among 40 sources")
    box.focus()
    desk.keyboard.type("number 27")
    assert desk.locator("source-filter [role=status]").inner_text() == "1 of 40 shown"
    assert desk.locator("[name=cited]:visible").count() == 1
    assert violations(desk) == []
    desk.keyboard.press("Enter")
    assert desk.locator("[name=cited]:visible").count() == 40
    assert desk.locator("[name=cited]:checked").get_attribute("value") == "s27"
    desk.locator("[name=trigger]").focus()
    desk.locator("main form .btn-main").press("Enter")
    saved(desk)
    assert cited(record) == ["s27"]


def test_looking_for_a_source_is_no_unsaved_input(site, desk, record):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(opening_of(site, record))
    desk.get_by_role("searchbox", name="Find among 40 sources").fill("number 27")
    desk.goto(f"{site}/workspace/")
    assert asked == []


def test_a_contested_date_is_entered_with_keys_alone(site, desk, record, violations):
    desk.goto(opening_of(site, record))
    desk.locator("summary", has_text="Page, wording or contradiction").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    desk.keyboard.type("s3")
    desk.keyboard.press("Tab")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Date")
    desk.keyboard.press("Tab")
    desk.keyboard.type("p. 127")
    desk.keyboard.press("Tab")
    desk.keyboard.type("1992-05")
    desk.keyboard.press("Tab")
    desk.keyboard.type("in the spring")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")  # one more citation
    desk.locator("[name=cite_new2_entry]:focus").wait_for()
    assert desk.locator("[name=cite_new2_locator]").input_value() == ""
    assert desk.locator("[name=cite_new2_stance]:checked").input_value() == "supports"
    assert desk.locator("[name=cite_new1_stance]:checked").input_value() == (
        "contradicts"
    )
    assert violations(desk) == []
    desk.keyboard.type("s4")
    desk.locator("[name=cite_new2_field]").select_option("date")
    desk.locator("[name=cite_new2_locator]").press("Enter")
    saved(desk)
    assert cited(record, field="date", value_given="1992-05") == ["s3"]
    assert cited(record, field="date", stance="supports") == ["s4"]


def test_the_walk_goes_on_with_enter(site, desk, record):
    desk.goto(f"{site}/workspace/{record.ref}/evidence/")
    desk.get_by_role("link", name="Walk through 2 statements").press("Enter")
    desk.get_by_text("Statement 1 of 2 without evidence.").wait_for()
    desk.wait_for_load_state()  # before its scripts are here, Enter only saves
    desk.locator("[name=cited][value=s1]").press("Space")
    desk.keyboard.press("Enter")
    desk.get_by_text("Statement 1 of 1 without evidence.").wait_for()
    assert cited(record) == ["s1"]
    desk.get_by_role("link", name="Skip to the next").press("Enter")
    desk.wait_for_url(f"{site}/workspace/{record.ref}/evidence/")


def test_every_state_is_clean_and_fits_a_phone(site, desk, record, violations):
    wrong = []
    for width in (1280, 390):
        desk.set_viewport_size({"width": width, "height": 900})
        for path in ("evidence/", "turning-points/m1/?walk=1", "overview/?walk=1"):
            desk.goto(f"{site}/workspace/{record.ref}/{path}")
            for fold in desk.locator("main details > summary").all():
                if fold.is_visible():
                    fold.click()
            wide = desk.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                wrong.append(f"{path} is {wide} wide at {width}")
            wrong += [f"{path} {width}: {each}" for each in violations(desk)]
        desk.goto(opening_of(site, record))
        desk.locator("summary", has_text="Page, wording").click()
        desk.locator("[name=cite_new1_locator]").fill("p. 5")
        desk.locator("[name=cite_new1_locator]").press("Enter")
        desk.locator("[name=cite_new1_entry][aria-invalid=true]:visible").wait_for()
        wrong += [f"fault {width}: {each}" for each in violations(desk)]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def plain_desk(browser, sign_in, ada):
    """A signed-in browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, ada)
    yield page
    context.close()


def test_without_javascript_one_more_line_comes_from_the_server(
    site, plain_desk, record
):
    plain_desk.goto(opening_of(site, record))
    plain_desk.locator("summary", has_text="Page, wording").click()
    plain_desk.locator("[name=cite_new1_entry]").select_option("s3")
    plain_desk.locator("[name=cite_new1_locator]").fill("p. 5")
    plain_desk.get_by_role("button", name="One more citation").click()
    plain_desk.locator("[name=cite_new2_entry]").select_option("s4")
    plain_desk.locator("[name=cite_new2_locator]").fill("p. 6")
    plain_desk.locator("[name=cite_new2_locator]").press("Enter")
    saved(plain_desk)
    assert cited(record) == ["s3", "s4"]
