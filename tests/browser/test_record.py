"""Reading a record in a browser: its addresses, its citation, its paper."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

OSLO = "/dialogues/oslo-channel/"


@pytest.fixture
def oslo(served_collection, quiet_page):
    quiet_page.goto(served_collection + OSLO)
    return quiet_page


def opacity(locator) -> float:
    return float(locator.evaluate("each => getComputedStyle(each).opacity"))


def test_an_address_is_seen_on_pointing_and_on_focus(oslo):
    row = oslo.locator("#p1")
    link = row.locator(".perma")
    assert opacity(link) == 0
    row.hover()
    assert opacity(link) == 1
    oslo.mouse.move(0, 0)
    assert opacity(link) == 0
    row.locator("a").first.focus()
    oslo.keyboard.press("Tab")
    assert link.evaluate("each => each === document.activeElement")
    assert opacity(link) == 1
    oslo.keyboard.press("Enter")
    oslo.wait_for_url("**/#p1")
    assert link.get_attribute("aria-label") == "Link to this participant"


def test_an_address_opens_what_is_folded_and_is_marked(
    oslo, served_collection, context
):
    assert not oslo.locator("#cite-bib").is_visible()
    oslo.goto(f"{served_collection}{OSLO}#cite-bib")
    oslo.locator("#cite-bib").wait_for()
    oslo.goto(f"{served_collection}{OSLO}#readings-1")
    oslo.locator("#readings-1[open]").wait_for()
    oslo.goto(f"{served_collection}{OSLO}#d2")
    plain = oslo.locator("#d1").evaluate("each => getComputedStyle(each).background")
    marked = oslo.locator("#d2").evaluate("each => getComputedStyle(each).background")
    assert marked != plain


def test_every_citation_is_copied_as_it_stands(oslo, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    for form, name in (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON")):
        part = oslo.locator(".citeform", has=oslo.locator(f"#cite-{form}"))
        part.locator("summary").click()
        part.get_by_role("button", name=f"Copy {name}").click()
        part.get_by_text("Copied").wait_for()
        copied = oslo.evaluate("navigator.clipboard.readText()")
        assert copied == oslo.locator(f"#cite-{form}").text_content().strip()
        with oslo.expect_download() as download:
            part.get_by_role("link", name=f"Download {name}").click()
        assert download.value.suggested_filename == f"diplotrack-D00025.{form}"
        assert download.value.path().read_text("utf-8").strip() == copied


def test_linked_data_is_no_script_to_the_policy(oslo):
    data = oslo.locator('script[type="application/ld+json"]')
    assert '"@type": "Dataset"' in data.text_content()


def test_on_paper_the_tables_stay_and_what_is_folded_opens(oslo):
    oslo.emulate_media(media="print")
    oslo.set_viewport_size({"width": 718, "height": 900})
    for gone in (".onpage", ".acts", ".perma", ".citeform", "#files", ".mast nav"):
        for each in oslo.locator(gone).all():
            assert not each.is_visible(), gone
    ribbons = oslo.locator(".rib-fig svg.rb-l").all()
    assert [each.is_visible() for each in ribbons].count(True) == 1
    display = "each => getComputedStyle(each).display"
    assert oslo.locator("#p1").evaluate(display) == "table-row"
    assert oslo.locator(".people thead").evaluate(display) == "table-header-group"
    assert oslo.locator("#readings-1 p").first.is_visible()
    assert oslo.evaluate("document.documentElement.scrollWidth") <= 718
    address = 'each => getComputedStyle(each, "::after").content'
    source = oslo.locator('.sources a[rel~="nofollow"]').first
    assert source.get_attribute("href") in source.evaluate(address)


@pytest.mark.parametrize("path", [OSLO, "/dialogues/neacd/", "/tracks/"])
def test_it_is_without_fault_and_fits(served_collection, quiet_page, violations, path):
    quiet_page.goto(served_collection + path)
    for width, theme in (
        (1280, "light"),
        (1280, "dark"),
        (768, "light"),
        (390, "dark"),
    ):
        quiet_page.set_viewport_size({"width": width, "height": 900})
        quiet_page.emulate_media(color_scheme=theme)
        assert violations(quiet_page) == [], (path, width, theme)
        wide = quiet_page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (path, width)


def test_tracks_lead_into_the_collection(served_collection, quiet_page):
    quiet_page.goto(f"{served_collection}/tracks/")
    quiet_page.locator("#recorded h3 a").first.click()
    quiet_page.wait_for_url("**/dialogues/?track=1")
    quiet_page.go_back()
    quiet_page.locator("#moved tbody th a").first.click()
    quiet_page.wait_for_url(re.compile(r"/dialogues/[a-z-]+/#m\d+$"))
