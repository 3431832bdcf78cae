"""Whole CSV files: time, first byte, memory; beside the database's own CSV output."""

import subprocess
from collections.abc import Iterator

from benchmarks.scale.asking import timed
from benchmarks.scale.bench import Bench, Figure
from benchmarks.scale.places import own_csv
from benchmarks.scale.raw_files import FILES

MEGABYTE = 1 << 20


def figures(bench: Bench) -> Iterator[Figure]:
    for name, statement in FILES.items():
        command = own_csv(bench.place, statement(bench.place.vendor))
        raw = timed(lambda command=command: _run(command)) if command else None
        bench.server.forget_memory()
        before = bench.server.memory()
        answer = bench.client.page(f"/export/{name}.csv")
        rise = (bench.server.memory() - before) / MEGABYTE
        size = answer.bytes / MEGABYTE
        yield Figure(f"All {name} as CSV", answer.whole, raw, f"{size:,.0f} MB")
        yield Figure(f"All {name} as CSV: first byte", answer.first)
        yield Figure(
            f"All {name} as CSV: memory of the worker",
            bench.server.memory() / MEGABYTE,
            unit=" MB",
            note=f"{rise:+.0f} MB during the file",
        )


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
