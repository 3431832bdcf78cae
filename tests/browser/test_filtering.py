"""Filtering as people do it: by keyboard, by chips, back again, without scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_pages import check

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


def asked(page) -> dict[str, list[str]]:
    """The parameters of the address that say something."""
    return parse_qs(urlsplit(page.url).query)


def count(page) -> str:
    return page.locator(".bar .count").inner_text()


def titles(page) -> list[str]:
    return page.locator(".results .ttl").all_inner_texts()


def focus_is(page, selector: str) -> bool:
    return page.evaluate("s => document.activeElement.matches(s)", selector)


def tab_to(page, selector: str, most: int = 80) -> None:
    for _ in range(most):
        if focus_is(page, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The focus does not come to {selector}")


def test_a_question_is_asked_by_keyboard(served_collection, quiet_page):
    page = quiet_page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served_collection}/dialogues/")
    assert count(page) == "31 of 31 dialogues"
    tab_to(page, "#f-track-1\\.5")
    page.keyboard.press("Space")
    tab_to(page, "[data-group=moves] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#f-direction-up")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**direction=up**")
    assert asked(page) == {"track": ["1.5"], "direction": ["up"]}
    assert count(page) == "8 of 31 dialogues"
    assert page.locator("h1 + .lead").inner_text() == (
        "Dialogues that were on Track 1.5, that moved up, towards Track 1"
    )
    # The values in use stay in sight.
    assert page.locator("#f-direction-up").is_checked()
    assert page.locator("#f-direction-up").is_visible()
    assert page.locator("[data-group=state]").get_attribute("open") is None


def test_a_chip_takes_its_value_away(served_collection, quiet_page):
    page = quiet_page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served_collection}/dialogues/?track=1&track=1.5&direction=up")
    page.get_by_role("link", name="Track: 1.5 (remove)").click()
    page.wait_for_url("**/dialogues/?track=1&direction=up")
    assert not page.locator("#f-track-1\\.5").is_checked()
    page.get_by_role("link", name="Clear all").click()
    page.wait_for_url("**/dialogues/")
    assert count(page) == "31 of 31 dialogues"
    assert page.locator(".chip").count() == 0


def test_back_from_a_record_leads_to_the_same_place(served_collection, quiet_page):
    page = quiet_page
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{served_collection}/dialogues/?sort=-people")
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**page=2")
    address, listed = page.url, titles(page)
    assert len(listed) == 6
    last = page.locator(".results .ttl").last
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    last.click()
    page.wait_for_url("**/dialogues/*/")
    page.go_back()
    page.wait_for_url(address)
    page.locator(".results .ttl").last.wait_for()
    assert titles(page) == listed
    assert count(page) == "31 of 31 dialogues"
    page.locator("html").evaluate(
        "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))"
    )
    assert abs(page.evaluate("scrollY") - place) < 60


def test_columns_sort_and_say_so(served_collection, quiet_page):
    page = quiet_page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served_collection}/dialogues/?track=2")
    head = page.get_by_role("columnheader", name="People")
    head.get_by_role("link").click()
    page.wait_for_url("**sort=-people")
    numbers = [int(text) for text in page.locator("td.r:last-child").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    head.get_by_role("link").click()
    page.wait_for_url("**sort=people")
    assert head.get_attribute("aria-sort") == "ascending"
    assert asked(page)["track"] == ["2"]


def find_a_person(page, site) -> None:
    """From the panel to the list of people, and back with one of them chosen."""
    page.goto(f"{site}/dialogues/?track=1")
    group = page.locator("[data-group=people]")
    if group.get_attribute("open") is None:
        group.locator("> summary").click()
    page.get_by_label("Find a person").fill("abu ala")
    page.get_by_label("Find a person").press("Enter")
    page.wait_for_url("**/dialogues/values/person/**")
    assert asked(page) == {"find": ["abu ala"], "track": ["1"]}
    page.get_by_role("link", name="Ahmed Qurei").click()
    page.wait_for_url("**person=P**")
    assert titles(page) == ["Oslo channel"]
    assert page.get_by_label("Ahmed Qurei").is_checked()


def test_a_person_is_looked_for_under_any_name(served_collection, quiet_page):
    quiet_page.set_viewport_size({"width": 1280, "height": 900})
    find_a_person(quiet_page, served_collection)


def test_all_of_it_works_without_scripts(served_collection, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    find_a_person(page, served_collection)
    page.get_by_label("From year").fill("1992")
    page.get_by_role("button", name="Show dialogues").first.click()
    page.wait_for_url("**year_from=1992**")
    assert titles(page) == ["Oslo channel"]
    context.close()


def test_on_a_phone_the_panel_is_closed_until_asked_for(served_collection, quiet_page):
    page = quiet_page
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{served_collection}/dialogues/?track=1.5")
    assert not page.locator("#f-track-2").is_visible()
    page.locator(".facetbox > summary").click()
    page.locator("#f-track-2").check()
    page.get_by_role("button", name="Show dialogues").first.click()
    page.wait_for_url("**track=2**")
    assert asked(page)["track"] == ["1.5", "2"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_open_panel_and_the_lists_of_values(
    served_collection, quiet_page, violations
):
    everything = (
        "track=1.5&direction=up&capacity=official&region=southeast_asia"
        "&status=agreement&secrecy=closed&disagreement=any"
    )
    wrong = [
        each
        for path in (
            f"/dialogues/?{everything}",
            "/dialogues/values/person/",
            "/dialogues/values/purpose/?track=2",
        )
        for each in check(quiet_page, served_collection + path, violations)
    ]
    assert not wrong, "\n".join(wrong)
