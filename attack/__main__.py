"""Attack an installation of its own on 127.0.0.1. From the root: `make attack`, or

    var/attack/python/bin/python -m attack kills --size 20

It stands on SQLite, or on a database made for it on the server of DATABASE_URL.
"""

import argparse
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from attack import api, forms, kills, writers
from attack.figures import Figures, is_broken, table
from attack.installation import FOLDER, Installation, installation


@dataclass(frozen=True, slots=True)
class Part:
    """One attack: its usual size, and that of `--size full`."""

    run: Callable[[Installation, int, int], dict[str, Figures]]
    usual: int
    full: int


PARTS = {
    "api": Part(api.attack, usual=10, full=350),
    "writers": Part(writers.attack, usual=10, full=50),
    "forms": Part(forms.attack, usual=300, full=20_000),
    "kills": Part(kills.attack, usual=10, full=1_000),
}


def main() -> int:
    given = _arguments()
    # Stopped from outside, it takes its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    broken = False
    with installation(os.environ.get("DATABASE_URL", "")) as attacked:
        for name in given.parts:
            part = PARTS[name]
            size = {"": part.usual, "full": part.full}.get(given.size)
            size = int(given.size) if size is None else size
            began = time.monotonic()
            found = part.run(attacked, size, given.seed)
            took = round(time.monotonic() - began)
            about = {"size": size, "seed": given.seed, "seconds": took}
            kept = FOLDER / f"{name}-{attacked.vendor}.json"
            kept.write_text(json.dumps({"attack": about, **found}, indent=1))
            print(table(f"{name} on {attacked.vendor}", {"attack": about, **found}))
            broken = broken or is_broken(found)
    return int(broken)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="attack",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--size", default="", help="of each part: a number, or full")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.parts = given.parts or list(PARTS)
    if unknown := {*given.parts} - {*PARTS}:
        parser.error(f"There is no part {', '.join(sorted(unknown))}.")
    return given


if __name__ == "__main__":
    sys.exit(main())
