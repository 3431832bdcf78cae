"""Every route of the site with every address that it may have.

The routes are those that the URL configuration knows, those of the admin included. What
may stand in a route is looked up by the name of its part; a route with a part of which
nothing is said, or with a part that means something else in it, is refused until it
says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from django.http import QueryDict
from django.urls import URLPattern, get_resolver, reverse

from dialogues.bibliography import FORMS
from dialogues.exports import TABLES
from dialogues.filters.facets.panel import LONG
from dialogues.forms.kinds import KINDS
from dialogues.models import (
    Conflict,
    Dialogue,
    Organisation,
    Person,
    SavedFilter,
    Source,
)

MODELS = (Dialogue, Person, Organisation, Conflict, Source, SavedFilter)
#: The letter of the numbers that a route takes, by how its name begins; else dialogues.
LETTERS = {
    "person": "P",
    "organisation": "O",
    "conflict": "C",
    "source": "S",
    "saved_filter": "F",
}
#: A part in the text of a route, which the admin has as a regular expression too.
PART = re.compile(r"(?:\(\?P)?<(?:\w+:)?(\w+)>(?:\.\*\)\$)?")
#: They take keys of the library's own, which it sends by mail.
WITH_MAILED_KEYS = {"account_confirm_email", "account_reset_password_from_key"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `headers` and `posted` are as they are sent."""

    address: str
    method: str = "GET"
    posted: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    def with_query(self, text: str) -> "Asked":
        return replace(self, address=f"{self.address}?{text}") if text else self

    def __str__(self):
        said = " ".join(f"{name}: {value}" for name, value in self.headers)
        return " ".join(filter(None, (self.method, self.address, self.posted, said)))


@dataclass(frozen=True)
class Known:
    """What may stand in addresses: the numbers and slugs of both worlds."""

    refs: Mapping[str, list[str]]
    slugs: list[str]
    mine: str

    @classmethod
    def here(cls) -> "Known":
        refs = {
            model.ref_prefix: [
                *model._default_manager.order_by("pk").values_list("ref", flat=True),
                f"{model.ref_prefix}09999",
            ]
            for model in MODELS
        }
        slugs = [*Dialogue.objects.order_by("pk").values_list("slug", flat=True)]
        mine = Dialogue.objects.get(title="Talks of Ben").ref
        return cls(refs, [*filter(None, slugs), "no-such-talks"], mine)

    @property
    def all_refs(self) -> list[str]:
        return [ref for each in self.refs.values() for ref in each]


def query(**values: str) -> str:
    made = QueryDict(mutable=True)
    made.update(values)
    return made.urlencode()


def parts_of(route: str, known: Known) -> dict[str, Sequence[object]]:
    """What may stand in each part of a route."""
    letter = next((each for n, each in LETTERS.items() if route.startswith(n)), "D")
    return {
        "slug": known.slugs,
        "ref": known.refs[letter],
        "table": sorted(TABLES),
        "form": sorted(FORMS),
        "kind": sorted(KINDS),
        "key": ["m1", "p1", "p2", "s2", "t1", "t7", "x9"],
        "step": ["send", "publish"],
        "name": sorted(LONG) if route == "filter_values" else ["oslo"],
        "of": ["dialogues", "moves"],
        "country": ["nor", "unstated"],
        "model": ["participation", "source", "move"],
        "field": ["start", "title", "capacity"],
        # Of the admin: keys that both worlds have, one of them, and none.
        "object_id": [1, 5, 99999],
        "id": [1, 5, 99999],
        "content_type_id": [1],
        "app_label": ["auth", "dialogues"],
        "row": ["1/1", "1/5"],
        "url": ["no-such-page/"],
    }


def routes() -> dict[str, Callable[[Known], list[str]]]:
    """All routes by name, each with what tells its addresses."""
    found: dict[str, Callable[[Known], list[str]]] = {}

    def walk(patterns, space: str, before: str) -> None:
        for each in patterns:
            route = f"{before}{each.pattern}"
            if not isinstance(each, URLPattern):
                inner = f"{space}{each.namespace}:" if each.namespace else space
                walk(each.url_patterns, inner, route)
            elif each.name:
                name = f"{space}{each.name}"
                found[name] = partial(addresses, name, list(parts_in(each)))
            else:
                found[route] = partial(unnamed, route)

    walk(get_resolver().url_patterns, "", "/")
    return {name: found[name] for name in sorted(found.keys() - WITH_MAILED_KEYS)}


def parts_in(pattern: URLPattern) -> Iterator[str]:
    yield from pattern.pattern.converters
    if not pattern.pattern.converters:
        yield from pattern.pattern.regex.groupindex


def filled(parts: Iterable[str], name: str, known: Known) -> Iterator[dict]:
    """Every way to fill these parts. Raises KeyError if nothing is said of one."""
    allowed, parts = parts_of(name, known), list(parts)
    for values in product(*(allowed[part] for part in parts)):
        yield dict(zip(parts, values, strict=True))


def addresses(name: str, parts: list[str], known: Known) -> list[str]:
    return [reverse(name, kwargs=values) for values in filled(parts, name, known)]


def unnamed(route: str, known: Known) -> list[str]:
    """The addresses of a route from which none can be made by its name."""
    found = []
    for values in filled(PART.findall(route), route, known):
        pieces = PART.split(route)
        pieces[1::2] = [str(values[name]) for name in pieces[1::2]]
        found.append("".join(pieces))
    return found
