"""What each test costs, in seconds of the processor.

They are those of the test's process: neither Chromium nor a database server is among
them, nor the making of the databases (tests/databases.py), which stands apart. The end
of a run names the slowest tests, and fails if one that is not marked `slow` takes more
than LIMIT. Machines differ: seconds are scaled by a loop timed in the same run.

`make costs` reads what the last whole run on each database left in var/tests/, prints
the table of docs/testing.md and fails if a test ran on neither. `make quick` leaves out
what took long in one of them.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest
from django.db import connection

from tests.shares import DATABASES, has, leave_out, left_out_key

FOLDER = Path(__file__).parents[1] / "var" / "tests"
#: Seconds of an ordinary machine that a test without the mark may take.
LIMIT = 10
#: Seconds that the loop takes on an ordinary machine.
ORDINARY = 0.2
SLOWEST = 10
#: Seconds that a test of `make quick` took at most when it was last measured.
QUICK = 0.4


class Cost(NamedTuple):
    """Of one test: seconds of the processor and of the clock."""

    name: str
    processor: float
    clock: float
    may_be_slow: bool


class Costs:
    """What the tests of a process cost: its own, or those of the workers it started."""

    def __init__(self):
        self.found: list[Cost] = []
        self.loops: list[float] = []
        self.databases = 0.0
        self.left_out: set[str] = set()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Count what is done meanwhile for the databases and not for a test."""
        before = time.process_time()
        yield
        self.databases += time.process_time() - before

    def add(self, told: dict) -> None:
        self.found += [Cost(*each) for each in told["found"]]
        self.loops += told["loops"]
        self.databases += told["databases"]
        self.left_out.update(told["left_out"])

    def told(self) -> dict:
        """What can be sent to another process, and written to a file."""
        return {
            "found": [list(each) for each in self.found],
            "loops": self.loops,
            "databases": self.databases,
            "left_out": sorted(self.left_out),
        }

    @property
    def scale(self) -> float:
        """Seconds of an ordinary machine in one of this machine's, as it is now."""
        return ORDINARY / median(self.loops)

    def names_over(self, seconds: float) -> set[str]:
        """The tests that took more seconds of the processor than that."""
        return {each.name for each in self.found if each.processor > seconds}

    def slowest(self) -> list[Cost]:
        return sorted(self.found, key=lambda each: -each.processor)[:SLOWEST]

    def too_slow(self) -> list[Cost]:
        return [
            each
            for each in self.found
            if each.processor * self.scale > LIMIT and not each.may_be_slow
        ]


costs_key = pytest.StashKey[Costs]()


def timed_loop() -> float:
    """Seconds of the processor that a loop of names and small objects takes here."""
    before = time.process_time()
    found: dict[str, tuple[int, str]] = {}
    for number in range(1_000_000):
        name = f"name {number % 1000}"
        found[name] = (number, name.upper())
    return time.process_time() - before


def pytest_addoption(parser):
    parser.addoption(
        "--keep-costs",
        action="store_true",
        help="write what the tests cost to var/tests/, for `make costs`",
    )
    parser.addoption(
        "--quick",
        action="store_true",
        help=f"leave out what took over {QUICK} s in the last run that kept its costs",
    )


def pytest_configure(config):
    config.stash[costs_key] = Costs()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    # What takes long begins first: no worker is left alone with it at the end.
    items.sort(key=lambda item: not has(item, "slow"))
    if not config.getoption("quick"):
        return
    measured = [read(database) for database in DATABASES if kept(database).exists()]
    long = set().union(*(costs.names_over(QUICK) for costs in measured))
    leave_out(config, items, lambda item: item.nodeid in long)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    costs = item.config.stash[costs_key]
    if not costs.found:
        costs.loops.append(timed_loop())
    apart, clock, processor = costs.databases, time.monotonic(), time.process_time()
    result = yield
    spent = time.process_time() - processor - (costs.databases - apart)
    clock = time.monotonic() - clock
    costs.found.append(Cost(item.nodeid, spent, clock, has(item, "slow")))
    return result


def pytest_testnodedown(node):
    """Take over what a worker measured."""
    if told := getattr(node, "workeroutput", {}).get("costs"):
        node.config.stash[costs_key].add(told)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    costs = session.config.stash[costs_key]
    costs.left_out.update(session.config.stash[left_out_key])
    if not costs.found:
        return
    if hasattr(session.config, "workeroutput"):
        costs.loops.append(timed_loop())
        session.config.workeroutput["costs"] = costs.told()
        return
    if session.config.getoption("keep_costs"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept(connection.vendor).write_text(json.dumps(costs.told()))
    if costs.too_slow() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    costs = config.stash[costs_key]
    if len(costs.found) <= SLOWEST:
        return
    say = terminalreporter.write_line
    terminalreporter.section("seconds of the processor")
    for each in costs.slowest():
        say(f"{each.processor:7.1f}  {each.name}")
    whole = sum(each.processor for each in costs.found)
    say(f"{whole:7.1f}  all {len(costs.found)} tests")
    say(f"{costs.databases:7.1f}  making and copying the databases")
    say(f"{costs.scale:7.2f}  of an ordinary machine's in one of this machine's")
    for each in costs.too_slow():
        say(f"Too slow, over {LIMIT} s of an ordinary machine: {each.name}", red=True)


def kept(database: str) -> Path:
    return FOLDER / f"{database}.json"


def read(database: str) -> Costs:
    """What the last whole run on a database left."""
    costs = Costs()
    costs.add(json.loads(kept(database).read_text()))
    return costs


def table(runs: dict[str, Costs]) -> list[str]:
    """The table of docs/testing.md: tests and seconds by folder and database."""
    by_folder: dict[str, dict[str, list[Cost]]] = defaultdict(lambda: defaultdict(list))
    for database, costs in runs.items():
        for each in costs.found:
            folder = "/".join(each.name.split("::")[0].split("/")[1:-1])
            by_folder[folder or "(none)"][database].append(each)
            by_folder["all"][database].append(each)
    lines = [
        "| folder | SQLite: tests | processor, s | clock, s "
        "| PostgreSQL: tests | processor, s | clock, s |",
        "|---|---|---|---|---|---|---|",
    ]
    for folder in sorted(by_folder, key=lambda each: (each == "all", each)):
        cells = [folder]
        for database in DATABASES:
            found = by_folder[folder][database]
            cells.append(f"{len(found):,}")
            cells.append(f"{sum(each.processor for each in found):,.0f}")
            cells.append(f"{sum(each.clock for each in found):,.0f}")
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def left_out_of_all(runs: dict[str, Costs]) -> set[str]:
    """The tests that some run left to the others, and none of them ran."""
    ran = {each.name for costs in runs.values() for each in costs.found}
    return set().union(*(costs.left_out for costs in runs.values())) - ran


def main() -> None:
    runs = {database: read(database) for database in DATABASES}
    print("\n".join(table(runs)))
    ran = [{each.name for each in costs.found} for costs in runs.values()]
    print(f"\n{len(set.union(*ran))} tests, {len(set.intersection(*ran))} on both.")
    if nowhere := left_out_of_all(runs):
        sys.exit("These tests ran on neither:\n" + "\n".join(sorted(nowhere)))


if __name__ == "__main__":
    main()
