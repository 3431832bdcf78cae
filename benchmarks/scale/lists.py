"""The lists of people, organisations and others, and one page of each."""

from collections.abc import Iterator

from benchmarks.scale.bench import Bench, Figure

#: What is listed -> its table.
LISTED = {
    "people": "person",
    "organisations": "organisation",
    "conflicts": "conflict",
    "sources": "source",
}


def figures(bench: Bench) -> Iterator[Figure]:
    """The first page of each list, and the page of what is drawn most often."""
    for name, table in LISTED.items():
        number = bench.ask(f"SELECT COUNT(*) FROM dialogues_{table}")[0][0]
        note = f"{number:,} {name}"
        yield Figure(f"List of {name}: page", bench.page(f"/{name}/"), note=note)
        first = bench.ask(f"SELECT ref FROM dialogues_{table} WHERE id = 1")[0][0]
        yield Figure(f"One of {name}: page", bench.page(f"/{name}/{first}/"))
    yield Figure("List of places: page", bench.page("/places/"))
