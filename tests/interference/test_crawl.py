"""What is protected changes no answer: two databases that differ in nothing else."""

from functools import cache

import pytest
from django.db import connection
from django.urls import reverse

from tests.interference.crawl import WORLDS, Crawled, crawl, plan, user_of
from tests.interference.deal import Deal
from tests.interference.figures import NAME, READERS
from tests.interference.routes import Asked
from tests.interference.worlds import frozen
from tests.shares import DATABASES

#: Workers share the routes in so many parts.
PARTS = 12
#: An account without a role is asked one route in so many: it can do what all can.
FEWER = {"rea": 4}


@pytest.fixture(scope="module")
def planned(pytestconfig, databases, django_db_blocker):
    """What a reader asks, by route: all of it, or a share of a sample."""
    is_whole = pytestconfig.getoption("whole_crawl")
    times = pytestconfig.getoption("crawl_times") or (None if is_whole else 1)
    seed = pytestconfig.getoption("crawl_seed") or "1"

    @cache
    def plan_of(username: str):
        place = list(READERS).index(username) * len(DATABASES)
        deal = Deal(times, place + DATABASES.index(connection.vendor), seed)
        with django_db_blocker.unblock(), databases.beside(WORLDS[0]), frozen():
            found = plan(user_of(username), deal)
        fewer = 1 if is_whole else FEWER.get(username, 1)
        names = sorted(deal.of("routes", list(found), len(found) // fewer))
        return {name: found[name] for name in names}

    return plan_of


@pytest.fixture
def crawled(planned, databases, django_db_blocker, record_property):
    def ask(username: str, part: int) -> Crawled:
        found = planned(username)
        names = list(found)[part::PARTS]
        asked = [each for name in names for each in found[name]]
        with django_db_blocker.unblock():
            came = crawl(databases, username, asked)
        told = {"reader": username, "routes": len(names), "requests": came.requests}
        told |= {"statuses": {str(s): n for s, n in came.statuses.items()}}
        told |= {"queries": came.queries, "seconds": came.seconds}
        record_property(NAME, told | {"differences": len(came.different)})
        return came

    return ask


@pytest.mark.slow("with --whole-crawl: asks every address, in two databases")
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("username", list(READERS))
def test_no_answer_tells_what_is_protected(crawled, username, part):
    came = crawled(username, part)
    assert not came.different, f"{len(came.different)} of {came.requests}\n" + (
        "\n".join(came.different[:40])
    )
    assert not came.wrong


@pytest.mark.parametrize(
    ("username", "status"), [("", 302), ("rea", 403), ("ben", 200)]
)
def test_who_asks_stays_signed_in(databases, django_db_blocker, username, status):
    asked = [Asked(reverse("workspace")), Asked(reverse("account_logout"), "POST")] * 2
    with django_db_blocker.unblock():
        came = crawl(databases, username, asked)
    assert came.statuses == ({status: 4, 302: 4} if username else {302: 8})
