import gc
import os
from pathlib import Path

import pytest
from django.core.cache import caches

pytest_plugins = [
    "tests.shares",
    "tests.costs",
    "tests.databases",
    "tests.cast",
    "tests.collection",
    "tests.reentry.originals",
]

# What is imported and collected stays to the end of the run: to look it through again
# and again for garbage takes a fifth of the processor.
gc.set_threshold(100_000, 50, 100)

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


def pytest_collection_finish():
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, so that nothing is downloaded for tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}; CHROMIUM can name another.")
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session", autouse=True)
def database_beside_a_browser():
    """Let queries run in the thread of the test, where Playwright has its loop."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(autouse=True)
def empty_caches():
    """Rate limits and counts are kept; no test may read those of another."""
    for each in caches.all():
        each.clear()
