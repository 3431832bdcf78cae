"""A source pasted, read, looked over and saved, in a browser."""

import pytest

from dialogues.models import Source
from tests.cast import record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

ONE = "@book{q, author={Quill, Ada}, title={The tides of talk}, year=1994}"
TWO = ONE + "\n@misc{r, title={Boats between shores}, year=1991}"


@pytest.fixture
def desk(site, quiet_page, sign_in, ada):
    """Ada at the form for a new source, on a phone; her record has none yet."""
    record = record_of(ada, "Harbour talks")
    record.participations.all().delete()
    record.entries.all().delete()
    sign_in(quiet_page, ada)
    quiet_page.set_viewport_size({"width": 390, "height": 900})
    quiet_page.goto(f"{site}/workspace/{record.ref}/sources/new/")
    return quiet_page, record


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= 390


def read(page, text):
    page.get_by_label("Paste BibTeX").fill(text)
    page.get_by_role("button", name="Read it").click()


def titles(record) -> list[str]:
    return list(record.entries.values_list("source__title", flat=True))


def test_a_paste_is_read_looked_over_and_saved_with_enter(desk, violations):
    page, record = desk
    read(page, ONE)
    page.get_by_text("Read as BibTeX: title, kind, author, year.").wait_for()
    assert page.locator("[name=title]").input_value() == "The tides of talk"
    assert fits(page)
    assert violations(page) == []
    page.locator("[name=year]").fill("1995")
    page.locator("[name=year]").press("Enter")
    page.get_by_text("Source 1 of Harbour talks is saved.").wait_for()
    assert titles(record) == ["The tides of talk"]
    assert record.entries.get().source.year == 1995


def test_several_are_previewed_asked_about_and_added(desk, violations):
    page, record = desk
    Source.objects.create(title="The tides of talk", kind="book", year=1994)
    read(page, TWO)
    page.get_by_text("Read as BibTeX: 2 entries.").wait_for()
    assert fits(page)
    assert violations(page) == []
    page.get_by_role("button", name="Add the ticked sources").click()
    page.get_by_text("The row is not saved").wait_for()
    assert fits(page)
    assert violations(page) == []
    page.get_by_label("Another source: make a new record").check()
    page.get_by_label("Kind of entry 2").select_option("web")
    page.get_by_role("button", name="Add the ticked sources").click()
    page.get_by_text("and 1 more with it").wait_for()
    assert titles(record) == ["The tides of talk", "Boats between shores"]


def test_what_cannot_be_read_is_said_beside_the_box(desk, violations):
    page, record = desk
    read(page, "A book that I once read")
    page.locator("[name=paste][aria-invalid=true]").wait_for()
    assert fits(page)
    assert violations(page) == []
    assert titles(record) == []
