"""The page about the API: every address there, tried, in order for everybody."""

import pytest

from dialogues.exports import TABLES

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def opened(page, site):
    page.goto(f"{site}/api/docs/")
    page.locator("#api-addresses[data-ready]").wait_for()


def control(page, path):
    """The button that opens an address."""
    return page.locator(f".opblock-summary-control:has([data-path='{path}'])")


def test_every_address_is_listed_and_can_be_tried(served_collection, quiet_page):
    page = quiet_page
    opened(page, served_collection)
    paths = page.locator(".opblock-summary-path").evaluate_all(
        "all => all.map((each) => each.dataset.path)"
    )
    assert {f"/api/{name}/" for name in TABLES} < set(paths)
    assert "/api/dialogues/{ref}/" in paths
    control(page, "/api/conflicts/{ref}/").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_placeholder("ref").fill("C00009")
    page.get_by_role("button", name="Execute").click()
    answer = page.locator(".live-responses-table .highlight-code").first
    answer.wait_for()
    assert '"ref": "C00009"' in answer.inner_text()


def test_a_table_can_be_asked_with_filters(served_collection, quiet_page):
    page = quiet_page
    opened(page, served_collection)
    control(page, "/api/moves/").press("Enter")
    page.get_by_role("button", name="Try it out").press("Enter")
    page.locator("[data-param-name=moved] select").select_option("2-1")
    page.get_by_placeholder("fields").fill("id,kind")
    page.get_by_role("button", name="Execute").press("Enter")
    answer = page.locator(".live-responses-table")
    answer.wait_for()
    assert "moved=2-1" in answer.inner_text() or "moved=2-1" in page.inner_text(".curl")
    assert '"kind"' in answer.inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_in_anybodys_way(site, quiet_page, violations, width):
    page = quiet_page
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, site)
    control(page, "/api/participants/").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    page.locator(".live-responses-table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast") == []


def test_without_scripts_the_page_still_says_how(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/api/docs/")
    assert "If-None-Match" in page.inner_text("main")
    assert page.locator("main noscript, main a[href='/api/schema/']").count()
    context.close()
