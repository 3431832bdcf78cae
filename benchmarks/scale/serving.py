"""Servers as they are shipped, each in processes of its own, with their memory."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scale.places import ROOT, Place

HOST = "127.0.0.1"
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it listens and which processes it is."""

    port: int
    group: int

    def memory(self) -> int:
        """Most bytes that its largest process held since `forget_memory`."""
        return max(_kilobytes(process) for process in self._processes()) * 1024

    def forget_memory(self) -> None:
        for process in self._processes():
            # 5 sets the peak back to what is held now (man proc).
            Path(f"/proc/{process}/clear_refs").write_text("5")

    def _processes(self) -> list[int]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == self.group:
                found.append(int(folder.name))
        return found


def _kilobytes(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def running(
    command: Sequence[str], port: int, environment: dict[str, str]
) -> Iterator[Server]:
    """A server for as long as the block lasts; its whole group ends with it."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield Server(port, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait(process: subprocess.Popen, port: int) -> None:
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            raise SystemExit(f"The server ended with {process.returncode}.")
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server does not answer.")


@contextmanager
def diplotrack(place: Place) -> Iterator[Server]:
    """The application on the server and with the arguments of `make run`."""
    sys.path.insert(0, str(ROOT / "tools"))
    from run import server_arguments

    place.manage("collectstatic", "--no-input", "--verbosity", "0")
    port = free_port()
    command = [sys.executable, *server_arguments(port)]
    with running(command, port, place.environment) as server:
        yield server


@contextmanager
def datasette(place: Place) -> Iterator[Server]:
    """Datasette on the same SQLite file, with its own settings but for whole files."""
    port = free_port()
    program = ROOT / "var" / "bench" / "datasette" / "bin" / "datasette"
    if not program.exists():
        raise SystemExit("Datasette is not here: run `make bench`, which installs it.")
    whole_files = ["--setting", "max_csv_mb", "0"]
    command = [str(program), "serve", "-p", str(port), *whole_files, str(place.file)]
    with running(command, port, dict(os.environ)) as server:
        yield server
