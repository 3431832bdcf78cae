"""SQLite, whose writers wait in line.

SQLite lets one write at a time. Who waits asks again, the longer it has waited the less
often, so that late comers win and some wait in vain. Here the writers of a process wait
in line, and only the first of each process asks (decision 0037).
"""

import sqlite3
import threading

from django.db.backends.sqlite3 import base

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")

#: The line of this process for each file of a database.
_lines: dict[str, threading.Lock] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self._line: threading.Lock | None = None
        self.execute_wrappers.append(self._wait_to_write)

    def _start_transaction_under_autocommit(self):
        self._wait_in_line()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave_line()
            raise

    def _commit(self):
        super()._commit()
        self._leave_line()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._leave_line()

    def _close(self):
        try:
            super()._close()
        finally:
            self._leave_line()

    def _wait_to_write(self, execute, sql, params, many, context):
        """Wait in line for a statement that is a transaction of its own, too."""
        if self.in_atomic_block or not sql.startswith(WRITES):
            return execute(sql, params, many, context)
        self._wait_in_line()
        try:
            return execute(sql, params, many, context)
        finally:
            self._leave_line()

    def _wait_in_line(self) -> None:
        name = str(self.settings_dict["NAME"])
        line = _lines.setdefault(name, threading.Lock())
        if not line.acquire(timeout=self.settings_dict["OPTIONS"]["timeout"]):
            # As SQLite fails where its lock is not to be had.
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            with self.wrap_database_errors:
                raise error
        self._line = line

    def _leave_line(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.release()
