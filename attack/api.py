"""Calls of the API, made from its own description by schemathesis, with all checks."""

import json
import subprocess
import sys
from pathlib import Path

from attack.figures import Figures
from attack.installation import FOLDER, ROOT, Installation

PROGRAM = Path(sys.executable).with_name("schemathesis")
SERVER_ERROR = "ServerError"
#: Examples of each operation from which on every bound of the schema is tried too: some
#: 570 calls for each table.
LARGE = 100


def attack(installation: Installation, size: int, seed: int) -> dict[str, Figures]:
    """`size` drawn calls of each operation, beside those that the schema gives.

    One after another: in threads Python 3.11 can fail to parse ("AST constructor
    recursion depth mismatch"), which schemathesis does while it draws.
    """
    phases = ["examples", "fuzzing", *(["coverage"] if size >= LARGE else [])]
    report = FOLDER / f"schemathesis-{installation.vendor}.json"
    command: list[str | Path] = [
        *(PROGRAM, "--config-file", ROOT / "attack" / "schemathesis.toml"),
        *("run", f"{installation.base}/api/schema/", "--checks", "all"),
        *("--phases", ",".join(phases), "--max-examples", str(size)),
        *("--seed", str(seed), "--generation-database", "none"),
        *("--continue-on-failure", "--no-shrink", "--no-color"),
        *("--report", "json", "--report-json-path", report),
    ]
    with (FOLDER / f"schemathesis-{installation.vendor}.txt").open("w") as words:
        subprocess.run(command, cwd=FOLDER, stdout=words, check=False)
    return {"calls": figures(json.loads(report.read_text()))}


def figures(report: Figures) -> Figures:
    failures = report["failures"]
    return {
        "requests": report["test_cases"]["generated"],
        "complete": report["complete"],
        "operations": report["operations"]["tested"],
        "answers of 500": sum(
            each["count"] for each in failures if each["type"] == SERVER_ERROR
        ),
        "failed checks": [
            *(f"{each['title']}: {', '.join(each['operations'])}" for each in failures),
            *report["errors"],
        ],
    }
