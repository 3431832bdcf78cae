"""Who may open what on the entry side: every surface, every member of the cast."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue
from tests.cast import record_of, sign_in
from tests.workspace.entering import fill, saved, url_of

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

CAST = ("anyone", "reader", "ben", "ada", "cora")
LOGIN = 302

#: Surface -> status for each of the cast, in the order of CAST.
OF_THE_DRAFT = {
    "": (LOGIN, 404, 404, 200, 200),
    "overview": (LOGIN, 404, 404, 200, 200),
    "preview": (LOGIN, 404, 404, 200, 200),
    "step/send": (LOGIN, 404, 404, 200, 200),
    "step/take_back": (LOGIN, 404, 404, 403, 403),
    "step/publish": (LOGIN, 404, 404, 403, 403),
    "step/withdraw": (LOGIN, 404, 404, 403, 403),
    "step/burn": (404, 404, 404, 404, 404),
    "turning-points/m1": (LOGIN, 404, 404, 200, 200),
    "turning-points/m1/remove": (LOGIN, 404, 404, 200, 200),
    "turning-points/m99": (LOGIN, 404, 404, 404, 404),
    "participants/m1": (LOGIN, 404, 404, 404, 404),
    "people/new": (404, 404, 404, 404, 404),
} | {f"{kind}/new": (LOGIN, 404, 404, 200, 200) for kind in KINDS}

OF_THE_PUBLISHED = {
    "": (LOGIN, 403, 403, 200, 200),
    "overview": (LOGIN, 403, 403, 403, 200),
    "preview": (LOGIN, 403, 403, 200, 200),
    "step/send": (LOGIN, 403, 403, 403, 403),
    "step/withdraw": (LOGIN, 403, 403, 403, 200),
    "turning-points/m1": (LOGIN, 403, 403, 403, 200),
    "turning-points/m1/remove": (LOGIN, 403, 403, 403, 200),
    "participants/new": (LOGIN, 403, 403, 403, 200),
}

#: What stands beside the forms, asked for and not sent.
TOOLS_OF_THE_DRAFT = {
    "evidence": (LOGIN, 404, 404, 200, 200),
    "evidence/next": (LOGIN, 404, 404, 302, 302),
    "participants/paste": (LOGIN, 404, 404, 200, 200),
    "copy": (LOGIN, 404, 404, 200, 200),
    "turning-points/path": (LOGIN, 404, 404, 200, 200),
    "turning-points/m1/card": (LOGIN, 404, 404, 302, 302),
    "justify/m1": (LOGIN, 404, 404, 200, 200),
}
TOOLS_OF_THE_PUBLISHED = {
    "evidence": (LOGIN, 403, 403, 200, 200),
    "evidence/next": (LOGIN, 403, 403, 403, 302),
    "participants/paste": (LOGIN, 403, 403, 403, 200),
    "copy": (LOGIN, 403, 200, 200, 200),
    "turning-points/path": (LOGIN, 403, 403, 403, 200),
    "turning-points/m1/card": (LOGIN, 403, 403, 403, 302),
    "justify/m1": (LOGIN, 403, 403, 403, 200),
}

WITHOUT_RECORD = {
    "/workspace/": (LOGIN, 403, 200, 200, 200),
    "/workspace/new/": (LOGIN, 403, 200, 200, 200),
    "/review/": (LOGIN, 403, 403, 403, 200),
    "/workspace/help/": (LOGIN, 403, 200, 200, 200),
    "/workspace/options/people/": (LOGIN, 403, 200, 200, 200),
    "/workspace/options/places/": (LOGIN, 403, 200, 200, 200),
    "/workspace/options/sources/": (LOGIN, 403, 200, 200, 200),
    "/workspace/D09999/": (LOGIN, 404, 404, 404, 404),
    "/workspace/D09999/overview/": (LOGIN, 404, 404, 404, 404),
}


def met(client, urls, method="get") -> dict[str, int]:
    """The answer at each address; where it leads to signing in, with the way back."""
    found = {}
    for surface, url in urls.items():
        response = getattr(client, method)(url)
        found[surface] = response.status_code
        if response.status_code == LOGIN and "login" in response.url:
            assert response.url == f"/accounts/login/?next={url}"
    return found


def urls_of(record, table) -> dict[str, str]:
    return {each: url_of(record, *filter(None, [each])) for each in table}


def expected(table, who: str) -> dict[str, int]:
    return {surface: row[CAST.index(who)] for surface, row in table.items()}


@pytest.mark.parametrize("who", CAST)
def test_a_draft(archive, client, request, who):
    urls = urls_of(archive["draft"], OF_THE_DRAFT)
    sign_in(client, request, who)
    assert met(client, urls) == expected(OF_THE_DRAFT, who)


@pytest.mark.parametrize("who", CAST)
def test_an_empty_form_posted_to_a_draft(archive, client, request, who):
    urls = urls_of(archive["draft"], OF_THE_DRAFT)
    right = expected(OF_THE_DRAFT, who)
    right = {surface: 422 if s == 200 else s for surface, s in right.items()}
    right |= {"": 405, "preview": 405}
    sign_in(client, request, who)
    assert met(client, urls, "post") == right


@pytest.mark.parametrize("who", CAST)
def test_a_published_record(archive, client, request, who):
    urls = urls_of(archive["open"], OF_THE_PUBLISHED)
    sign_in(client, request, who)
    assert met(client, urls) == expected(OF_THE_PUBLISHED, who)


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize(
    ("name", "table"),
    [("draft", TOOLS_OF_THE_DRAFT), ("open", TOOLS_OF_THE_PUBLISHED)],
)
def test_what_stands_beside_the_forms(archive, client, request, who, name, table):
    sign_in(client, request, who)
    assert met(client, urls_of(archive[name], table)) == expected(table, who)


@pytest.mark.parametrize("who", CAST)
def test_pages_of_no_record(client, request, who, db):
    sign_in(client, request, who)
    urls = {url: url for url in WITHOUT_RECORD}
    assert met(client, urls) == expected(WITHOUT_RECORD, who)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize(
    "surface", ["", "overview", "turning-points/m1", "participants/new", "step/send"]
)
def test_other_methods_do_nothing(archive, client, ada, method, surface):
    client.force_login(ada)
    record = archive["draft"]
    url = url_of(record, surface) if surface else url_of(record)
    assert getattr(client, method)(url).status_code == 405
    assert Dialogue.objects.visible_to(ada).get(pk=record.pk).version == record.version


def test_a_shared_record_is_open_to_its_editor(archive, client, ben):
    record = archive["draft"]
    record.editors.add(ben)
    client.force_login(ben)
    assert client.get(url_of(record, "participants", "new")).status_code == 200
    assert record.title in client.get("/workspace/").content.decode()


def test_somebody_without_the_role_is_told_whom_to_ask(client, reader):
    client.force_login(reader)
    assert "Ask a curator" in client.get("/workspace/").content.decode()


def test_an_empty_workspace_says_how_to_begin(client, ben):
    client.force_login(ben)
    assert "No record is yours yet" in client.get("/workspace/").content.decode()


def test_the_list_takes_the_same_number_of_queries_for_any_length(
    client, ada, django_assert_num_queries, archive
):
    client.force_login(ada)
    client.get("/workspace/")
    with CaptureQueriesContext(connection) as few:
        client.get("/workspace/")
    for number in range(3):
        record_of(ada, f"Talks {number}")
    with django_assert_num_queries(len(few)):
        client.get("/workspace/")


def test_a_record_takes_the_same_number_of_queries_for_any_number_of_rows(
    client, ada, archive, django_assert_max_num_queries
):
    record = archive["draft"]
    url = url_of(record)
    client.force_login(ada)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    before = len(few)
    for number in range(3):
        typed = {"person": f"Person {number}", "capacity": "official", "cited": ["s2"]}
        saved(fill(client, url_of(record, "participants", "new"), **typed))
        typed = {"title": f"Meeting {number}", "presence_p5": "present"}
        saved(fill(client, url_of(record, "meetings", "new"), **typed))
    client.get(url)
    with django_assert_max_num_queries(before + 3):  # lists that were empty before
        client.get(url)
