"""Asks the same of both worlds, and tells where their answers differ."""

import difflib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import cycle
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, User
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from dialogues.access import may_research
from tests.databases import Databases
from tests.interference.deal import Deal
from tests.interference.lists import FILTERED, Lists
from tests.interference.looks import looks
from tests.interference.routes import Asked, Known, routes
from tests.interference.worlds import frozen

WORLDS = ("world_a", "world_b")
#: Asked of each route beside GET; what they would change is undone.
METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
#: Pages that take a second: in a sample they are asked once.
DEAR = {"codebook", "codebook_csv", "codebook_json"}
#: So much of what is looked for in the workspace a researcher is dealt of each route.
LOOKS_INSIDE = 5
#: So many requests are asked of one world before they are asked of the other.
AT_ONCE = 100
#: What changes from answer to answer: tokens, nonces, the number of a form.
TOKENS = re.compile(
    rb'csrfmiddlewaretoken" value="\w+|"?X-CSRFToken"?[^,}]*|nonce[-=]"?[\w+/=-]+'
    rb'|name="once" value="[\w-]+"|"token": "\w+"'
)
#: Of the answer alone, not of what it says.
HEADERS_APART = {"Content-Security-Policy", "Server-Timing"}


def user_of(username: str) -> User | AnonymousUser:
    if not username:
        return AnonymousUser()
    return get_user_model().objects.get(username=username)


def plan(user, deal: Deal) -> Mapping[str, list[Asked]]:
    """By route, what one reader asks."""
    known = Known.here()
    lists, asks = Lists(known, user), looks(known)
    planned = {}
    for name, addresses_of in routes().items():
        plain = [Asked(each) for each in addresses_of(known)]
        methods = [replace(plain[0], method=each) for each in METHODS]
        looked = asks.pop(name, [])
        # Whoever may not enter the workspace is refused, whatever is looked for there.
        by_few = looked and looked[0].address.startswith(reverse("workspace"))
        looks_each = 2 if not by_few else LOOKS_INSIDE if may_research(user) else 0
        asked = [
            *deal.of(name, plain, 2),
            *deal.of(f"{name} looks", looked, looks_each),
            *deal.of(f"{name} methods", methods, 1),
        ]
        if name in FILTERED:
            pairs = zip(cycle(plain), lists.of(name, deal), strict=False)
            asked += [each.with_query(text) for each, text in pairs]
        planned[name] = asked[:1] if name in DEAR and deal.times else asked
    assert not asks, f"There are no such routes: {sorted(asks)}"
    return planned


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, without what changes from answer to answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int

    @property
    def next(self) -> str:
        """The address of the next page of a table of the API."""
        if not self.body.startswith(b'{"count"'):
            return ""
        parts = urlsplit(json.loads(self.body).get("next") or "")
        return f"{parts.path}?{parts.query}" if parts.path else ""


class Queries:
    """Counts what is asked of the database."""

    number = 0

    def __call__(self, execute, *asked):
        self.number += 1
        return execute(*asked)


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the database what is done meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Reader:
    """Somebody who asks, signed in or not; each time as if it were the first."""

    def __init__(self, username: str):
        self.client = Client(raise_request_exception=False)
        if username:
            self.client.force_login(user_of(username))
        self.cookies = deepcopy(self.client.cookies)

    def ask(self, asked: Asked) -> Answer:
        queries, self.client.cookies = Queries(), deepcopy(self.cookies)
        with undone(), connection.execute_wrapper(queries):
            response = self.client.generic(
                asked.method,
                asked.address,
                asked.posted,
                content_type="application/x-www-form-urlencoded",
                headers=dict(asked.headers),
            )
            body = b"".join(response) if response.streaming else response.content
        headers = [(n, v) for n, v in response.items() if n not in HEADERS_APART]
        cookies = [("Set-Cookie", name) for name in response.cookies]
        return Answer(
            response.status_code,
            tuple(sorted([*headers, *cookies])),
            TOKENS.sub(b"", body),
            queries.number,
        )


@dataclass
class Crawled:
    """What came of it. Requests, queries and seconds are those of both worlds."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    queries: int = 0
    seconds: float = 0
    different: list[str] = field(default_factory=list)
    #: Answered by an error, or to others than curators in the admin.
    wrong: list[str] = field(default_factory=list)

    def add(self, asked: Asked, one: Answer, other: Answer) -> None:
        self.requests += 2
        self.queries += one.queries + other.queries
        self.statuses.update((one.status, other.status))
        if one != other:
            self.different.append(f"{asked}: {difference(one, other)}")
        is_admin = asked.address.startswith(reverse("admin:index"))
        if one.status >= 500 or is_admin and one.status < 300:
            self.wrong.append(f"{asked}: {one.status}")


def crawl(databases: Databases, username: str, asked: Sequence[Asked]) -> Crawled:
    """Ask all that of both worlds, and for the pages that follow."""
    crawled, waiting = Crawled(), list(asked)
    began = time.monotonic()
    while waiting:
        now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        first, second = (_ask_in(databases, world, username, now) for world in WORLDS)
        for each, one, other in zip(now, first, second, strict=True):
            crawled.add(each, one, other)
            if one.next:
                waiting.append(Asked(one.next))
    crawled.seconds = time.monotonic() - began
    return crawled


def _ask_in(
    databases: Databases, world: str, username: str, asked: Sequence[Asked]
) -> list[Answer]:
    for each in caches.all():
        each.clear()
    with databases.beside(world), frozen(), undone():
        reader = Reader(username)
        return [reader.ask(each) for each in asked]


def difference(one: Answer, other: Answer) -> str:
    if one.status != other.status:
        return f"{one.status} and {other.status}"
    if one.headers != other.headers:
        return str(set(one.headers) ^ set(other.headers))
    if one.body != other.body:
        lines = difflib.unified_diff(
            one.body.decode(errors="replace").splitlines(),
            other.body.decode(errors="replace").splitlines(),
            lineterm="",
            n=0,
        )
        return " ".join(line.strip()[:200] for line in list(lines)[2:8])
    return f"{one.queries} and {other.queries} queries"
