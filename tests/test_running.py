"""docs/running.md and its files say what the settings say."""

import ast
import re

from django.conf import settings

RUNNING = settings.BASE_DIR / "docs" / "running"


def documented_variables():
    page = RUNNING.with_suffix(".md").read_text()
    return re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)


def variables_of_settings():
    """The first arguments of env("…"), env.bool("…") and so on."""
    tree = ast.parse((settings.BASE_DIR / "diplotrack" / "settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [
        call.args[0].value
        for call in calls
        if re.match(r"env(\.|$)", ast.unparse(call.func))
    ]
    assert "SECRET_KEY" in names
    return names


def test_every_variable_of_the_settings_is_documented_once():
    assert sorted(documented_variables()) == sorted(variables_of_settings())


def test_the_environment_of_the_docs_names_variables_that_are_read():
    lines = (RUNNING / "environment").read_text().splitlines()
    named = [line.partition("=")[0] for line in lines if not line.startswith("#")]
    assert named
    assert {name.removesuffix("_FILE") for name in named} <= set(documented_variables())


def test_the_proxy_of_the_docs_fits_the_settings():
    site = (RUNNING / "nginx.conf").read_text()
    (most,) = re.findall(r"client_max_body_size (\d+);", site)
    assert int(most) == settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert f"if ($cookie_{settings.SESSION_COOKIE_NAME}) {{" in site
