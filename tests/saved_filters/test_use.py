"""Saved filters in addresses: who may use which, and what an address adds."""

import re

import pytest

from dialogues.models import SavedFilter
from tests.browse.pages import listed, page
from tests.cast import publish, record_of, sign_in
from tests.saved_filters.conftest import shared

pytestmark = pytest.mark.django_db

#: The mark of a form, of which there is another on each page.
TOKEN = re.compile('name="csrfmiddlewaretoken" value="[^"]*"')
ABSENT = "There is no such saved filter."


def test_parameters_of_the_address_stand_instead_of_saved_ones(client, ada, ben, saved):
    records = [publish(record_of(ada, f"Talks {n:02d}")) for n in range(26)]
    client.force_login(ben)
    address = f"/dialogues/?saved={saved.ref}"
    assert len(listed(page(client, address))) == 25
    assert len(listed(page(client, f"{address}&page=2"))) == 1
    html = page(client, f"{address}&q=talks+07")
    assert listed(html) == {records[7].slug}
    assert listed(page(client, f"{address}&track=1")) == set()
    first = page(client, f"{address}&sort=-title").index("Talks 25")
    assert first < page(client, f"{address}&sort=-title").index("Talks 24")


def test_chips_and_files_have_the_whole_question(archive, client, ben, saved):
    client.force_login(ben)
    html = page(client, f"/dialogues/?saved={saved.ref}&q=open")
    assert 'href="/download/?q=open&amp;track=2&amp;sort=title"' in html
    assert 'class="chip" href="/dialogues/?q=open&amp;sort=title"' in html


@pytest.mark.every_database
@pytest.mark.parametrize(
    ("who", "private", "when_shared"),
    [
        ("anyone", 400, 400),
        ("reader", 400, 200),
        ("ada", 400, 200),
        ("cora", 400, 200),
        ("ben", 200, 200),
    ],
)
def test_who_may_use_it(archive, client, request, saved, who, private, when_shared):
    sign_in(client, request, who)
    addresses = [
        f"{path}?saved={saved.ref}"
        for path in ("/dialogues/", "/download/", "/export/dialogues.csv")
    ]
    for status in (private, when_shared):
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == status, address
            if status == 400:
                assert ABSENT in answer.content.decode()
        shared(saved)


@pytest.mark.every_database
@pytest.mark.parametrize("who", ["anyone", "reader", "cora"])
def test_a_private_filter_is_as_one_that_is_not_there(client, request, saved, who):
    sign_in(client, request, who)
    answers = [
        TOKEN.sub("", page(client, f"/dialogues/?saved={ref}", 400).replace(ref, "F"))
        for ref in (saved.ref, "F00999")
    ]
    assert answers[0] == answers[1]
    if who != "anyone":
        for ref in (saved.ref, "F00999"):
            for rest in ("", "change/"):
                page(client, f"/filters/{ref}/{rest}", status=404)
            for rest in ("change/", "remove/", "put-back/"):
                answer = client.post(f"/filters/{ref}/{rest}", {"name": "Mine"})
                assert answer.status_code == 404
    saved.refresh_from_db()
    assert (saved.name, saved.removed_at) == ("Second track", None)


@pytest.mark.parametrize(
    "asked",
    ["saved=F00999", "saved=", "saved=f1", "saved=F1'--", "saved=F١"],
)
def test_a_number_that_is_none_lists_nothing(archive, client, ben, asked):
    client.force_login(ben)
    html = page(client, f"/dialogues/?{asked}", status=400)
    assert listed(html) == set()


def test_two_filters_at_once_and_one_of_the_other_list_are_faults(client, ben, saved):
    client.force_login(ben)
    both = f"/dialogues/?saved={saved.ref}&saved={saved.ref}"
    assert "takes one value" in page(client, both, status=400)
    assert ABSENT in page(client, f"/moves/?saved={saved.ref}", status=400)


def test_a_value_that_is_no_more_is_a_fault_with_a_mend(archive, client, ben, saved):
    client.force_login(ben)
    SavedFilter.objects.update(query="track=2&region=atlantis")
    html = page(client, f"/dialogues/?saved={saved.ref}", status=400)
    assert "region=atlantis" in html
    assert 'href="/dialogues/?track=2"' in html
    assert listed(html) == set()
