"""Which tests run where when both databases are tested, one after the other.

`make test` runs everything on one database. `make test SHARE=1`, which `.ci/run` calls
for SQLite and for PostgreSQL, runs the share of that database:

    a test that touches no database                     SQLite's share
    a test that touches the database                    both
    one in a folder of PAGES, or marked `by_turns`      PostgreSQL's if its number,
                                                        made from its name, is one in
                                                        four; else SQLite's
    one marked `every_database`                         both
    one marked `only_on` a database                     that one, also by `make test`
"""

from binascii import crc32
from collections.abc import Callable

import pytest

SQLITE, POSTGRESQL = DATABASES = ("sqlite", "postgresql")

#: Folders of what a person, or a program, sees and fills in. Their tests ask the
#: database what many of their neighbours ask as well, those of the files among them, so
#: a part of each file is enough for either.
PAGES = {
    *("admin", "api", "browser", "codebook", "index", "record_page", "saved_filters"),
    "workspace",
}
#: One in so many of them is PostgreSQL's, where each takes up to twice as long.
TURNS = 4

left_out_key = pytest.StashKey[list[str]]()


def shares_of(name: str, *, touches: bool, turns: bool, every: bool) -> set[str]:
    """The databases in whose share a test is."""
    if every:
        return set(DATABASES)
    if not touches:
        return {SQLITE}
    if not turns:
        return set(DATABASES)
    return {SQLITE if crc32(name.encode()) % TURNS else POSTGRESQL}


def shares_of_item(item: pytest.Item) -> set[str]:
    if only := item.get_closest_marker("only_on"):
        return {only.args[0]}
    return shares_of(
        item.nodeid,
        touches=touches_database(item),
        turns=item.path.parent.name in PAGES or has(item, "by_turns"),
        every=has(item, "every_database"),
    )


def has(item: pytest.Item, mark: str) -> bool:
    return item.get_closest_marker(mark) is not None


def touches_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server", "databases"}
    return has(item, "django_db") or not fixtures.isdisjoint(item.fixturenames)


def pytest_configure(config):
    config.stash[left_out_key] = []


def pytest_addoption(parser):
    parser.addoption(
        "--share",
        action="store_true",
        help="leave out what the run on the other database proves (tests/shares.py)",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    from django.db import connection

    by_share = config.getoption("share")
    left_out = leave_out(
        config,
        items,
        lambda item: (
            (by_share or has(item, "only_on"))
            and connection.vendor not in shares_of_item(item)
        ),
    )
    config.stash[left_out_key] += [item.nodeid for item in left_out]


def leave_out(
    config, items: list[pytest.Item], unwanted: Callable[[pytest.Item], bool]
) -> list[pytest.Item]:
    """Take the unwanted tests out of a run; they are counted as deselected."""
    left_out = [item for item in items if unwanted(item)]
    items[:] = [item for item in items if not unwanted(item)]
    config.hook.pytest_deselected(items=left_out)
    return left_out


def pytest_generate_tests(metafunc):
    for mark in metafunc.definition.iter_markers("parametrize"):
        if in_no_order(mark):
            raise pytest.UsageError(
                f"{metafunc.definition.nodeid} is parametrized over a set: sort it, "
                "or each worker collects other tests."
            )


def in_no_order(parametrize: pytest.Mark) -> bool:
    values = parametrize.args[1:] or [parametrize.kwargs.get("argvalues")]
    return isinstance(values[0], (set, frozenset))
