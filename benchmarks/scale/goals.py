"""What is wanted of the figures, and whether they show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.scale.bench import Figure

#: A page may take so many seconds more than its rows in plain SQL, or so many times.
MORE, TIMES = 0.05, 3
SEARCH_TIMES = 5
FILE_TIMES = 3
#: At the larger size a page may take so many times what it takes at the smaller.
GROWTH = 1.5
#: Our page and Datasette's nearest one.
PAGES = {
    "First page, asked again": "Datasette: First page, three facets",
    "Filtered page, asked again": "Datasette: Filtered page, three facets",
    "Moves page": "Datasette: Moves page",
}
#: Our file, and Datasette's of its main table; ours is wanted so many times as quick.
FILES = {
    "All dialogues as CSV": "Datasette: dialogues_dialogue as CSV",
    "All participants as CSV": "Datasette: dialogues_participation as CSV",
}
QUICKER = 3


@dataclass(frozen=True, slots=True)
class Goal:
    """One wanted thing: the most seconds it may take, and what it took."""

    name: str
    wanted: float
    found: float

    @property
    def is_met(self) -> bool:
        return self.found <= self.wanted


def goals(figures: Iterable[Figure]) -> Iterator[Goal]:
    """What is wanted of one database, as far as it was measured there."""
    seconds = {each.name: each.ours for each in figures}
    for each in figures:
        if each.raw is None:
            continue
        if "as CSV" in each.name:
            wanted = FILE_TIMES * each.raw
        elif "dialogues found" in each.name:
            wanted = SEARCH_TIMES * each.raw
        else:
            wanted = max(each.raw + MORE, TIMES * each.raw)
        yield Goal(f"{each.name}, beside plain SQL", wanted, each.ours)
    for pairs, times in ((PAGES, 1), (FILES, QUICKER)):
        for ours, theirs in pairs.items():
            if ours in seconds and theirs in seconds:
                name = f"{ours}, beside Datasette"
                yield Goal(name, seconds[theirs] / times, seconds[ours])


def growth(smaller: Iterable[Figure], larger: Iterable[Figure]) -> Iterator[Goal]:
    """What is wanted of the pages of a larger database beside a smaller one."""
    before = {each.name: each.ours for each in smaller}
    for each in larger:
        if "page" in each.name.lower() and each.unit == "s" and each.name in before:
            name = f"{each.name}, beside the smaller collection"
            yield Goal(name, GROWTH * before[each.name], each.ours)


def all_goals(results: Mapping[str, list[Figure]]) -> Iterator[tuple[str, list[Goal]]]:
    """The goals of each database; those of the second size look back to the first."""
    smaller: dict[str, list[Figure]] = {}
    for place, figures in results.items():
        vendor = place.split()[0]
        found = list(goals(figures))
        if vendor in smaller:
            found += growth(smaller[vendor], figures)
        smaller[vendor] = figures
        yield place, found
