"""Saved filters: made from a list, used by their number, shared, removed, put back."""

import re

import pytest

from dialogues.models import RefCounter, SavedFilter
from tests.browse.pages import listed, page, problems
from tests.cast import publish, record_of, sign_in

pytestmark = pytest.mark.django_db

#: The mark of a form, of which there is another on each page.
TOKEN = re.compile('name="csrfmiddlewaretoken" value="[^"]*"')
ABSENT = "There is no such saved filter."


@pytest.fixture
def saved(ben):
    """A private filter of Ben's."""
    return SavedFilter.objects.create(
        owner=ben, of="dialogues", name="Second track", query="track=2&sort=title"
    )


def shared(saved: SavedFilter) -> SavedFilter:
    saved.is_shared = True
    saved.save()
    return saved


# Made from a list


def test_a_question_is_saved_and_its_address_asks_it(archive, client, ben):
    client.force_login(ben)
    html = page(client, "/dialogues/?track=1&track=2&q=open")
    new = "/filters/new/dialogues/?q=open&track=1&track=2"
    assert f'href="{new.replace("&", "&amp;")}"' in html
    html = page(client, new)
    assert problems(html) == []
    assert "were on Track 1 or Track 2" in html
    answer = client.post(new, {"name": "My question"}, follow=True)
    made = SavedFilter.objects.get()
    assert (made.owner, made.of, made.is_shared) == (ben, "dialogues", False)
    assert made.query == "q=open&track=1&track=2"
    assert answer.redirect_chain[-1][0] == f"/dialogues/?saved={made.ref}"
    html = answer.content.decode()
    assert listed(html) == {archive["open"].slug}
    assert "My question" in html


def test_a_filter_of_moves_leads_to_moves(archive, client, ben):
    client.force_login(ben)
    new = "/filters/new/moves/?kind=opening&year_from=1990"
    answer = client.post(new, {"name": "Openings", "is_shared": "on"}, follow=True)
    made = SavedFilter.objects.get()
    assert made.is_shared
    assert answer.redirect_chain[-1][0] == f"/moves/?saved={made.ref}"
    assert "Open talks" in answer.content.decode()


def test_a_filter_needs_a_name_and_a_right_question(client, ben):
    client.force_login(ben)
    answer = client.post("/filters/new/dialogues/?track=2", {"name": " "})
    assert answer.status_code == 422
    assert "Give it a name." in answer.content.decode()
    answer = client.post("/filters/new/dialogues/?track=9", {"name": "Nine"})
    assert answer.status_code == 400
    page(client, "/filters/new/people/?q=a", status=404)
    assert not SavedFilter.objects.exists()
    assert not RefCounter.objects.filter(prefix="F").exists()


def test_without_an_account_there_is_nothing_to_save(archive, client, saved):
    assert "Save this filter" not in page(client, "/dialogues/?track=2")
    for address in (
        "/filters/",
        "/filters/new/dialogues/?track=2",
        saved.get_absolute_url(),
        "/filters/F99999/",
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith("/accounts/login/?next=/filters/")


# Used by its number


def test_parameters_of_the_address_stand_instead_of_saved_ones(client, ada, ben, saved):
    for number in range(26):
        publish(record_of(ada, f"Talks {number:02d}"))
    client.force_login(ben)
    address = f"/dialogues/?saved={saved.ref}"
    assert len(listed(page(client, address))) == 25
    assert len(listed(page(client, f"{address}&page=2"))) == 1
    html = page(client, f"{address}&q=talks+07")
    assert listed(html) == {"d00008"}
    assert listed(page(client, f"{address}&track=1")) == set()
    first = page(client, f"{address}&sort=-title").index("Talks 25")
    assert first < page(client, f"{address}&sort=-title").index("Talks 24")


def test_chips_and_files_have_the_whole_question(archive, client, ben, saved):
    client.force_login(ben)
    html = page(client, f"/dialogues/?saved={saved.ref}&q=open")
    assert 'href="/download/?q=open&amp;track=2&amp;sort=title"' in html
    assert 'class="chip" href="/dialogues/?q=open&amp;sort=title"' in html


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
    ["saved=F00999", "saved=", "saved=f1", "saved=%00", "saved=F1'--", "saved=F١"],
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


# Kept in order


def test_the_list_has_own_and_shared_filters(client, ben, ada, saved):
    of_ada = SavedFilter(owner=ada, of="moves", name="Ada’s", query="moved=2-1")
    shared(of_ada)
    SavedFilter.objects.create(owner=ada, of="moves", name="Hidden", query="moved=1-2")
    client.force_login(ben)
    html = page(client, "/filters/")
    assert problems(html) == []
    assert "Hidden" not in html
    mine, _, others = html.partition('id="shared"')
    assert "Second track" in mine and "Track: Track 2" in mine
    assert "Ada’s" in others and "Second track" not in others
    assert f"/filters/{saved.ref}/change/" in mine
    assert "/change/" not in others


def test_the_list_tells_no_name_that_its_reader_may_not_know(archive, client, ada, ben):
    """A shared filter may ask for somebody whom only its owner may name."""
    person = archive["open"].participations.get(identity="protected").person
    asks = SavedFilter(
        owner=ada, of="dialogues", name="One man", query=f"person={person.ref}"
    )
    shared(asks)
    client.force_login(ada)
    assert listed(page(client, f"/dialogues/?saved={asks.ref}"))
    client.force_login(ben)
    assert person.name not in page(client, "/filters/")
    html = page(client, f"/dialogues/?saved={asks.ref}", status=400)
    assert person.name not in html


def test_it_is_renamed_shared_removed_and_put_back(client, ben, ada, saved):
    client.force_login(ben)
    change = f"/filters/{saved.ref}/change/"
    assert 'value="Second track"' in page(client, change)
    client.post(change, {"name": "Unofficial", "is_shared": "on"})
    saved.refresh_from_db()
    assert (saved.name, saved.is_shared, saved.query) == (
        "Unofficial",
        True,
        "track=2&sort=title",
    )
    answer = client.post(f"/filters/{saved.ref}/remove/", follow=True)
    assert "Removed lately" in answer.content.decode()
    page(client, saved.get_absolute_url(), status=404)
    page(client, f"/dialogues/?saved={saved.ref}", status=400)
    client.force_login(ada)
    assert "Unofficial" not in page(client, "/filters/")
    client.force_login(ben)
    client.post(f"/filters/{saved.ref}/put-back/")
    assert "Removed lately" not in page(client, "/filters/")
    assert client.get(saved.get_absolute_url()).url == saved.page_url


def test_nothing_is_changed_by_looking(client, ben, saved):
    client.force_login(ben)
    for rest in ("remove/", "put-back/"):
        assert client.get(f"/filters/{saved.ref}/{rest}").status_code == 405


def test_hostile_names_are_text(client, ben, saved):
    SavedFilter.objects.update(name="<script>alert(1)</script>", query="q=<b>&zz=<i>")
    client.force_login(ben)
    html = page(client, "/filters/")
    assert problems(html) == []
    assert "<script>alert" not in html and "<b>" not in html and "<i>" not in html


def test_a_list_of_many_asks_no_more_than_a_list_of_few(
    client, ben, ada, django_assert_num_queries
):
    def add(number: int):
        for each in range(number):
            for owner in (ben, ada):
                shared(
                    SavedFilter(
                        owner=owner,
                        of="dialogues",
                        name=f"Filter {each}",
                        query="region=africa&person=P00001&track=2",
                    )
                )

    add(2)
    client.force_login(ben)
    page(client, "/filters/")
    with django_assert_num_queries(7):
        page(client, "/filters/")
    add(20)
    with django_assert_num_queries(7):
        page(client, "/filters/")
