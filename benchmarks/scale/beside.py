"""The same questions put to Datasette, on the same SQLite file."""

from collections.abc import Iterator

from benchmarks.scale.asking import Client, requests_per_second, seconds
from benchmarks.scale.bench import WARMING, Bench, Figure
from benchmarks.scale.files import MEGABYTE
from benchmarks.scale.serving import datasette

FACETS = "_facet=first_track&_facet=current_track&_facet=status&_size=25"
FILTERED = (
    f"{FACETS}&first_track=2&end_latest__gte=1990-01-01&start_earliest__lte=2010-12-31"
)


def figures(bench: Bench) -> Iterator[Figure]:
    """Its pages nearest to ours, its files, its pages a second."""
    with datasette(bench.place) as server:
        client = Client(server)
        name = bench.place.name
        table = f"/{name}/dialogues_dialogue"
        paths = {
            "First page, three facets": f"{table}?{FACETS}",
            "First page, no facets": f"{table}?_size=25",
            "Filtered page, three facets": f"{table}?{FILTERED}",
            "One row of dialogues": f"{table}/7",
            "Moves page": f"/{name}/dialogues_move?kind=track_change&_size=25",
        }
        for title, path in paths.items():
            for _ in range(WARMING):
                client.page(path)
            taken = seconds(lambda path=path: client.page(path), bench.rounds)
            yield Figure(f"Datasette: {title}", taken)
        rate = requests_per_second(server, [paths["First page, three facets"]])
        yield Figure("Datasette: pages a second, first page", rate, unit="/s")
        client = Client(server)
        for rows in ("dialogue", "participation"):
            server.forget_memory()
            answer = client.page(f"/{name}/dialogues_{rows}.csv?_stream=on")
            memory = server.memory() / MEGABYTE
            size = answer.bytes / MEGABYTE
            yield Figure(
                f"Datasette: dialogues_{rows} as CSV",
                answer.whole,
                note=f"{size:,.0f} MB, {answer.lines:,} lines, first byte "
                f"{answer.first:.3f} s, memory {memory:.0f} MB",
            )
