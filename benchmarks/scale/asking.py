"""Asks a server over one connection, as a browser does, and takes the time."""

import http.client
import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.scale.serving import HOST, Server

PIECE = 1 << 16
#: Seconds without a question after which a server may have ended a connection.
IDLE = 3


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """What came, and after how many seconds its first and its last byte were here."""

    status: int
    first: float
    whole: float
    bytes: int
    lines: int


class Client:
    """One connection that is kept open while it is in use."""

    def __init__(self, server: Server) -> None:
        self.connection = http.client.HTTPConnection(HOST, server.port, timeout=600)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.used = time.perf_counter()

    def ask(self, path: str) -> TimedAnswer:
        self.connect_anew_if_idle()
        began = time.perf_counter()
        self.connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        response = self.connection.getresponse()
        piece = response.read(1)
        first = time.perf_counter() - began
        size = lines = 0
        while piece:
            size += len(piece)
            lines += piece.count(b"\n")
            piece = response.read(PIECE)
        self.used = time.perf_counter()
        whole = self.used - began
        return TimedAnswer(response.status, first, whole, size, lines)

    def connect_anew_if_idle(self) -> None:
        if time.perf_counter() - self.used > IDLE:
            self.connection.close()
            self.connection.connect()

    def body(self, path: str) -> bytes:
        """What an address answers, whole."""
        self.connect_anew_if_idle()
        self.connection.request("GET", path)
        response = self.connection.getresponse()
        text = response.read()
        self.used = time.perf_counter()
        if response.status != 200:
            raise SystemExit(f"{path} answers {response.status}.")
        return text

    def page(self, path: str) -> TimedAnswer:
        """An answer that must be a page."""
        answer = self.ask(path)
        if answer.status != 200:
            raise SystemExit(f"{path} answers {answer.status}.")
        return answer


def seconds(act: Callable[[], object], rounds: int) -> float:
    """The median time of an act."""
    return statistics.median(timed(act) for _ in range(rounds))


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def requests_per_second(
    server: Server, paths: list[str], clients: int = 8, lasting: float = 8.0
) -> float:
    """Pages answered in a second, to some clients that ask without a pause.

    The clients share the processor with the server: on a small machine this is less
    than the server could do alone.
    """
    until = time.perf_counter() + lasting
    done = [0] * clients

    def go_on_asking(number: int) -> None:
        client = Client(server)
        while time.perf_counter() < until:
            client.page(paths[(number + done[number] * clients) % len(paths)])
            done[number] += 1

    threads = [
        threading.Thread(target=go_on_asking, args=[n], daemon=True)
        for n in range(clients)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - began)
