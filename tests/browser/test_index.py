"""The index in a browser: no accessibility fault, by keyboard, and the way back."""

import re

import pytest
from playwright.sync_api import expect

from dialogues.models import Conflict, Organisation, Person, Source
from tests.browser.test_pages import check

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

LISTS = [
    "/people/?track=2&capacity=official",
    "/people/?q=nobody-is-called-this",
    "/organisations/?sort=-roles",
    "/conflicts/",
    "/sources/?says=nothing",
    "/places/?country=NOR",
    "/places/nor/oslo/",
    "/moves/?direction=up",
    "/moves/first-up/",
]


def test_lists_and_pages_of_the_index(served_collection, quiet_page, violations):
    pages = [
        Person.objects.get(name="Harold H. Saunders"),
        Organisation.objects.get(name="Centre for Humanitarian Dialogue"),
        Conflict.objects.get(name="Northern Ireland"),
        Source.objects.get(title="Aceh, Indonesia"),
    ]
    wrong = [
        each
        for path in [*LISTS, *(made.get_absolute_url() for made in pages)]
        for each in check(quiet_page, served_collection + path, violations)
    ]
    assert not wrong, "\n".join(wrong)


def test_people_are_filtered_by_keyboard_and_back_leads_back(
    served_collection, quiet_page
):
    page = quiet_page
    page.goto(f"{served_collection}/people/")
    count = page.locator(".bar .count b")
    expect(count).to_have_text("258")
    page.get_by_label("Name").focus()
    page.keyboard.type("karter")
    page.keyboard.press("Enter")
    expect(count).to_have_text("1")
    page.get_by_role("link", name="Jimmy Carter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jimmy Carter")
    page.go_back()
    expect(count).to_have_text("1")
    page.get_by_role("link", name=re.compile("karter.*remove")).press("Enter")
    expect(count).to_have_text("258")


def test_a_column_sorts_each_way(served_collection, quiet_page):
    page = quiet_page
    page.goto(f"{served_collection}/people/")
    first = page.locator("table.index tbody th a").first
    head = page.get_by_role("columnheader", name=re.compile("^Dialogues"))
    head.get_by_role("link").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(first).to_have_text("Harold H. Saunders")
    head.get_by_role("link").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(re.compile("sort=dialogues$"))


def test_on_a_phone_the_filters_wait_closed(served_collection, quiet_page):
    page = quiet_page
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{served_collection}/people/?capacity=official")
    panel = page.locator("details.index-panel")
    expect(panel).not_to_have_attribute("open", "")
    panel.locator("summary").press("Enter")
    page.get_by_label("Sat on").select_option("1.5")
    page.get_by_role("button", name="Show people").press("Enter")
    expect(page.locator(".chips")).to_contain_text("Sat on: 1.5")
    expect(page.locator(".chips")).to_contain_text("Capacity: Official")
    expect(page).to_have_url(re.compile(r"/people/\?capacity=official&track=1.5$"))
