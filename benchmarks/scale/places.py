"""The databases that are measured: made once for each size, kept under var/bench."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "bench"
POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://root@127.0.0.1:5432/postgres")
SEED = 1


@dataclass(frozen=True, slots=True)
class Place:
    """One database of synthetic records."""

    vendor: str
    dialogues: int

    @property
    def name(self) -> str:
        return f"diplotrack_bench_{self.dialogues}"

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.sqlite3"

    @property
    def url(self) -> str:
        if self.vendor == "sqlite":
            return f"sqlite:///{self.file}"
        return f"{POSTGRES.rpartition('/')[0]}/{self.name}"

    @property
    def environment(self) -> dict[str, str]:
        """What the application is told, as `make run` does, for this database."""
        return {
            **os.environ,
            "DATABASE_URL": self.url,
            "DIPLOTRACK_LOCAL": "1",
            "SECRET_KEY": "only-for-measuring",
            "LOG_LEVEL": "ERROR",
        }

    def connect(self) -> Any:
        """A plain connection of the driver, for hand-written SQL."""
        if self.vendor == "sqlite":
            return sqlite3.connect(self.file, isolation_level=None, timeout=20)
        return psycopg.connect(self.url, autocommit=True)

    def manage(self, *arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)

    def build(self, *, anew: bool) -> None:
        """Make the database if it is not there, whole, already."""
        if anew or not self._is_whole():
            self._drop()
            self._create()
            self.manage("migrate", "--verbosity", "0")
            self.manage("createcachetable", "--verbosity", "0")
            number = str(self.dialogues)
            self.manage("seed_synthetic", "--dialogues", number, "--seed", str(SEED))
        else:
            self.manage("migrate", "--verbosity", "0")

    def size(self) -> int:
        """Bytes that it takes on disk."""
        if self.vendor == "sqlite":
            with closing(self.connect()) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return self.file.stat().st_size
        with self.connect() as connection:
            asked = "SELECT pg_database_size(current_database())"
            return connection.execute(asked).fetchone()[0]

    def _is_whole(self) -> bool:
        if self.vendor == "sqlite" and not self.file.exists():
            return False
        try:
            connection = self.connect()
            # The counter is written last.
            asked = "SELECT last FROM dialogues_refcounter WHERE prefix = 'D'"
            found = connection.execute(asked).fetchone()
            connection.close()
        except (sqlite3.Error, psycopg.Error):
            return False
        return found == (self.dialogues,)

    def _drop(self) -> None:
        if self.vendor == "sqlite":
            for path in FOLDER.glob(f"{self.file.name}*"):
                path.unlink()
        else:
            self._as_owner(f'DROP DATABASE IF EXISTS "{self.name}"')

    def _create(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        if self.vendor != "sqlite":
            self._as_owner(f'CREATE DATABASE "{self.name}"')

    @staticmethod
    def _as_owner(sql: str) -> None:
        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(sql)


def own_csv(place: Place, sql: str) -> list[str] | None:
    """The command with which the database itself writes the answer as CSV."""
    if place.vendor == "sqlite":
        shell = shutil.which("sqlite3")
        return shell and [shell, "-csv", "-header", str(place.file), sql]
    shell = shutil.which("psql")
    copy = f"COPY ({sql}) TO STDOUT WITH (FORMAT csv, HEADER)"
    return shell and [shell, "-qAt", "-d", place.url, "-c", copy]
