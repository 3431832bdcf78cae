"""Every address of the site with every value that may stand in it, and what it answers.

The routes are those that the URL configuration knows. What may stand in a route is
looked up by the name of its part in `PARTS`; a route with a part that is not there, or
with a part that means something else in it, is refused until it says so.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from django.contrib.auth import get_user_model
from django.db import connection
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from dialogues.bibliography import FORMS
from dialogues.exports import TABLES
from dialogues.filters.conflicts import conflicts_for
from dialogues.filters.dialogues import dialogues_for
from dialogues.filters.facets.panel import LONG
from dialogues.filters.moves import moves_for
from dialogues.filters.organisations import organisations_for
from dialogues.filters.people import people_for
from dialogues.filters.places import places_for
from dialogues.filters.sources import sources_for
from dialogues.forms.kinds import KINDS
from dialogues.models import (
    Conflict,
    Dialogue,
    Organisation,
    Person,
    SavedFilter,
    Source,
)
from tests.interference.worlds import DOI, HIDDEN_DOI, SECRETS

MODELS = (Dialogue, Person, Organisation, Conflict, Source, SavedFilter)
#: The letter of the numbers that a route takes, by how its name begins; else dialogues.
LETTERS = {
    "person": "P",
    "organisation": "O",
    "conflict": "C",
    "source": "S",
    "saved_filter": "F",
}
FILTERS = {
    "dialogues": dialogues_for,
    "moves": moves_for,
    "people": people_for,
    "organisations": organisations_for,
    "conflicts": conflicts_for,
    "sources": sources_for,
    "places": places_for,
}
#: Lists that take the filters of another: every table of dialogues, by page or file.
FILTERED = FILTERS | {
    "download": dialogues_for,
    "first_move_up": moves_for,
    **{f"api_{name}": dialogues_for for name in TABLES},
}
WORDS = ("talks", "letter", "nobody-is-called-this", *SECRETS)
#: What changes from answer to answer: tokens, nonces, the number of a form.
TOKENS = re.compile(
    rb'csrfmiddlewaretoken" value="\w+"|"?X-CSRFToken"?[^,}]*|nonce[-=]"?[\w+/=-]+'
    rb'|name="once" value="[\w-]+"|"token": "\w+"'
)
#: Of the answer alone, not of what it says.
HEADERS_APART = {"Set-Cookie", "Content-Security-Policy", "Server-Timing"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: an address, and what is posted where it only looks."""

    address: str
    posted: str = ""

    def __str__(self):
        return f"POST {self.address} {self.posted}" if self.posted else self.address


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, without what changes from answer to answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int


@dataclass(frozen=True)
class Known:
    """What may stand in addresses: the numbers and slugs of both worlds."""

    refs: dict[str, list[str]]
    slugs: list[str]

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
        return cls(refs, [*filter(None, slugs), "no-such-talks"])


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
    }


def routes() -> dict[str, URLPattern]:
    """The named routes but those of the admin, which only curators enter."""
    found = {}

    def walk(patterns):
        for each in patterns:
            if isinstance(each, URLPattern):
                if each.name:
                    found[each.name] = each
            elif each.app_name != "admin":
                walk(each.url_patterns)

    walk(get_resolver().url_patterns)
    return found


def addresses(known: Known) -> Iterator[tuple[str, list[str]]]:
    """Each route with all its addresses.

    Raises KeyError for a route with a part of which `parts_of` does not know.
    """
    for name, pattern in routes().items():
        parts = list(pattern.pattern.converters)
        if name.startswith("account_") and pattern.pattern.regex.groups:
            continue  # the library's own keys, sent by mail
        allowed = parts_of(name, known)
        values = product(*(allowed[part] for part in parts))
        yield (
            name,
            [reverse(name, kwargs=dict(zip(parts, v, strict=True))) for v in values],
        )


def queries_of(name: str, known: Known, user) -> list[str]:
    """The query strings that a list is asked with: each value of each filter alone."""
    request = RequestFactory().get("/")
    request.user = user
    question = FILTERED[name](request)
    refs = [ref for each in known.refs.values() for ref in each]
    found = []
    for parameter, one in question.form.fields.items():
        choices = [str(code) for code, _ in getattr(one, "choices", ()) if code]
        values = choices or [*WORDS, *refs, "1993"]
        if hasattr(one, "find") or hasattr(one, "records"):
            values = [*choices, *refs]
        for value in dict.fromkeys(values):
            query = QueryDict(mutable=True)
            query[parameter] = value
            found.append(query.urlencode())
    return found


def looks(known: Known) -> list[Asked]:
    """Lookups, previews and checks: what is asked while somebody types."""
    mine = Dialogue.objects.get(title="Talks of Ben").ref
    found = []
    for word in (*WORDS, *known.refs["S"], *known.refs["D"], *known.refs["P"]):
        query = QueryDict(mutable=True)
        query["q"] = word
        found += [
            Asked(f"{reverse(name)}?{query.urlencode()}&record={mine}&new=1&field=x_is")
            for name in routes()
            if name.endswith("_options") or name == "options_sources"
        ]
    found += [
        Asked(f"{reverse('dialogue_new')}?source={ref}") for ref in known.refs["S"]
    ]
    source = reverse("row_new", args=[mine, "sources"])
    for title, doi in (("X", DOI), ("X", HIDDEN_DOI), *((s, "") for s in SECRETS)):
        posted = QueryDict(mutable=True)
        posted.update({"title": title, "doi": doi, "kind": "", "then": ""})
        found.append(Asked(source, posted.urlencode()))
    paste = reverse("participants_paste", args=[mine])
    stay = reverse("row_new", args=[mine, "participants"])
    for name in SECRETS:
        posted = QueryDict(mutable=True)
        posted.update({"text": f"{name}; clerk", "step": "read"})
        found.append(Asked(paste, posted.urlencode()))
        posted = QueryDict(mutable=True)
        posted.update({"person": name, "capacity": ""})
        found.append(Asked(stay, posted.urlencode()))
    begun = QueryDict(mutable=True)
    for title in SECRETS:
        begun.update({"title": title, "new_conflict": title})
        found.append(Asked(reverse("dialogue_new"), begun.urlencode()))
        begun = QueryDict(mutable=True)
    return found


def everything(known: Known, user, most: int | None, seed: int) -> list[Asked]:
    """What one reader asks; of each route at most so many, drawn by the seed."""
    drawn = random.Random(seed)  # noqa: S311

    def some(found: list) -> list:
        if most is None or len(found) <= most:
            return found
        return drawn.sample(found, most)

    asked = []
    for name, found in addresses(known):
        asked += [Asked(each) for each in some(found)]
        if name in FILTERED:
            (address,) = found
            queries = queries_of(name, known, user)
            asked += [Asked(f"{address}?{query}") for query in some(queries)]
    for table in sorted(TABLES):
        queries = queries_of("dialogues", known, user)
        address = reverse("export", args=[table])
        asked += [Asked(f"{address}?{q}") for q in some(queries)[: (most or 99) // 2]]
    return asked + some(looks(known))


class Queries:
    """Counts what is asked of the database."""

    number = 0

    def __call__(self, execute, *asked):
        self.number += 1
        return execute(*asked)


class Reader:
    """Somebody who asks, signed in or not."""

    def __init__(self, username: str):
        self.client = Client(raise_request_exception=False)
        self.user = None
        if username:
            self.user = get_user_model().objects.get(username=username)
            self.client.force_login(self.user)

    def ask(self, asked: Asked) -> Answer:
        queries = Queries()
        with connection.execute_wrapper(queries):
            if asked.posted:
                response = self.client.post(
                    asked.address,
                    asked.posted,
                    content_type="application/x-www-form-urlencoded",
                )
            else:
                response = self.client.get(asked.address)
            body = (
                b"".join(response.streaming_content)
                if response.streaming
                else response.content
            )
        headers = tuple(
            sorted((n, v) for n, v in response.items() if n not in HEADERS_APART)
        )
        return Answer(
            response.status_code, headers, TOKENS.sub(b"", body), queries.number
        )
