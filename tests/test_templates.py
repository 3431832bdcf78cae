"""The templates as text: they can be read, and compared line by line."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "templates", ROOT / "dialogues"]
TEMPLATES = sorted(file for folder in FOLDERS for file in folder.rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
#: Most lines are shorter than 120; a long address or sentence of an attribute is not.
LONGEST = 160


@pytest.mark.parametrize(
    "file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT))
)
def test_no_line_of_a_template_is_too_long_to_be_read(file):
    lines = enumerate(file.read_text().splitlines(), start=1)

    assert {n: len(line) for n, line in lines if len(line) > LONGEST} == {}


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.name)
def test_a_component_names_its_context_first(file):
    first = file.read_text().splitlines()[0]

    assert re.search(r"\{# .*[Cc]ontext.* #\}", first)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_a_template_has_nothing_that_the_content_policy_forbids(file):
    source = re.sub(r"{%.*?%}|{#.*?#}", "", file.read_text(), flags=re.S)

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    loaded = re.findall(r"<(?!a\s)[^>]*(?:href|src)=\"(?:https?:)?//[^>]*", source)
    assert not loaded, "nothing is loaded from elsewhere; a link may lead there"
