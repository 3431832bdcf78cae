"""Pages of the API: the first, and the last of a whole table read cursor by cursor."""

import json
from collections.abc import Iterator
from time import perf_counter
from urllib.parse import quote

from benchmarks.scale.asking import Client
from benchmarks.scale.bench import WARMING, Bench, Figure

SIZE = 1000


def figures(bench: Bench) -> Iterator[Figure]:
    for table in ("dialogues", "participants"):
        times, rows = _walk(bench.client, table)
        size = f"API: page of {SIZE:,} {table}"
        yield Figure(f"{size}, first", times[0])
        if len(times) > 2:
            # The last full one: that after it has what is left.
            yield Figure(f"{size}, {len(times) - 1:,}th", times[-2])
        note = f"{rows:,} rows in {len(times):,} pages"
        yield Figure(f"API: all {table}", sum(times), note=note)


def _walk(client: Client, table: str) -> tuple[list[float], int]:
    """Seconds of each page of a table, and the number of rows."""
    for _ in range(WARMING):
        client.body(f"/api/{table}/?page_size=1")
    times, rows, cursor = [], 0, ""
    while cursor is not None:
        path = f"/api/{table}/?page_size={SIZE}"
        began = perf_counter()
        body = client.body(f"{path}&cursor={quote(cursor)}" if cursor else path)
        times.append(perf_counter() - began)
        page = json.loads(body)
        rows += len(page["results"])
        cursor = page["next_cursor"]
    return times, rows
