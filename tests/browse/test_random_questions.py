"""Page, count, file and API give the same dialogues, whatever is asked."""

from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import RequestFactory

from dialogues.filters import dialogues_for
from dialogues.filters.facets import counts_of, panel
from dialogues.models import Dialogue
from tests.api.pages import rows
from tests.browse.pages import listed, page
from tests.exports.files import get_rows

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("collection"),
    pytest.mark.timeout(900),
]

WORDS = ["talks", "norway", "channel", "zzz", "qurei", "peace process"]
QUESTIONS = 500


def question_of(query: str):
    request = RequestFactory().get(f"/?{query}")
    request.user = AnonymousUser()
    return dialogues_for(request)


def values_there() -> dict[str, list[str]]:
    """Every filter with values that occur, and with the one for unknown."""
    plain = question_of("")
    found: dict[str, list[str]] = {"q": WORDS}
    for group in panel(plain, counts_of(plain)):
        for facet in group.facets:
            found[facet.name] = [each.value for each in (*facet.options, *facet.more)]
    for name in ("country", "status", "secrecy", "purpose", "person", "organisation"):
        found[name].append("unknown")
    found["year_from"] = ["1975", "1985", "1995"]
    found["year_to"] = ["1996", "2005", "2015"]
    return found


def random_query(random: Random, values: dict[str, list[str]]) -> str:
    query = QueryDict(mutable=True)
    for name in random.sample(sorted(values), random.choice([1, 1, 2, 2, 3, 4])):
        one = name in ("q", "year_from", "year_to")
        many = 1 if one else random.choice([1, 1, 2, 3])
        query.setlist(name, sorted({random.choice(values[name]) for _ in range(many)}))
    return query.urlencode()


def from_page(client, query: str, slugs: dict[str, str]) -> set[str]:
    return {slugs[slug] for slug in listed(page(client, _with(query, "per_page=100")))}


def from_file(client, query: str, slugs: dict[str, str]) -> set[str]:
    return {row["dialogue_ref"] for row in get_rows(client, "dialogues", query)}


def from_api(client, query: str, slugs: dict[str, str]) -> set[str]:
    asked = f"{query}&fields=dialogue_ref&page_size=20"
    return {row["dialogue_ref"] for row in rows(client, "dialogues", asked)}


SURFACES = {"page": from_page, "file": from_file, "api": from_api}


def _with(query: str, more: str) -> str:
    return f"/dialogues/?{query}&{more}"


def test_the_surfaces_agree(client):
    random, values = Random(1993), values_there()
    slugs = dict(Dialogue.objects.values_list("slug", "ref"))
    sizes = []
    for _ in range(QUESTIONS):
        query = random_query(random, values)
        question = question_of(query)
        assert question.is_valid(), (query, question.faults)
        asked_of_database = set(question.qs.values_list("ref", flat=True))
        assert counts_of(question).left == len(asked_of_database), query
        for name, read in SURFACES.items():
            assert read(client, query, slugs) == asked_of_database, (name, query)
        sizes.append(len(asked_of_database))
    # Not all of them empty, and not all of them everything.
    assert sum(0 < size < 31 for size in sizes) > QUESTIONS / 2
