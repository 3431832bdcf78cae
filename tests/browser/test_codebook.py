"""The codebook in a browser: looked through by keyboard, led to by address, printed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import check

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


def test_no_accessibility_fault(served_collection, quiet_page, violations):
    paths = ("/codebook/", "/codebook/?q=capacity", "/codebook/?q=zyzzyva")
    wrong = [
        each
        for path in paths
        for each in check(quiet_page, served_collection + path, violations)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_word_is_looked_for_and_its_values_found_by_keys_alone(
    served_collection, quiet_page
):
    page = quiet_page
    page.goto(f"{served_collection}/codebook/")
    page.get_by_label("Search the codebook").last.focus()
    page.keyboard.type("secrecy level")
    page.keyboard.press("Enter")
    page.wait_for_url("**/codebook/?q=secrecy+level")
    expect(page.locator(".cb-find")).to_contain_text(re.compile(r"2 of \d+ variables"))
    row = page.locator("#secrecy-level")
    expect(row).to_contain_text("level")
    row.get_by_role("link", name="Secrecy, 3 values").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/codebook/#values-secrecy")
    expect(page.locator("#values-secrecy-secret")).to_be_in_viewport()


def test_an_address_leads_to_its_row_on_screen_and_on_paper(
    served_collection, quiet_page
):
    page = quiet_page
    for anchor in ("participants-capacity", "values-track-1.5", "values-country-SUN"):
        page.goto(f"{served_collection}/codebook/#{anchor}")
        target = page.locator(f'[id="{anchor}"]')
        expect(target).to_be_visible()
        expect(target).to_be_in_viewport()
        link = target.locator(f'[href="#{anchor}"]')
        link.focus()
        expect(link).to_have_css("opacity", "1")
    page.emulate_media(media="print")
    expect(page.get_by_label("Search the codebook").last).to_be_hidden()
    expect(page.locator(".cb-contents")).to_be_hidden()
    expect(page.locator("#participants-capacity")).to_be_visible()
    expect(page.locator("#values-capacity-mandated")).to_be_visible()


def test_it_is_downloaded_as_a_table(served_collection, quiet_page):
    quiet_page.goto(f"{served_collection}/codebook/")
    with quiet_page.expect_download() as download:
        quiet_page.get_by_role("link", name="Download the codebook").click()
    assert download.value.suggested_filename.startswith("diplotrack-codebook-")
    lines = download.value.path().read_text("utf-8").splitlines()
    assert lines[0].startswith("line_is,table,variable,")
    assert len(lines) > 800
