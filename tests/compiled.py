"""The 31 real cases as they were compiled, in `tests/cases/`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
SLUGS = sorted(path.stem for path in CASES.glob("*.yaml"))


def read_yaml(path: Path) -> Any:
    """What a file says; read by the library in C, which takes a tenth of the time."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def compiled(slug: str) -> dict[str, Any]:
    """One case; nobody may change what is shared."""
    return read_yaml(CASES / f"{slug}.yaml")
