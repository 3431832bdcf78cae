"""A class has a name of its own: who meets it knows which one it is."""

import ast
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.conf import settings

#: Names that Django looks for.
OF_DJANGO = {"Command", "Meta", "Migration"}


def classes_in(folder: str) -> Iterator[tuple[str, str, int]]:
    """Name, module and line of every class; one inside another as well."""
    for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and node.name not in OF_DJANGO:
                yield node.name, str(path.relative_to(settings.BASE_DIR)), node.lineno


@pytest.mark.parametrize(
    "folders",
    [("dialogues", "diplotrack"), ("attack", "benchmarks", "tools")],
    ids=" ".join,
)
def test_no_two_modules_have_a_class_of_one_name(folders):
    places: dict[str, dict[str, int]] = defaultdict(dict)
    for folder in folders:
        for name, module, line in classes_in(folder):
            places[name][module] = line
    shared = {
        name: [f"{module}:{line}" for module, line in modules.items()]
        for name, modules in places.items()
        if len(modules) > 1
    }
    assert shared == {}
