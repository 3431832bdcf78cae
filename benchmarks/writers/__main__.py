"""Many write at once, over HTTP, to the server as it is shipped. From the root:

    .venv/bin/python -m benchmarks.writers --database sqlite [--one-record | --held]

Each writer saves new rows one after another, in a draft of their own or all in one,
and sends a row again that finds the site busy, as its page does; meanwhile somebody
signs in and out, and somebody reads. PostgreSQL is the server that BENCH_POSTGRES
names (see benchmarks/scale/places.py).
"""

import argparse
import http.client
import json
import signal
import statistics
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from time import perf_counter, sleep
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.scale.places import ROOT, Place
from benchmarks.scale.serving import HOST, Server, diplotrack

CSRF = "c" * 32
#: How often a row is sent while the site is busy.
TRIES = 100


class Desks(Place):
    """A database with nothing in it but accounts and their drafts."""

    @property
    def name(self) -> str:
        return "diplotrack_bench_writers"

    def build(self, *, anew: bool = True) -> None:
        self._drop()
        self._create()
        self.manage("migrate", "--verbosity", "0")
        self.manage("createcachetable", "--verbosity", "0")

    def prepared(self, writers: int, *, one_record: bool) -> dict:
        which = "one" if one_record else "own"
        module = [sys.executable, "-m", "benchmarks.writers.inside"]
        command = [*module, str(writers), which]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE
        )
        return json.loads(done.stdout)

    @contextmanager
    def held(self, ref: str) -> Iterator[None]:
        """Another program has the record locked, for as long as the block lasts."""
        with closing(self.connect()) as connection:
            connection.execute("BEGIN")
            asked = "UPDATE dialogues_dialogue SET ref = ref WHERE ref = '{}'"
            connection.execute(asked.format(ref))
            yield
            connection.execute("ROLLBACK")

    def waiting(self) -> int:
        """Connections that wait for a lock just now, where the database tells."""
        if self.vendor == "sqlite":
            return 0
        with closing(self.connect()) as connection:
            asked = (
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            )
            return connection.execute(asked).fetchone()[0]

    def rows(self) -> int:
        """New rows that are in the database."""
        with closing(self.connect()) as connection:
            asked = "SELECT count(*) FROM dialogues_party WHERE note = 'Counted'"
            return connection.execute(asked).fetchone()[0]


@dataclass
class WriterSample:
    """What was answered, and after how many seconds."""

    answers: Counter = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def add(self, status: int | str, seconds: float) -> None:
        self.answers[status] += 1
        self.seconds.append(seconds)

    def __str__(self) -> str:
        if not self.seconds:
            return "none"
        ordered = sorted(self.seconds)
        told = ", ".join(f"{n} × {s}" for s, n in sorted(self.answers.items(), key=str))
        nearly_all = ordered[int(len(ordered) * 0.95)]
        return (
            f"{told}; median {statistics.median(ordered):.2f} s, "
            f"95 % within {nearly_all:.2f} s, longest {ordered[-1]:.2f} s"
        )


class Browser:
    """One connection and its cookies."""

    def __init__(self, server: Server, seen: WriterSample, session: str = ""):
        self.server, self.seen = server, seen
        self.cookies = {"csrftoken": CSRF}
        self.retry_after = 0.0
        if session:
            self.cookies["sessionid"] = session

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=120)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies}
        body = None
        if form is not None:
            form = form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form)
        began = perf_counter()
        try:
            connection.request("POST" if body else "GET", path, body, headers)
            response = connection.getresponse()
            status, text = response.status, response.read().decode()
            self.retry_after = float(response.headers.get("Retry-After", 0))
        except OSError as error:
            status, text = type(error).__name__, ""
        else:
            for cookie in response.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
        finally:
            connection.close()
        self.seen.add(status, perf_counter() - began)
        return status, text


def write(
    server: Server, desk: dict, saves: int, tries: int, seen: WriterSample
) -> None:
    browser = Browser(server, seen, desk["session"])
    for _ in range(saves):
        row = {
            "name": "Second side",
            "kind": "principal",
            "note": "Counted",
            "opened_at": str(desk["version"]),
            "once": str(uuid4()),
        }
        for _ in range(tries):
            status, _ = browser.ask(f"/workspace/{desk['ref']}/parties/new/", row)
            if status != 503:
                break
            sleep(browser.retry_after)


def sign_in_and_out(
    server: Server, prepared: dict, seen: tuple[WriterSample, WriterSample], left: list
) -> None:
    """Sign in, sign out, and try whether the session that ended opens anything."""
    signed_in, signed_out = seen
    browser = Browser(server, signed_in)
    login = {"login": prepared["tester"], "password": prepared["password"]}
    status, _ = browser.ask("/accounts/login/", login)
    if status == 302 and (session := browser.cookies.get("sessionid")):
        browser.seen = signed_out
        status, _ = browser.ask("/accounts/logout/", {})
        after, _ = Browser(server, WriterSample(), session).ask("/workspace/")
        if status == 302 and after != 302:
            left.append(after)
    sleep(1)


def read(server: Server, seen: WriterSample) -> None:
    Browser(server, seen).ask("/dialogues/")
    sleep(0.5)


def count_waiting(place: Desks, waiting: list[int]) -> None:
    waiting.append(place.waiting())
    sleep(0.2)


def meanwhile(act: Callable[[], None], over: threading.Event) -> threading.Thread:
    def go_on() -> None:
        while not over.is_set():
            act()

    thread = threading.Thread(target=go_on, daemon=True)
    thread.start()
    return thread


def measure(
    place: Desks, *, writers: int, saves: int, one_record: bool, held: bool
) -> None:
    place.build()
    prepared = place.prepared(writers, one_record=one_record)
    alone = prepared["alone"]
    print(f"One save alone: {alone['whole'] * 1000:.0f} ms", end="")
    if place.vendor == "sqlite":
        print(
            f", {alone['held'] * 1000:.0f} of them with the lock, for "
            f"{alone['statements']:.0f} statements",
            end="",
        )
    print(flush=True)
    saved, pages, signed, left = (
        WriterSample(),
        WriterSample(),
        (WriterSample(), WriterSample()),
        [],
    )
    waiting: list[int] = [0]
    ref = prepared["desks"][0]["ref"]
    with diplotrack(place) as server, place.held(ref) if held else nullcontext():
        over = threading.Event()
        beside = [
            meanwhile(lambda: sign_in_and_out(server, prepared, signed, left), over),
            meanwhile(lambda: read(server, pages), over),
            meanwhile(lambda: count_waiting(place, waiting), over),
        ]
        began = perf_counter()
        threads = [
            threading.Thread(
                target=write,
                args=(server, desk, saves, 1 if held else TRIES, saved),
                daemon=True,
            )
            for desk in prepared["desks"]
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        lasted = perf_counter() - began
        over.set()
        for thread in beside:
            thread.join()
    print(f"{writers * saves} saves by {writers} writers in {lasted:.0f} s: {saved}")
    print(f"Rows in the database: {place.rows()}")
    print(f"Signing in meanwhile: {signed[0]}")
    print(f"Signing out meanwhile: {signed[1]}; sessions left open: {len(left)}")
    print(f"Pages meanwhile: {pages}")
    if place.vendor == "postgresql":
        print(f"Connections that waited for a lock, at most: {max(waiting)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="benchmarks.writers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = ["sqlite", "postgresql"]
    parser.add_argument("--database", choices=names, default="sqlite")
    parser.add_argument("--writers", type=int, default=40)
    parser.add_argument("--saves", type=int, default=5, help="of each writer")
    parser.add_argument("--one-record", action="store_true", help="all in one draft")
    parser.add_argument(
        "--held", action="store_true", help="in one draft, which somebody has locked"
    )
    given = parser.parse_args()
    # Stopped from outside, it takes its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    measure(
        Desks(given.database, 0),
        writers=given.writers,
        saves=given.saves,
        one_record=given.one_record or given.held,
        held=given.held,
    )


if __name__ == "__main__":
    main()
