"""What is protected changes no answer: two databases that differ in nothing else."""

import difflib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches

from tests.interference import crawl
from tests.interference.worlds import frozen

WORLDS = ("world_a", "world_b")
#: Nobody; somebody with an account and no role; a researcher of another record.
READERS = ("", "rea", "ben")
#: Of each route, of each list of values: so many addresses a reader in CI.
MOST = 2
SEED = 1


@pytest.fixture
def crawled(databases, django_db_blocker):
    """The answers of both worlds to what one reader asks."""

    def ask(username: str, most: int | None):
        found = []
        with django_db_blocker.unblock():
            known = None
            for world in WORLDS:
                for each in caches.all():
                    each.clear()
                with databases.own_copy_of(world), frozen():
                    # Of the first world, which holds what the other does not.
                    known = known or crawl.Known.here()
                    reader = crawl.Reader(username)
                    if not found:
                        asked = crawl.everything(
                            known,
                            reader.user or AnonymousUser(),
                            most,
                            SEED,
                        )
                    found.append([reader.ask(each) for each in asked])
        return asked, *found

    return ask


@pytest.mark.slow("asks every address, in two databases")
@pytest.mark.parametrize("username", READERS)
def test_no_answer_tells_what_is_protected(crawled, username):
    asked, first, second = crawled(username, MOST)
    different = [
        f"{each}: {difference(one, other)}"
        for each, one, other in zip(asked, first, second, strict=True)
        if one != other
    ]
    assert not different, f"{len(different)} of {len(asked)}\n" + "\n".join(
        different[:40]
    )
    assert not [
        str(e) for e, one in zip(asked, first, strict=True) if one.status >= 500
    ]


def difference(one: crawl.Answer, other: crawl.Answer) -> str:
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
