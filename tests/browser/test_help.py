"""Help in a browser: by keyboard, without a script, on a phone, without a fault."""

import pytest

from dialogues.actions.changes import changing
from dialogues.models import Dialogue, Participation, Party
from tests.cast import add, person, publish, record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

HELP = "details.help"


@pytest.fixture
def record(site, ada):
    """Ada's draft, coded otherwise than who took part suggests."""
    publish(record_of(ada, "Open talks"))
    record = record_of(ada, "Harbour talks")
    with changing(dialogue_id=record.pk, by=ada) as record:
        other = add(record, Party, name="Second side", position=2)
        for number, capacity in enumerate(("mandated", "unknown")):
            add(
                record,
                Participation,
                person=person(f"Balthasar Thistlewood {'ab'[number]}"),
                party=other,
                capacity=capacity,
                position=8 + number,
            )
    return Dialogue.objects.get(pk=record.pk)


@pytest.fixture
def desk(site, quiet_page, sign_in, ada, record):
    """A row of a turning point, open before Ada."""
    sign_in(quiet_page, ada)
    quiet_page.goto(f"{site}/workspace/{record.ref}/turning-points/m1/")
    return quiet_page


def help_at(page, field):
    return page.locator(".cell", has=page.locator(f"[name={field}]")).locator(HELP)


def test_help_opens_and_closes_by_keyboard_and_tells_the_example(desk):
    help_ = help_at(desk, "date")
    desk.locator("main [name=date]").focus()
    desk.keyboard.press("F1")
    help_.get_by_text("1992-12 (December 1992)").wait_for()
    assert help_.get_by_role("status").inner_text() == "The definition is shown below."
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('details.help') !== null")
    desk.keyboard.press("Escape")
    assert help_.get_attribute("open") is None
    assert desk.evaluate("document.activeElement.name") == "date"


def test_each_help_has_a_name_of_its_own(desk):
    names = desk.locator(f"{HELP} > summary").all_text_contents()
    assert len(names) == len(set(names)) > 10


def test_it_is_asked_for_once(desk):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    summary = help_at(desk, "standing").locator("summary")
    summary.click()
    help_at(desk, "standing").get_by_text("It was proposed").wait_for()
    summary.click()
    summary.click()
    assert len([url for url in asked if "in_place" in url]) == 1


def test_a_lost_connection_is_said_and_the_link_stays(page, site, sign_in, record, ada):
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{record.ref}/turning-points/m1/")
    page.route("**/help/**", lambda route: route.abort())
    help_ = help_at(page, "kind")
    help_.locator("summary").click()
    help_.get_by_text("could not be loaded").wait_for()
    page.unroute("**/help/**")
    help_.locator("summary").click()
    help_.locator("summary").click()
    help_.get_by_text("The dialogue begins, on a first track.").wait_for()


def test_a_login_that_ran_out_puts_no_other_page_into_the_form(desk):
    desk.context.clear_cookies()
    help_ = help_at(desk, "kind")
    help_.locator("summary").click()
    help_.get_by_text("could not be loaded").wait_for()
    assert desk.locator("[name=password]").count() == 0
    assert help_.get_by_role("link").count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_open_help_and_readings_have_no_fault_and_fit(desk, violations, width):
    desk.set_viewport_size({"width": width, "height": 900})
    for field in ("kind", "standing"):
        help_at(desk, field).locator("summary").click()
        help_at(desk, field).locator(".help-values").wait_for()
    desk.locator(".readings > summary").click()
    sides = [each.bounding_box() for each in desk.locator(".readings .two > div").all()]
    stacked = sides[1]["y"] >= sides[0]["y"] + sides[0]["height"]
    assert stacked is (width == 390)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    for theme in ("light", "dark"):
        desk.emulate_media(color_scheme=theme)
        assert violations(desk) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_panel_and_the_pages_of_help_have_no_fault_and_fit(
    desk, site, record, violations, width
):
    desk.set_viewport_size({"width": width, "height": 900})
    for path in (
        f"{record.ref}/",
        f"{record.ref}/justify/m1/",
        "help/",
        "help/link/kind/",
    ):
        desk.goto(f"{site}/workspace/{path}")
        desk.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        desk.wait_for_load_state("networkidle")
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path
        for theme in ("light", "dark"):
            desk.emulate_media(color_scheme=theme)
            assert violations(desk) == [], path


def test_the_sentence_is_written_in_the_panel_by_keyboard(desk, site, record):
    desk.goto(f"{site}/workspace/{record.ref}/")
    desk.get_by_label("Why Track 2 is right").focus()
    desk.keyboard.type("The delegate came as a guest.")
    save = desk.get_by_role("button", name="Save the sentence")
    while not save.evaluate("b => b === document.activeElement"):
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.get_by_text("Why coded otherwise.").wait_for()
    assert record.moves.get().justification == "The delegate came as a guest."


def test_without_a_script_help_is_a_page_and_the_sentence_is_saved(
    browser, site, password_of, record, ada
):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/accounts/login/")
    page.locator("[name=login]").fill(ada.username)
    page.locator("[name=password]").fill(password_of(ada))
    page.locator("main button[type=submit]").click()
    page.wait_for_url(f"{site}/workspace/")
    page.goto(f"{site}/workspace/{record.ref}/turning-points/m1/")
    help_at(page, "date").locator("summary").click()
    help_at(page, "date").get_by_role("link").click()
    page.get_by_role("heading", name="Date").wait_for()
    page.goto(f"{site}/workspace/{record.ref}/")
    page.get_by_label("Why Track 2 is right").fill("A guest.")
    page.get_by_role("button", name="Save the sentence").click()
    page.get_by_role("status").first.wait_for()
    assert record.moves.get().justification == "A guest."
