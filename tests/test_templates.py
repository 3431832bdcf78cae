"""The templates as text: they can be read, and compared line by line."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "templates", ROOT / "dialogues"]
TEMPLATES = sorted(file for folder in FOLDERS for file in folder.rglob("*.html"))
#: Most lines are shorter than 120; a long address or sentence of an attribute is not.
LONGEST = 160


@pytest.mark.parametrize(
    "file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT))
)
def test_no_line_of_a_template_is_too_long_to_be_read(file):
    lines = enumerate(file.read_text().splitlines(), start=1)

    assert {n: len(line) for n, line in lines if len(line) > LONGEST} == {}
