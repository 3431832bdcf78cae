"""No text is a formula in a spreadsheet, and every text comes back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogues.exports.cell_text import packed, safe, unpacked, unsafe
from dialogues.exports.csv_lines import guarded

ROOT = Path(__file__).resolve().parents[2]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]
#: Characters that matter, often enough; and all others that a database can hold.
TEXTS = st.text(
    st.sampled_from("=+-@\t\r\n'\",; %3Bab") | st.characters(exclude_characters="\0")
)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "1993", " =1", "O'Brien", "Track 1 = one"])
def test_other_texts_stay_as_they_are(text):
    assert safe(text) == text


@given(TEXTS)
@example("'")
@example("''")
@example("'=")
@example("'a")
def test_a_cell_gives_its_text_back(text):
    assert unsafe(safe(text)) == text
    assert safe(text)[:1] not in set("=+-@\t\r")


@given(st.lists(TEXTS, min_size=2))
def test_a_line_gives_its_texts_back(texts):
    file = io.StringIO(newline="")
    csv.writer(file).writerow([safe(text) for text in texts])
    file.seek(0)
    (cells,) = csv.reader(file, strict=True)
    assert [unsafe(cell) for cell in cells] == texts


@given(st.lists(TEXTS.filter(bool)))
def test_a_list_gives_its_items_back(items):
    assert unpacked(unsafe(safe(packed(items)))) == items


def test_a_list_of_codes_is_split_at_the_semicolon():
    assert packed(["s1", "s14"]) == "s1; s14"
    assert packed([]) == ""


def test_numbers_are_written_as_numbers():
    row = (-77.5, "-77.5", None, "")
    assert [list(cells) for cells in guarded([row], [1, 2, 3])] == [
        [-77.5, "'-77.5", None, ""]
    ]


def test_the_recipe_of_the_docs_undoes_what_is_done():
    """docs/exports.md, as a reader would copy it."""
    recipe = (ROOT / "docs" / "exports.md").read_text("utf-8")
    code = recipe.partition("```python\n")[2].partition("with open")[0]
    names: dict = {}
    exec(code, names)
    for text in [*FORMULAS, "'", "''", "'=", "'a", "plain", ""]:
        assert names["text_of"](safe(text)) == text
    for items in ([], ["s1", "s14"], ["a;b", "100 %", "%3B; c"]):
        assert names["items_of"](packed(items)) == items
