"""A search and a saved filter in the browser, by keyboard, with and without room."""

import pytest
from playwright.sync_api import expect

from dialogues.models import SavedFilter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_question_is_saved_used_and_removed_by_keyboard(
    served_collection, quiet_page, sign_in, violations, reader, width
):
    page, site = quiet_page, served_collection
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, reader)
    page.goto(f"{site}/dialogues/?q=oslo")
    expect(page.locator("mark").first).to_have_text("Oslo")
    assert violations(page) == []

    page.get_by_role("link", name="Save this filter").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/filters/new/dialogues/?q=oslo")
    assert violations(page) == []
    page.get_by_label("Name").focus()
    page.keyboard.type("The Oslo channel")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dialogues/?saved=F*")
    expect(page.get_by_text("Saved filter F")).to_contain_text("The Oslo channel")
    saved = SavedFilter.objects.get()
    assert (saved.query, saved.is_shared) == ("q=oslo", True)

    page.goto(f"{site}/filters/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Remove The Oslo channel").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put back The Oslo channel").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The filter “The Oslo channel” is back.")).to_be_visible()
    page.get_by_role("link", name="The Oslo channel").first.click()
    page.wait_for_url(f"**/dialogues/?saved={saved.ref}")
    page.get_by_role("link", name="Search: “oslo” (remove)").click()
    page.wait_for_url("**/dialogues/")
    page.go_back()
    expect(page.locator("mark").first).to_have_text("Oslo")
