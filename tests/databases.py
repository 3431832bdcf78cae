"""The databases of the tests: each is made once a run, then copied.

A test begins with an empty database, or with the state of which it asks by a fixture's
name: see `state`. Each worker has a copy of each state that its tests ask for, and each
test is rolled back. A test that commits (a browser, threads) has a copy of its own.

Nothing of a run is there for the next one.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.files import locks
from django.db import connection
from django.test import TransactionTestCase

from tests.costs import Costs, costs_key

#: Set by the process that starts the workers: the folder that they share.
FOLDER = "DIPLOTRACK_TEST_DATABASES"
EMPTY = "empty"


class State(NamedTuple):
    """What puts the rows of a state into a database, and the state that it adds to."""

    make: Callable[[], object]
    base: str


#: The states by the name of a fixture.
_states: dict[str, State] = {}


def state(name: str, base: str = EMPTY):
    """Register what makes a state: the tests that use the fixture `name` begin with it.

    Its rows are committed once and serve many tests, so the fixture itself only reads.
    """

    def register(make: Callable[[], object]) -> Callable[[], object]:
        assert name not in _states, f"There are two states called {name}."
        _states[name] = State(make, base)
        return make

    return register


def state_of(fixtures: Iterable[str]) -> str:
    """The state with which a test begins: the one that holds all it asks for."""
    asked = {name for name in fixtures if name in _states}
    for name in asked:
        if asked <= set(lineage(name)):
            return name
    assert not asked, f"No state holds all of {', '.join(sorted(asked))}."
    return EMPTY


def lineage(name: str) -> Iterator[str]:
    """A state and those to which it adds."""
    while name != EMPTY:
        yield name
        name = _states[name].base


class Databases:
    """The states as one worker has them, and which of them it is connected to."""

    def __init__(self, folder: Path, worker: str, costs: Costs):
        self.folder, self.worker = folder, worker
        self.base = connection.settings_dict["NAME"]
        self.costs = costs
        self.copies: set[str] = set()
        with self._alone("workers"):
            (folder / f"{worker}.works").touch()

    def connect_to(self, name: str) -> None:
        """Connect to a database by its name, in all threads from now on."""
        if connection.settings_dict["NAME"] != name:
            connection.close()
            connection.settings_dict["NAME"] = name

    def copy_of(self, wanted: str) -> str:
        """The name of this worker's copy of a state, made when first asked for."""
        copy = self._name(wanted, self.worker)
        if copy not in self.copies:
            with self.costs.apart():
                self._copy(self._made(wanted), copy)
            self.copies.add(copy)
        return copy

    @contextmanager
    def own_copy_of(self, wanted: str) -> Iterator[None]:
        """Connect to a copy that the caller may change, and that is gone afterwards."""
        copy = self._name("own", self.worker)
        with self.costs.apart():
            self._copy(self._made(wanted), copy)
        try:
            with self._connected_to(copy):
                yield
        finally:
            with self.costs.apart():
                self._drop(copy)

    @contextmanager
    def beside(self, wanted: str) -> Iterator[None]:
        """Read another state for a while; outside a transaction."""
        with self._connected_to(self.copy_of(wanted)):
            yield

    @contextmanager
    def _connected_to(self, name: str) -> Iterator[None]:
        before = connection.settings_dict["NAME"]
        self.connect_to(name)
        try:
            yield
        finally:
            self.connect_to(before)

    def leave(self) -> None:
        """Drop the copies; the worker that leaves last drops what was copied."""
        self.connect_to(self.base)
        for copy in self.copies:
            self._drop(copy)
        with self._alone("workers"):
            (self.folder / f"{self.worker}.works").unlink()
            if not list(self.folder.glob("*.works")):
                for made in self.folder.glob("*.made"):
                    self._drop(self._name(made.stem))
                    made.unlink()

    @contextmanager
    def _alone(self, what: str) -> Iterator[None]:
        """One worker at a time; others may do something else meanwhile."""
        with (self.folder / f"{what}.lock").open("w") as file:
            locks.lock(file, locks.LOCK_EX)
            yield

    def _made(self, wanted: str) -> str:
        """The name of the database of a state, which this or another worker makes."""
        original = self._name(wanted)
        base = self._made(_states[wanted].base) if wanted != EMPTY else ""
        with self._alone(wanted):
            made = self.folder / f"{wanted}.made"
            if not made.exists():
                if base:
                    self._copy(base, original)
                    with self._connected_to(original):
                        _states[wanted].make()
                else:
                    self._migrate(original)
                made.touch()
        return original

    def _migrate(self, name: str) -> None:
        # Django connects to what it makes; the block only leads back from it.
        with self._connected_to(connection.settings_dict["NAME"]):
            connection.settings_dict["TEST"]["NAME"] = name
            connection.creation.create_test_db(0, autoclobber=True, serialize=False)

    def _name(self, wanted: str, worker: str = "") -> str:
        name = "_".join(filter(None, (wanted, worker)))
        if connection.vendor == "sqlite":
            return str(self.folder / f"{name}.sqlite3")
        return f"test_{self.base}_{name}"

    def _copy(self, original: str, copy: str) -> None:
        self._drop(copy)
        if connection.vendor == "sqlite":
            shutil.copyfile(original, copy)
            return
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')

    def _drop(self, name: str) -> None:
        if connection.vendor == "sqlite":
            for end in ("", "-wal", "-shm"):
                Path(name + end).unlink(missing_ok=True)
            return
        with connection._nodb_cursor() as cursor:
            # A request of a page that is closed by now may still have it open.
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def pytest_configure(config):
    """Give the workers one folder, which is gone with the run."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="diplotrack-tests-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ[FOLDER]))


@pytest.fixture(scope="session")
def databases(pytestconfig, django_test_environment, django_db_blocker, worker_id):
    costs = pytestconfig.stash[costs_key]
    with django_db_blocker.unblock():
        found = Databases(Path(os.environ[FOLDER]), worker_id, costs)
    yield found
    with django_db_blocker.unblock():
        found.leave()


@pytest.fixture(scope="session")
def django_db_setup(databases):
    """Instead of pytest-django's one database."""
    with pytest.MonkeyPatch.context() as patched:
        # A database that was committed to is dropped: there is nothing to flush.
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda self: None)
        yield


@pytest.fixture
def database_of_the_test(request, django_db_setup, django_db_blocker, databases):
    """Connect to the database with which the test begins."""
    wanted = state_of(asked_of(request.node))
    with django_db_blocker.unblock():
        if not commits(request.node):
            databases.connect_to(databases.copy_of(wanted))
            yield
            return
        with databases.own_copy_of(wanted):
            yield


def asked_of(item) -> set[str]:
    """The fixtures of a test, without parameters that happen to be called like one."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    return set(item.fixturenames) - set(parameters)


def commits(item) -> bool:
    """Whether a test writes for other threads to see, so that nothing rolls it back."""
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or any(
        name in item.fixturenames for name in ("transactional_db", "live_server")
    )


@pytest.fixture
def _django_db_helper(database_of_the_test, _django_db_helper):
    """What opens the test's transaction, in pytest-django, after the right database."""
