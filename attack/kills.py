"""Kills while writers save: workers, the whole server, connections to the database."""

import os
import random
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from threading import Event

from attack.figures import Figures, answers, kept, records
from attack.installation import Installation
from attack.kept import Promises, text_of
from attack.saving import Writer, first_outcome
from attack.visitor import Visitor, draft, signed_in

WRITERS = 6
#: Rows are added until a record has so many: a long one is slow to save.
ROWS_OF_RECORD = 20
#: How often a writer asks until the server is there again.
TRIES = 300
#: Seconds between the first save after a kill and the next kill, at most.
LONGEST_PAUSE = 0.5
#: Seconds in which something must be saved after a kill.
PATIENCE = 120

#: A worker is killed as often as the rest together; SQLite has no connections.
KINDS = {
    "sqlite": ["workers", "workers", "servers"],
    "postgresql": ["workers", "workers", "connections", "connections", "servers"],
}
END_CONNECTION = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
ORDER BY state = 'active' DESC, md5(pid::text || now()::text) LIMIT 1
"""


def attack(installation: Installation, size: int, seed: int) -> dict[str, Figures]:
    """`size` kills, each after something was saved since the one before."""
    researcher = signed_in(installation, "researcher")
    promises, over = Promises(), Event()
    visitors = [Visitor(installation.base, researcher, TRIES) for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [
            pool.submit(_write, each, number, promises, over)
            for number, each in enumerate(visitors)
        ]
        try:
            killed = _kill(installation, size, random.Random(seed), promises)
        finally:
            over.set()
    for each in writing:
        each.result()
    return {
        "during kills": {"kills": size, **killed}
        | answers(visitors)
        | kept(installation, "kills", promises),
        "afterwards": records(installation),
    }


def _write(visitor: Visitor, number: int, promises: Promises, over: Event) -> None:
    """Add rows and change them, in one record after another."""
    writer, turns = Writer(visitor, promises), count()
    while not over.is_set():
        record = draft(visitor, f"Talks of {number} and {next(turns)}")
        row = first_outcome(visitor, record)
        for _ in range(ROWS_OF_RECORD):
            if over.is_set():
                return
            writer.add_outcome(record, text_of("kills", number, next(turns)))
            writer.append(row, text_of("kills", number, next(turns)))


def _kill(
    installation: Installation, size: int, drawn: random.Random, promises: Promises
) -> Counter[str]:
    """How often each kind was killed."""
    killed: Counter[str] = Counter()
    for _ in range(size):
        before, until = len(promises.acknowledged), time.monotonic() + PATIENCE
        while len(promises.acknowledged) == before:
            if time.monotonic() > until:
                raise SystemExit(
                    f"Nothing is saved any more, {PATIENCE} s after a kill."
                )
            time.sleep(0.02)
        time.sleep(drawn.uniform(0, LONGEST_PAUSE))
        what = drawn.choice(KINDS[installation.vendor])
        while not _kill_one(installation, what, drawn):
            time.sleep(0.1)  # it is being started anew
        killed[what] += 1
    return killed


def _kill_one(installation: Installation, what: str, drawn: random.Random) -> bool:
    """Kill one of these, if there is one."""
    if what == "connections":
        return bool(installation.rows(END_CONNECTION))
    if what == "servers":
        installation.kill_server()
        installation.start()
        return True
    with suppress(IndexError, ProcessLookupError):
        os.kill(drawn.choice(installation.workers()), signal.SIGKILL)
        return True
    return False
