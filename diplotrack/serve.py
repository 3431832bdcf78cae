"""Serve DiploTrack: for `make run`, and for a team behind a proxy (docs/running.md)."""

import argparse
import os

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

HOST = "127.0.0.1"


class Server(MPServer):
    """Granian's server, which starts a killed worker anew however often.

    Granian itself ends where the same worker ends twice within 5.5 s. That stays so for
    workers that exit: the application cannot be loaded then, and the reason is logged.
    """

    def _respawn_workers(self, workers, *arguments, **options):
        killed = [idx for idx in workers if (self.wrks[idx].inner.exitcode or 0) < 0]
        super()._respawn_workers(workers, *arguments, **options)
        for idx in killed:
            self.respawned_wrks.pop(idx, None)


def saves_at_once(threads: int) -> int:
    """How many of the threads of a worker may save: one in four is the readers'."""
    return max(1, threads - max(1, threads // 4))


def main():
    parser = argparse.ArgumentParser(prog="python -m diplotrack.serve")
    parser.add_argument("--port", type=int, default=8000, help=f"on {HOST}")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    # Many, so that slow readers of long downloads do not hold up the site.
    parser.add_argument("--threads", type=int, default=16, help="of each worker")
    parser.add_argument(
        "--stop-within",
        type=int,
        default=30,
        help="seconds after which a worker is killed that is told to stop",
    )
    options = parser.parse_args()
    os.environ.setdefault("SAVES_AT_ONCE", str(saves_at_once(options.threads)))
    Server(
        "diplotrack.wsgi:application",
        address=HOST,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=options.stop_within,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main()
