"""Dates in a browser: read while typed, suggested, built; with the keyboard alone."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cast import record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.fixture
def record(site, ada):
    return record_of(ada, "Harbour talks")


@pytest.fixture
def form(site, quiet_page, sign_in, ada, record):
    """The form of a new party, which has two dates and no other row to obey."""
    sign_in(quiet_page, ada)
    quiet_page.goto(f"{site}/workspace/{record.ref}/parties/new/")
    quiet_page.locator("[name=name]").fill("Third side")
    return quiet_page


def says(page, text, name="start"):
    """Wait until the place below a date field says this."""
    place = page.locator(f"#id_{name}_read")
    place.get_by_text(text).wait_for()
    return place


def asked_of(answer) -> list[str]:
    """The text of which an answer tells how it is read."""
    return parse_qs(urlsplit(answer.url).query).get("text", [])


def value(page, name="start"):
    return page.locator(f"[name={name}]").input_value()


def type_date(page, text, name="start"):
    page.locator(f"[name={name}]").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def fits(page, width=390) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_date_is_read_while_it_is_typed(form, violations):
    type_date(form, "1993-05")
    says(form, "May 1993, day not known: between 1 and 31 May 1993")
    assert violations(form) == []
    type_date(form, "1993-05-17")
    says(form, "17 May 1993")
    type_date(form, "1993-05-32")
    says(form, "32 is not a day of 1993-05")
    assert violations(form) == []
    type_date(form, "1990")
    says(form, "1990: between")
    type_date(form, "1991", "end")
    says(form, "This is before the opening (December 1992).", "end")
    assert violations(form) == []


def test_a_suggestion_is_taken_by_keyboard_and_saved_by_the_person(
    form, record, violations
):
    type_date(form, "early 1993")
    says(form, "Use [1993-01..1993-04]: between January and April 1993")
    assert violations(form) == []
    assert value(form) == "early 1993"
    form.keyboard.press("Tab")
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    assert value(form) == "1993"
    says(form, "1993: between 1 January and 31 December 1993")
    assert form.evaluate("document.activeElement.name") == "start"
    assert not record.parties.filter(name="Third side").exists()
    form.keyboard.press("Enter")
    form.locator("[role=status]").first.wait_for()
    assert record.parties.get(name="Third side").start == "1993"


def test_a_refused_date_is_mended_where_it_stands(form, record, violations):
    type_date(form, "May 1993")
    form.keyboard.press("Enter")
    form.locator("[aria-invalid=true]").wait_for()
    assert violations(form) == []
    form.locator("[name=name]").press("Enter")
    form.locator("[role=alert]").wait_for()
    assert value(form) == "May 1993", "the Enter key takes no suggestion"
    form.get_by_role("button", name="Use 1993-05").click()
    says(form, "May 1993, day not known")
    assert form.locator("[name=start][aria-invalid]").count() == 0
    assert form.locator("#id_start_error").count() == 0
    form.locator("main form button.btn-main").click()
    form.locator("[role=status]").first.wait_for()
    assert record.parties.get(name="Third side").start == "1993-05"


def test_an_answer_that_comes_late_does_not_stand(form):
    held = []
    form.route("**/workspace/dates/**text=1992**", lambda route: held.append(route))
    with form.expect_request("**/workspace/dates/**text=1992**"):
        type_date(form, "1992")
    type_date(form, "1993")
    says(form, "1993: between")
    for route in held:
        route.abort()
    assert "1992" not in form.locator("#id_start_read").inner_text()


def test_nothing_is_said_without_a_connection(form):
    type_date(form, "1993")
    says(form, "1993: between")
    form.context.set_offline(True)
    type_date(form, "1994")
    form.locator("#id_start_read p").wait_for(state="detached")
    form.context.set_offline(False)
    assert value(form) == "1994"


def test_a_date_is_built_by_keyboard(form, record, violations):
    builder = form.locator("date-builder[data-for=id_start]")
    form.locator("[name=start]").focus()
    form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    form.locator(".date-build[open]").wait_for()
    assert violations(form) == []
    form.keyboard.type("From one")
    for typed in ("month", "March", "1993", "About"):
        form.keyboard.press("Tab")
        form.keyboard.type(typed)
    for typed in ("decade", "1994"):
        form.keyboard.press("Tab")
        form.keyboard.type(typed)
    builder.get_by_text("1993-03~/199X", exact=True).wait_for()
    builder.get_by_text("about March 1993").wait_for()
    assert violations(form) == []
    assert value(form) == ""
    form.keyboard.press("Enter")
    assert value(form) == "1993-03~/199X"
    says(form, "about March 1993")
    assert form.evaluate("document.activeElement.name") == "start"
    assert form.locator(".date-build[open]").count() == 0
    form.keyboard.press("Enter")
    form.locator("[role=status]").first.wait_for()
    assert record.parties.get(name="Third side").start == "1993-03~/199X"


def year(number, **more):
    return {"known": "year", "year": number, **more}


DAY = {"known": "day", "day": "4", "month": "12", "year": "1992"}
BUILT = [
    ("one", [DAY], "1992-12-04"),
    ("one", [year("1992", sure="?")], "1992?"),
    ("one", [{"known": "season", "season": "22", "year": "1998"}], "1998-22"),
    ("open", [year("1992")], "1992/.."),
    ("choice", [year("1992"), year("1993")], "[1992,1993]"),
    ("between", [year("1992"), DAY], "[1992..1992-12-04]"),
    ("until", [year("1992")], "[..1992]"),
    ("since", [year("1992")], "[1992..]"),
    ("unknown", [], ".."),
]


def test_every_kind_of_date_can_be_built(form, violations):
    form.set_viewport_size({"width": 390, "height": 844})
    builder = form.locator("date-builder[data-for=id_start]")
    builder.locator("summary").click()
    for shape, parts, edtf in BUILT:
        builder.locator("[data-build=form]").select_option(shape)
        for place, values in enumerate(parts):
            part = builder.locator("fieldset").nth(place)
            for name, chosen in {"known": "month", "sure": "", **values}.items():
                control = part.locator(f"[data-part={name}]")
                if not control.is_visible():
                    continue
                if name in ("day", "year"):
                    control.fill(chosen)
                else:
                    control.select_option(chosen)
        builder.get_by_text(edtf, exact=True).wait_for()
        builder.locator("[data-build=says] .read").wait_for()
        assert fits(form)
        assert violations(form) == []
    builder.get_by_role("button", name="Put it in").click()
    assert value(form) == ".."


def test_one_of_many_dates_and_a_builder_left_alone(form):
    builder = form.locator("date-builder[data-for=id_start]")
    builder.locator("summary").click()
    builder.locator("[data-build=form]").select_option("choice")
    more = builder.get_by_role("button", name="One more date")
    for _ in range(3):
        more.click()
    assert builder.locator("fieldset").count() == 5
    assert not more.is_visible()
    builder.get_by_text("not complete yet").wait_for()
    builder.get_by_role("button", name="Put it in").press("Enter")
    assert value(form) == ""
    form.keyboard.press("Escape")
    assert form.locator(".date-build[open]").count() == 0
    assert form.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_form_that_arrives_later_has_both(form):
    """What htmx puts into a page works as what came with it."""
    form.evaluate(
        """() => {
            const form = document.querySelector("main form");
            const later = form.cloneNode(true);
            for (const builder of later.querySelectorAll("date-builder")) {
              builder.replaceChildren();
            }
            form.replaceWith(later);
        }"""
    )
    type_date(form, "May 1993")
    form.get_by_role("button", name="Use 1993-05").click()
    says(form, "May 1993, day not known")
    form.locator("date-builder[data-for=id_end] summary").click()
    form.locator(".date-build[open]").wait_for()


def test_the_form_is_no_wider_than_a_phone_in_any_state(form, violations):
    form.set_viewport_size({"width": 390, "height": 844})
    for text in ("end of February 1992", "12/04/1985", "round 3", "1980"):
        with form.expect_response(lambda answer, text=text: asked_of(answer) == [text]):
            type_date(form, text)
        form.locator("#id_start_read p, #id_start_read li").first.wait_for()
        assert fits(form)
        assert violations(form) == []


def test_without_scripts_a_suggestion_is_put_in_and_nothing_is_built(
    browser, site, sign_in, ada, record
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{record.ref}/parties/new/")
    assert not page.get_by_text("Build the date").is_visible()
    page.locator("[name=name]").fill("Third side")
    page.locator("[name=start]").fill("May 1993")
    page.locator("main form button.btn-main").click()
    page.get_by_role("button", name="Use 1993-05").click()
    assert value(page) == "1993-05"
    assert page.get_by_text("Put in, and not saved yet.").is_visible()
    assert not record.parties.filter(name="Third side").exists()
    page.locator("[name=name]").press("Enter")
    page.locator("[role=status]").first.wait_for()
    assert record.parties.get(name="Third side").start == "1993-05"
    context.close()
