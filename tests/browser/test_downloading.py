"""Taking the data away as people do: a filter, a style, a file on the disk."""

import csv
import zipfile

import pytest

from tests.browser.test_pages import check

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


def downloaded(page, link, path):
    with page.expect_download() as coming:
        link.click()
    name = coming.value.suggested_filename
    coming.value.save_as(path / name)
    return path / name


def test_what_was_filtered_is_taken_away(
    served_collection, quiet_page, violations, tmp_path
):
    page = quiet_page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{served_collection}/dialogues/?track=1.5&country=NOR")
    count = int(page.locator(".bar .count").inner_text().split()[0])
    page.locator(".pagehead a.btn-main").click()
    page.wait_for_url("**/download/?**")
    page.get_by_label("With labels instead of codes").check()
    page.get_by_label("With semicolons").check()
    page.get_by_label("With a byte order mark").check()
    page.get_by_role("button", name="Write them so").press("Enter")
    page.wait_for_url("**labels=1**")
    assert page.get_by_label("With labels instead of codes").is_checked()
    assert violations(page) == []

    link = page.get_by_role("link", name="dialogues.csv", exact=True)
    path = downloaded(page, link, tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == count
    assert {row["current_track"] for row in rows} <= {
        "Track 1",
        "Track 1.5",
        "Track 2",
    }

    path = downloaded(page, page.locator(".pagehead a.btn-main"), tmp_path)
    assert path.suffix == ".zip"
    with zipfile.ZipFile(path) as zipped:
        assert zipped.testzip() is None
        assert f": {count} of 31." in zipped.read("README.txt").decode()


def test_the_columns_of_a_file_open_from_the_list(served_collection, quiet_page):
    page = quiet_page
    page.goto(f"{served_collection}/download/")
    page.locator('a[href="#columns-moves"]').click()
    assert page.locator("#columns-moves").is_visible()
    assert not page.locator("#columns-people").is_visible()


def test_the_page_in_use_is_clean(served_collection, quiet_page, violations):
    address = f"{served_collection}/download/?track=1.5&labels=1"
    assert check(quiet_page, address, violations) == []
