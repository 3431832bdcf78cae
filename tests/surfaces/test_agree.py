"""Page, count, API and file give the same dialogues, whatever anybody asks."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.access import CURATORS, RESEARCHERS
from dialogues.actions.derive import derive
from dialogues.choices import Identity, ReviewStatus
from dialogues.filters import DialogueFilter
from dialogues.models import Conflict, Dialogue, Organisation, Participation, Person
from tests.browse.pages import listed
from tests.cast import account
from tests.databases import state
from tests.exports.files import rows_of, text_of

pytestmark = pytest.mark.django_db

COUNTED = re.compile(r"<title>Dialogues: (\d+) of (\d+)")
#: Words of the cases in several spellings, beginnings of words, and one of no case.
WORDS = ("oslo", "Kelman", "قريع", "qure", "NUCLEAR", "rød-larsen", "geneva", "zzzz")
YEARS = st.integers(1955, 2030).map(str)
AUTHORITIES = {
    "person": Person,
    "organisation": Organisation,
    "conflict": Conflict,
}
FEW_VALUES = 3
#: Ten tests of fifty questions each, so that workers and databases share them.
BATCHES, QUESTIONS, ALL = 10, 50, 31
#: Rows of a page of the API: all cases are several pages, few of them are one.
OF_A_PAGE = 16


@state("people", base="collection")
def make_people() -> None:
    ada = account("ada", RESEARCHERS)
    account("cora", RESEARCHERS, CURATORS)
    account("ben", RESEARCHERS)
    cases = list(Dialogue.objects.order_by("ref"))
    tomorrow = timezone.localdate() + timedelta(days=1)
    for place, case in enumerate(cases):
        if place % 5 == 0:
            case.created_by, case.review_status = ada, ReviewStatus.DRAFT
        elif place % 7 == 0:
            case.created_by, case.public_from = ada, tomorrow
        case.save()
    every_fourth = Participation.objects.order_by("pk").values_list("pk", flat=True)[
        ::4
    ]
    Participation.objects.filter(pk__in=list(every_fourth)).update(
        identity=Identity.PROTECTED
    )
    for case in cases:
        derive(case)


@pytest.fixture
def people(db):
    """Four readers of the cases; some cases are Ada's drafts, some names protected."""
    accounts = User.objects.filter(username__in=("ben", "ada", "cora"))
    return {"anyone": AnonymousUser(), **{each.username: each for each in accounts}}


@pytest.fixture
def clients(people):
    found = {}
    for name, user in people.items():
        found[name] = Client()
        if name != "anyone":
            found[name].force_login(user)
    return found


@pytest.fixture
def values(people) -> dict[str, list[str]]:
    """Every value of every filter with a list, hidden people and bodies included."""
    request = RequestFactory().get("/")
    request.user = people["cora"]
    asked = DialogueFilter(QueryDict(), Dialogue.objects.all(), request=request)
    found = {
        name: [str(code) for code, _ in field.choices if code]
        for name, field in asked.form.fields.items()
        if name != "sort" and getattr(field, "choices", None)
    }
    for name, model in AUTHORITIES.items():
        found[name] = [*model.objects.values_list("ref", flat=True), "unknown"]
    return found


def draw_query(data, values: dict[str, list[str]]) -> str:
    """One to four filters with one to three values each; years and words among them."""
    names = data.draw(
        st.lists(
            st.sampled_from([*values, "q", "year_from", "year_to"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    query = QueryDict(mutable=True)
    for name in names:
        if name == "q":
            query["q"] = data.draw(st.sampled_from(WORDS))
        elif name in values:
            several = st.lists(
                st.sampled_from(values[name]), min_size=1, max_size=FEW_VALUES
            )
            query.setlist(name, data.draw(several))
        else:
            query[name] = data.draw(YEARS)
    return query.urlencode()


def of_page(client, query: str) -> tuple[set[str], int]:
    """The slugs in the table of the page, and the count of the facets, in its title."""
    response = client.get(f"/dialogues/?{query}&per_page=100")
    html = response.content.decode()
    assert response.status_code == 200, (query, html)
    stated = COUNTED.search(html)
    return listed(html), int(stated[1]) if stated else 0


def of_api(client, query: str) -> list[str] | None:
    """The slugs of all pages of the API; None where it refuses the question."""
    address = f"/api/dialogues/?{query}&fields=slug&page_size={OF_A_PAGE}"
    found: list[str] = []
    while address:
        answer = client.get(address)
        if answer.status_code == 400:
            return None
        page = answer.json()
        found += [row["slug"] for row in page["results"]]
        address = page["next"]
    return found


def of_file(client, query: str) -> list[str]:
    return [
        row["slug"]
        for row in rows_of(text_of(client.get(f"/export/dialogues.csv?{query}")))
    ]


def agreed(client, query: str) -> int | None:
    """How many dialogues every surface gives; None where every surface refuses."""
    told = of_api(client, query)
    if told is None:
        for surface in ("/dialogues/", "/export/dialogues.csv", "/download/"):
            assert client.get(f"{surface}?{query}").status_code == 400
        return None
    slugs, stated = of_page(client, query)
    assert stated == len(slugs)
    for found in (told, of_file(client, query)):
        assert len(found) == len(set(found)) == stated
        assert set(found) == slugs
    return stated


@pytest.mark.by_turns("10 s for fifty questions")
@pytest.mark.slow("asks fifty questions of four surfaces")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_surfaces_agree(clients, values, batch):
    sizes: list[int | None] = []

    @settings(
        max_examples=QUESTIONS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def ask(data):
        who = data.draw(st.sampled_from(sorted(clients)))
        sizes.append(agreed(clients[who], draw_query(data, values)))

    ask()
    answered = [size for size in sizes if size is not None]
    # Most questions have an answer, and some answers are neither all nor none.
    assert len(answered) >= QUESTIONS / 2
    assert any(0 < size < ALL for size in answered)
