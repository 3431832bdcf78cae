"""Saved filters: made from a list, shared, renamed, removed, put back."""

import pytest

from dialogues.models import DrawnRef, SavedFilter
from tests.browse.pages import listed, page, problems
from tests.saved_filters.conftest import shared

pytestmark = pytest.mark.django_db


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
    assert not DrawnRef.objects.exists()


def test_without_an_account_there_is_nothing_to_save(archive, client, saved):
    assert "Save this filter" not in page(client, "/dialogues/?track=2")
    for address in (
        "/filters/",
        "/filters/new/dialogues/?track=2",
        saved.get_absolute_url(),
        "/filters/F09999/",
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith("/accounts/login/?next=/filters/")


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
