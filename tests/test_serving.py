"""The server of `make run`, and whether it stays up."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

HOST = "127.0.0.1"
#: Seconds that a busy machine may take to start a worker.
PATIENCE = 60


@pytest.fixture
def server(tmp_path, monkeypatch):
    """The port of a server, and its process."""
    monkeypatch.syspath_prepend(settings.BASE_DIR / "tools")
    from run import server_arguments

    with socket.create_server((HOST, 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, *server_arguments(port)],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "only-for-tests",
            "DIPLOTRACK_LOCAL": "1",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'served.sqlite3'}",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield port, process
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for(what, process):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "The server ended."
        if found := what():
            return found
        time.sleep(0.02)
    raise AssertionError("The server does not answer.")


def workers_beside(killed, process):
    """Both workers, once neither is one that was killed."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    found = {int(pid) for pid in children.split()} - killed
    return found if len(found) == 2 else None


def answer(port):
    """Status and words of /health/, or nothing while no worker listens."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health/")
        response = connection.getresponse()
        return response.status, response.read().decode()
    except (ConnectionError, http.client.HTTPException):
        return None
    finally:
        connection.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="There is no /proc.")
def test_killed_workers_are_started_anew_however_often(server):
    port, process = server
    wait_for(lambda: answer(port), process)
    killed = set()
    for _ in range(3):
        started = wait_for(partial(workers_beside, killed, process), process)
        for pid in started:
            os.kill(pid, signal.SIGKILL)
        killed |= started
    assert wait_for(lambda: answer(port), process) == (
        200,
        "DiploTrack and its database answer.\n",
    )
