"""What is attacked: an installation with its own database, on 127.0.0.1."""

import os
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import requests

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "var" / "attack"
PYTHON = ROOT / ".venv" / "bin" / "python"
HOST = "127.0.0.1"
NAME = "diplotrack_attack"
#: Seconds in which a server must answer.
PATIENCE = 120

ACCOUNTS = {
    "researcher": ["researchers"],
    "second": ["researchers"],
    "curator": ["researchers", "curators"],
}
MAKE_ACCOUNTS = """
from django.contrib.auth.models import Group, User
for name, groups in {accounts!r}.items():
    user = User.objects.create_user(name, password={password!r})
    user.groups.set(Group.objects.get_or_create(name=each)[0] for each in groups)
"""


class Installation:
    """One database with the real cases and some accounts, and its server."""

    def __init__(self, server_url: str) -> None:
        self.vendor = "postgresql" if server_url else "sqlite"
        self.server_url = server_url
        self.file = FOLDER / f"{NAME}.sqlite3"
        self.log = FOLDER / f"{self.vendor}.log"
        self.port = _free_port()
        self.password = secrets.token_urlsafe(12)
        self.process: subprocess.Popen | None = None

    @property
    def base(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def url(self) -> str:
        """The address of the database."""
        if not self.server_url:
            return f"sqlite:///{self.file}"
        return re.sub(r"(//[^/]*/)[^?]*", rf"\g<1>{NAME}", self.server_url)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": self.url,
            "DIPLOTRACK_LOCAL": "1",
            "SECRET_KEY": self.password,
            "LOG_LEVEL": "ERROR",
        }

    def build(self) -> None:
        """Make the database anew; whatever an attack left is dropped."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.log.unlink(missing_ok=True)
        if self.server_url:
            with psycopg.connect(self.server_url, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
                connection.execute(f"CREATE DATABASE {NAME}")
        else:
            for path in FOLDER.glob(f"{self.file.name}*"):
                path.unlink()
        self.manage("migrate", "--verbosity", "0")
        self.manage("createcachetable", "--verbosity", "0")
        self.manage("load_cases")
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        words = MAKE_ACCOUNTS.format(accounts=ACCOUNTS, password=self.password)
        self.manage("shell", "--verbosity", "0", "--command", words)

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PYTHON, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )

    def check_records(self) -> tuple[bool, str, float]:
        """Whether all records are right, what was said last, and the seconds."""
        began = time.monotonic()
        try:
            right, said = True, self.manage("check_records").stdout
        except subprocess.CalledProcessError as error:
            right, said = False, f"{error.stdout}{error.stderr}"
        return right, said.strip()[-2000:], round(time.monotonic() - began, 1)

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [PYTHON, "-m", "diplotrack.serve", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment,
                start_new_session=True,
                stdout=log,
                stderr=log,
            )
        self.wait()

    def wait(self) -> None:
        """Until the server answers that it and its database are there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if requests.get(f"{self.base}/health/", timeout=5).status_code == 200:
                    return
            except requests.RequestException:
                time.sleep(0.1)
        raise SystemExit(f"The server does not answer; see {self.log}.")

    def workers(self) -> list[int]:
        number = self._running().pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text()
        return [int(each) for each in children.split()]

    def _running(self) -> subprocess.Popen:
        assert self.process is not None, "The server was not started."
        return self.process

    def kill_server(self) -> None:
        """The server and its workers at once, by SIGKILL."""
        process = self._running()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        process = self._running()
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill_server()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database itself answers, past the application."""
        if not self.server_url:
            with closing(sqlite3.connect(self.file)) as connection:
                return connection.execute(sql).fetchall()
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(sql).fetchall()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        return probe.getsockname()[1]


@contextmanager
def installation(server_url: str) -> Iterator[Installation]:
    """A built installation whose server runs for as long as the block lasts."""
    made = Installation(server_url)
    made.build()
    try:
        made.start()
        yield made
    finally:
        made.stop()
