"""A field that offers names while one types: keyboard, choices, and no fault."""

import pytest
from playwright.sync_api import expect

from dialogues.models import Participation, Person
from tests.cast import OPEN_NAME, record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.fixture
def desk(site, quiet_page, sign_in, ada):
    """A new participant of Ada's record, in the browser."""
    record = record_of(ada, "Harbour talks")
    record.participations.all().delete()
    Person.objects.get(name=OPEN_NAME).names.create(name="أوتولين", kind="native")
    sign_in(quiet_page, ada)
    quiet_page.goto(f"{site}/workspace/{record.ref}/participants/new/")
    quiet_page.record = record
    return quiet_page


def person(page):
    return page.locator("main [name=person]")


def options(page):
    return page.locator("auto-complete:has([name=person]) [role=option]")


def write(page, text):
    person(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()


def stays(record):
    return Participation.objects.filter(dialogue=record)


@pytest.mark.parametrize("width", [1280, 390])
def test_open_it_is_without_fault_and_not_wider_than_the_page(desk, violations, width):
    desk.set_viewport_size({"width": width, "height": 900})
    write(desk, "otto")
    desk.keyboard.press("ArrowDown")
    for scheme in ("light", "dark"):
        desk.emulate_media(color_scheme=scheme)
        assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    assert options(desk).first.locator("mark").inner_text() == "Otto"
    expect(person(desk)).to_have_attribute("aria-expanded", "true")


def test_a_person_is_chosen_by_keyboard_alone(desk):
    write(desk, "march")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(person(desk)).to_have_value(OPEN_NAME)
    expect(options(desk).first).to_be_hidden()
    there = Person.objects.get(name=OPEN_NAME)
    assert desk.locator("main input[name=person_is]").input_value() == there.ref
    desk.locator("[name=capacity]").select_option("official")
    desk.locator("main form button.btn-main[type=submit]").click()
    desk.wait_for_url("**/#participants")
    assert stays(desk.record).get().person == there


def test_enter_and_escape_in_an_open_list_close_it_and_send_nothing(desk):
    for key in ("Enter", "Escape"):
        person(desk).fill("")
        write(desk, "otto")
        desk.keyboard.press(key)
        expect(options(desk).first).to_be_hidden()
        assert desk.url.endswith("/participants/new/")
        expect(person(desk)).to_have_value("otto")
    assert not desk.locator("[role=alert]").count()


def test_typing_on_takes_the_choice_back(desk):
    write(desk, "march")
    options(desk).first.click()
    expect(person(desk)).to_have_value(OPEN_NAME)
    expect(person(desk)).to_be_focused()
    person(desk).press_sequentially("x")
    expect(desk.locator("main [name=person_is]")).to_have_count(0)


def test_a_new_person_is_made_where_nobody_is_like_it(desk):
    write(desk, "Nazim Qadir")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    expect(person(desk)).to_have_value("Nazim Qadir")
    desk.locator("summary", has_text="A person who is new here").click()
    for n, name in enumerate(("ناظم قادر", "Grey Swan", "Nazim Q.", "Fourth"), start=1):
        if n == 4:
            desk.get_by_role("button", name="One more name").click()
            expect(desk.locator("[name=person_name_4]")).to_be_focused()
        desk.locator(f"[name=person_name_{n}]").fill(name)
    desk.locator("[name=person_kind_2]").select_option("cover")
    desk.locator("[name=capacity]").select_option("official")
    desk.locator("main form button.btn-main[type=submit]").click()
    desk.wait_for_url("**/#participants")
    made = stays(desk.record).get().person
    assert [(n.name, n.kind) for n in made.names.all()] == [
        ("ناظم قادر", "native"),
        ("Grey Swan", "cover"),
        ("Nazim Q.", "alias"),
        ("Fourth", "alias"),
    ]


def test_the_question_about_somebody_very_like_is_without_fault(desk, violations):
    write(desk, "Ottoline Marchbank")
    options(desk).last.click()
    desk.locator("[name=capacity]").select_option("official")
    desk.locator("main form button.btn-main[type=submit]").click()
    box = desk.get_by_role("radiogroup", name="Very like someone already here")
    expect(box).to_contain_text("Same person: Ottoline Marchbanks")
    assert violations(desk) == []
    box.get_by_label("Same person").check()
    desk.locator("main form button.btn-main[type=submit]").click()
    desk.wait_for_url("**/#participants")
    assert stays(desk.record).get().person.name == OPEN_NAME


def test_a_form_that_arrives_later_works_as_well(desk):
    desk.evaluate(
        """() => {
            const form = document.querySelector("main form");
            const text = form.outerHTML;
            form.outerHTML = "";
            document.querySelector("main").insertAdjacentHTML("beforeend", text);
        }"""
    )
    write(desk, "march")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(person(desk)).to_have_value(OPEN_NAME)
    assert desk.locator("main input[name=person_is]").count() == 1


def test_the_list_closes_where_the_field_is_left(desk):
    write(desk, "otto")
    desk.keyboard.press("Tab")
    expect(options(desk).first).to_be_hidden()
    desk.clock.install()
    person(desk).focus()
    desk.clock.run_for(1000)
    expect(options(desk).first).to_be_hidden()


def test_a_conflict_of_the_list_is_chosen_by_typing(site, quiet_page, sign_in, ada):
    record = record_of(ada, "Harbour talks")
    there = record.conflicts.get()
    sign_in(quiet_page, ada)
    quiet_page.goto(f"{site}/workspace/new/")
    quiet_page.locator("[name=title]").fill("Second talks")
    field = quiet_page.locator("[name=new_conflict]")
    field.press_sequentially("harbour")
    quiet_page.locator("auto-complete [role=option]", has_text=there.name).click()
    expect(quiet_page.locator("[name=conflict]")).to_have_value(there.ref)
    quiet_page.locator("[name=start]").fill("1993")
    quiet_page.locator("label[for=id_first_track_1]").click()
    quiet_page.locator("main form button.btn-main[type=submit]").click()
    quiet_page.get_by_role("heading", name="Second talks").wait_for()
    assert there.dialogues.count() == 2
