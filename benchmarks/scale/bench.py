"""One database with the application running on it, and how times are taken there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from statistics import median

from benchmarks.scale.asking import Client, seconds, timed
from benchmarks.scale.places import Place
from benchmarks.scale.raw_rows import Ask
from benchmarks.scale.serving import Server

#: Moves on what kept counts rest on, as every public change does.
CHANGE = (
    "INSERT INTO dialogues_refcounter (prefix, last) VALUES ('=', 1) "
    "ON CONFLICT (prefix) DO UPDATE SET last = dialogues_refcounter.last + 1"
)
#: Enough that both workers of the server have been asked.
WARMING = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: ours, plain SQL's, and what else is to be told."""

    name: str
    ours: float
    raw: float | None = None
    note: str = ""
    unit: str = "s"


@dataclass(frozen=True, slots=True)
class Bench:
    place: Place
    server: Server
    client: Client
    ask: Ask
    rounds: int

    def page(self, path: str) -> float:
        """Seconds of a page that was asked for before."""
        for _ in range(WARMING):
            self.client.page(path)
        return seconds(partial(self.client.page, path), self.rounds)

    def page_after_change(self, path: str) -> float:
        """Seconds of a page right after something public has changed."""
        for _ in range(WARMING):
            self.client.page(path)
        return median(self._changed_and_asked(path) for _ in range(self.rounds))

    def _changed_and_asked(self, path: str) -> float:
        connection = self.place.connect()
        connection.execute(CHANGE)
        connection.close()
        return timed(partial(self.client.page, path))

    def raw(self, act: Callable[[], object]) -> float:
        """Seconds of hand-written SQL, its rows fetched; once before for the caches."""
        act()
        return seconds(act, self.rounds)
