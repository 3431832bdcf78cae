import gc
import os
from pathlib import Path

import pytest
from django.core.cache import caches
from django.template.base import Template

pytest_plugins = [
    "tests.shares",
    "tests.costs",
    "tests.databases",
    "tests.cast",
    "tests.collection",
    "tests.interference.figures",
    "tests.reentry.originals",
]

# What is imported and collected stays to the end of the run: to look it through again
# and again for garbage takes a fifth of the processor.
gc.set_threshold(1_000_000, 50, 100)

#: Debian's Chromium: without a window it does the same for a fifth less.
BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")


def pytest_xdist_auto_num_workers():
    """One more than there are cores: whoever waits for a browser leaves one free."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish():
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, so that nothing is downloaded for tests."""
    named = os.environ.get("CHROMIUM")
    found = [each for each in ([named] if named else BROWSERS) if Path(each).exists()]
    if not found:
        pytest.skip(f"There is no {named or ' nor '.join(BROWSERS)}; set CHROMIUM.")
    return browser_type_launch_args | {
        "executable_path": found[0],
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session", autouse=True)
def database_beside_a_browser():
    """Let queries run in the thread of the test, where Playwright has its loop."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session", autouse=True)
def rendering(django_test_environment):
    """Render as people get it, without a copy of each template's context.

    Django's tests keep one of every template that is rendered, of each icon as well.
    """
    as_tests_do, Template._render = Template._render, _render_plainly
    yield as_tests_do
    Template._render = as_tests_do


def _render_plainly(template, context):
    return template.nodelist.render(context)


@pytest.fixture
def contexts(monkeypatch, rendering):
    """Let answers of the test client say with what context they were rendered."""
    monkeypatch.setattr(Template, "_render", rendering)


@pytest.fixture(autouse=True)
def empty_caches():
    """Rate limits and counts are kept; no test may read those of another."""
    for each in caches.all():
        each.clear()
