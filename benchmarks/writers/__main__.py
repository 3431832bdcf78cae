"""Many write at once, over HTTP, to the server as it is shipped. From the root:

    .venv/bin/python -m benchmarks.writers --database sqlite [--one-record]

Each writer saves new rows one after another, in a draft of their own or all in one;
meanwhile somebody signs in and out, and somebody reads. PostgreSQL is the server that
BENCH_POSTGRES names (see benchmarks/scale/places.py).
"""

import argparse
import http.client
import json
import statistics
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter, sleep
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.scale.places import ROOT, Place
from benchmarks.scale.serving import HOST, Server, diplotrack

CSRF = "c" * 32


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

    def rows(self) -> int:
        """New rows that are in the database."""
        with closing(self.connect()) as connection:
            asked = "SELECT count(*) FROM dialogues_party WHERE note = 'Counted'"
            return connection.execute(asked).fetchone()[0]


@dataclass
class Seen:
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

    def __init__(self, server: Server, seen: Seen, session: str = ""):
        self.server, self.seen = server, seen
        self.cookies = {"csrftoken": CSRF}
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


def write(server: Server, desk: dict, saves: int, seen: Seen) -> None:
    browser = Browser(server, seen, desk["session"])
    for _ in range(saves):
        browser.ask(
            f"/workspace/{desk['ref']}/parties/new/",
            {
                "name": "Second side",
                "kind": "principal",
                "note": "Counted",
                "opened_at": str(desk["version"]),
                "once": str(uuid4()),
            },
        )


def sign_in_and_out(server: Server, prepared: dict, seen: Seen, left: list) -> None:
    """Sign in, sign out, and try whether the session that ended opens anything."""
    browser = Browser(server, seen)
    login = {"login": prepared["tester"], "password": prepared["password"]}
    status, _ = browser.ask("/accounts/login/", login)
    if status == 302 and (session := browser.cookies.get("sessionid")):
        status, _ = browser.ask("/accounts/logout/", {})
        after, _ = Browser(server, Seen(), session).ask("/workspace/")
        if status == 302 and after != 302:
            left.append(after)
    sleep(1)


def read(server: Server, seen: Seen) -> None:
    Browser(server, seen).ask("/dialogues/")
    sleep(0.5)


def meanwhile(act: Callable[[], None], over: threading.Event) -> threading.Thread:
    def go_on() -> None:
        while not over.is_set():
            act()

    thread = threading.Thread(target=go_on)
    thread.start()
    return thread


def measure(place: Desks, *, writers: int, saves: int, one_record: bool) -> None:
    place.build()
    prepared = place.prepared(writers, one_record=one_record)
    held = prepared["held"]
    print(
        f"One save alone: {held['whole'] * 1000:.0f} ms, of which a transaction holds "
        f"{held['held'] * 1000:.0f} ms with {held['statements']:.0f} statements; "
        f"{held['transactions']:.0f} transactions",
        flush=True,
    )
    saved, signed, pages, left = Seen(), Seen(), Seen(), []
    with diplotrack(place) as server:
        over = threading.Event()
        beside = [
            meanwhile(lambda: sign_in_and_out(server, prepared, signed, left), over),
            meanwhile(lambda: read(server, pages), over),
        ]
        began = perf_counter()
        threads = [
            threading.Thread(target=write, args=(server, desk, saves, saved))
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
    print(f"Signing in and out meanwhile: {signed}; sessions left open: {len(left)}")
    print(f"Pages meanwhile: {pages}")


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
    given = parser.parse_args()
    measure(
        Desks(given.database, 0),
        writers=given.writers,
        saves=given.saves,
        one_record=given.one_record,
    )


if __name__ == "__main__":
    main()
