"""Measure the application at scale. From the root: `make bench`, or

    .venv/bin/python -m benchmarks.scale --sizes 10000 100000 --databases sqlite

Databases are made once under var/bench and on the PostgreSQL server that
BENCH_POSTGRES names (postgres://root@127.0.0.1:5432/postgres unless told).
"""

import argparse
import json
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from time import strftime

from benchmarks.scale import api, beside, files, lists, pages
from benchmarks.scale.asking import Client
from benchmarks.scale.bench import Bench, Figure
from benchmarks.scale.places import FOLDER, Place
from benchmarks.scale.raw_rows import asking
from benchmarks.scale.report import line, markdown, missed
from benchmarks.scale.serving import diplotrack

PARTS = {
    "pages": pages.figures,
    "lists": lists.figures,
    "api": api.figures,
    "files": files.figures,
    "beside": beside.figures,
}


def main() -> None:
    given = _arguments()
    # Stopped from outside, it takes its servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    results: dict[str, list[Figure]] = {}
    for size in given.sizes:
        for vendor in given.databases:
            place = Place(vendor, size)
            print(f"\n{size:,} dialogues on {vendor}", flush=True)
            place.build(anew=given.anew)
            print(f"{place.size() / (1 << 20):,.0f} MB", flush=True)
            found = results[f"{vendor} {size}"] = []
            for figure in measured(place, given.parts, given.rounds):
                print(line(figure), flush=True)
                found.append(figure)
    kept = FOLDER / f"{strftime('%Y-%m-%d-%H%M')}.json"
    plain = {name: list(map(asdict, each)) for name, each in results.items()}
    kept.write_text(json.dumps(plain, indent=1))
    print(f"\n{markdown(results)}\n{missed(results)}\nKept in {kept}.")


def measured(place: Place, parts: list[str], rounds: int) -> Iterator[Figure]:
    """All figures of one database, one after another."""
    with diplotrack(place) as server:
        connection = place.connect()
        bench = Bench(place, server, Client(server), asking(connection), rounds)
        for part in parts:
            if part != "beside" or place.vendor == "sqlite":
                yield from PARTS[part](bench)
        connection.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole = {"type": int, "nargs": "+"}
    parser.add_argument("--sizes", default=[10_000, 100_000], metavar="N", **whole)
    names = ["sqlite", "postgresql"]
    parser.add_argument("--databases", nargs="+", choices=names, default=names)
    parts = list(PARTS)
    parser.add_argument("--parts", nargs="+", choices=parts, default=parts)
    parser.add_argument("--rounds", type=int, default=7, help="times a thing is asked")
    parser.add_argument("--anew", action="store_true", help="make the databases anew")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
