"""The docs name what is there: every decision, file and link."""

import datetime
import re
from collections.abc import Iterator

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = ROOT / "docs" / "decisions"
#: A folder or a file between backticks; a node of pytest may follow.
PATH = re.compile(r"`((?:[\w*-]+/)+(?:[\w*-]+\.\w+)?)(?:::\w+)?`")
#: To a file; what begins with a slash is an address of the site.
LINK = re.compile(r"\]\(([^)#\s/:][^)#\s:]*)(?:#[\w-]+)?\)")
#: Paths may leave out these folders.
FOLDERS = (ROOT, ROOT / "dialogues")
#: Made when the site runs, or no path.
NOT_STORED = ("var/", "sessions/", "cache/", "application/", "text/")


def names_in(text: str) -> Iterator[str]:
    """The paths that a page names."""
    for name in PATH.findall(text):
        if not name.startswith(NOT_STORED):
            yield name


def is_there(name: str) -> bool:
    return any(any(folder.glob(name)) for folder in FOLDERS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_page_names_and_links_to_is_there(path):
    text = path.read_text()
    assert [name for name in names_in(text) if not is_there(name)] == []
    assert [to for to in LINK.findall(text) if not (path.parent / to).exists()] == []


def test_the_index_lists_each_decision_once_with_date_and_status():
    """By number and title, as the decision itself says them."""
    row = re.compile(r"\| \[(\d{4})\]\((.+?)\)\. (.+?) \| (\S+) \| (.+) \|")
    listed = row.findall((DECISIONS / "README.md").read_text())
    for _, _, _, date, status in listed:
        assert datetime.date.fromisoformat(date)
        assert re.match(r"stands|replaced by \d{4}", status)
    titles = {
        path.name: path.read_text().partition("\n")[0] for path in DECISIONS.glob("0*")
    }
    assert {name: f"# {number}. {title}" for number, name, title, *_ in listed} == (
        titles
    )
    assert len(listed) == len(titles)
