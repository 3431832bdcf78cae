"""What can be measured only inside the application: counts, finding, queries.

Run by the measuring program with the environment of one database; prints JSON.
"""

import json
import os
import statistics
import sys
from time import perf_counter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diplotrack.settings")

import django

django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from dialogues.filters import dialogues_for  # noqa: E402
from dialogues.filters.facets.counts import count  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402
from dialogues.search import found_by_words  # noqa: E402


def question(query: str):
    request = RequestFactory().get(f"/dialogues/?{query}")
    request.user = AnonymousUser()
    return dialogues_for(request)


def found(words: str) -> list[int]:
    """The dialogues that anybody finds by these words."""
    anyone = AnonymousUser()
    seen = Dialogue.objects.visible_to(anyone)
    rows = seen.filter(found_by_words(anyone, words)).order_by()
    return list(rows.values_list("pk", flat=True))


def seconds(act, rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        act()
        taken.append(perf_counter() - began)
    return statistics.median(taken)


def queries(path: str) -> int:
    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)


def main(asked: dict, rounds: int) -> dict:
    """Seconds of counts and of finding, numbers found, queries of pages."""
    return {
        "counts": {
            q: seconds(lambda q=q: count(question(q)), rounds) for q in asked["counts"]
        },
        "found": {q: seconds(lambda q=q: found(q), rounds) for q in asked["found"]},
        "number": {q: len(found(q)) for q in asked["found"]},
        "queries": {path: queries(path) for path in asked["queries"]},
    }


if __name__ == "__main__":
    json.dump(main(json.loads(sys.argv[1]), int(sys.argv[2])), sys.stdout)
