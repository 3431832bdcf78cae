"""Style sheets and their bundles: what is in which, in which layer."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.test_look import page
from tests.test_templates import TEMPLATES

STYLES = Path(__file__).resolve().parent.parent / "dialogues" / "styles"
OF_ONE_PAGE = sorted((STYLES.parent / "static").rglob("*.css"))
SHEETS = sorted(STYLES.glob("*.css")) + OF_ONE_PAGE
BUNDLES = sorted((STYLES / "bundles").glob("*.css"))
IMPORT = re.compile(r'@import "([^"]+)" layer\(([\w-]+)\);')
LAYERS = re.compile(r"@layer ([\w, -]+);")
LINK = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)"')


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_a_style_sheet_is_short_and_takes_its_colours_from_the_tokens(file):
    source = file.read_text()

    assert len(source.splitlines()) <= 350
    if file.name not in {"tokens.css", "print.css"}:
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", source)


def test_sizes_of_type_come_from_the_tokens():
    named = re.findall(r"--dt-fs-\S+: (.+);", (STYLES / "tokens.css").read_text())
    sizes = "|".join(map(re.escape, named))
    for file in SHEETS:
        if file.name != "tokens.css":
            assert not re.search(rf"font-size: ({sizes});", file.read_text()), file


def bare(bundle: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", bundle.read_text(), flags=re.S)


def test_a_style_sheet_is_in_one_bundle_or_linked_by_one_page():
    imported = [name for file in BUNDLES for name, _ in IMPORT.findall(bare(file))]
    own = [name.removeprefix("../") for name in imported if name.startswith("../")]
    everywhere = "".join(file.read_text() for file in TEMPLATES)

    assert sorted(own) == [file.name for file in sorted(STYLES.glob("*.css"))]
    for file in OF_ONE_PAGE:
        assert everywhere.count(f"{{% static 'dialogues/{file.name}' %}}") == 1


@pytest.mark.parametrize("file", BUNDLES, ids=lambda file: file.name)
def test_a_bundle_holds_layers_and_nothing_else(file):
    assert IMPORT.search(bare(file))
    assert not LAYERS.sub("", IMPORT.sub("", bare(file))).strip()


def test_the_order_of_all_layers_stands_at_the_top_of_the_first_bundle():
    order = LAYERS.match(bare(STYLES / "bundles" / "all.css").strip())
    used = {layer for file in BUNDLES for _, layer in IMPORT.findall(bare(file))}
    for file in OF_ONE_PAGE:
        used |= set(re.findall(r"(?<=layer[( ])[\w-]+", bare(file)))

    assert used == set(order[1].split(", "))


@pytest.mark.urls("tests.test_look")
@pytest.mark.parametrize(
    ("template", "more"),
    [
        ("base.html", []),
        ("500.html", []),
        ("dialogues/workspace/base.html", ["styles/workspace.css"]),
        ("dialogues/api_docs.html", ["dialogues/api-docs.css"]),
    ],
)
def test_a_page_links_three_style_sheets_at_most(template, more):
    linked = LINK.findall(page(template))

    assert linked == ["styles/all.css", "styles/print.css", *more]
    assert all(finders.find(name) for name in linked)


def test_style_sheets_are_linked_in_three_templates_alone():
    linking = [file.name for file in TEMPLATES if "stylesheet" in file.read_text()]

    assert sorted(linking) == ["api_docs.html", "base.html", "styles.html"]
