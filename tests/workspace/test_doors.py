"""Who may open what on the entry side: every surface, every member of the cast."""

import pytest

from dialogues.forms.kinds import KINDS
from dialogues.models import Dialogue
from tests.cast import sign_in
from tests.workspace.entering import url_of

pytestmark = pytest.mark.django_db

CAST = ("anyone", "reader", "ben", "ada", "cora")
LOGIN = 302

#: Surface -> status for each of the cast, in the order of CAST.
OF_THE_DRAFT = {
    "": (LOGIN, 404, 404, 200, 200),
    "overview": (LOGIN, 404, 404, 200, 200),
    "preview": (LOGIN, 404, 404, 302, 302),
    "step/send": (LOGIN, 404, 404, 200, 200),
    "step/take_back": (LOGIN, 404, 404, 403, 403),
    "step/publish": (LOGIN, 404, 404, 403, 403),
    "step/withdraw": (LOGIN, 404, 404, 403, 403),
    "step/burn": (LOGIN, 404, 404, 404, 404),
    "turning-points/m1": (LOGIN, 404, 404, 200, 200),
    "turning-points/m1/remove": (LOGIN, 404, 404, 200, 200),
    "turning-points/m99": (LOGIN, 404, 404, 404, 404),
    "participants/m1": (LOGIN, 404, 404, 404, 404),
    "people/new": (LOGIN, 404, 404, 404, 404),
} | {f"{kind}/new": (LOGIN, 404, 404, 200, 200) for kind in KINDS}

OF_THE_PUBLISHED = {
    "": (LOGIN, 403, 403, 200, 200),
    "overview": (LOGIN, 403, 403, 403, 200),
    "preview": (LOGIN, 403, 403, 302, 302),
    "step/send": (LOGIN, 403, 403, 403, 403),
    "step/withdraw": (LOGIN, 403, 403, 403, 200),
    "turning-points/m1": (LOGIN, 403, 403, 403, 200),
    "turning-points/m1/remove": (LOGIN, 403, 403, 403, 200),
    "participants/new": (LOGIN, 403, 403, 403, 200),
}

WITHOUT_RECORD = {
    "/workspace/": (LOGIN, 403, 200, 200, 200),
    "/workspace/new/": (LOGIN, 403, 200, 200, 200),
    "/review/": (LOGIN, 403, 403, 403, 200),
    "/workspace/D99999/": (LOGIN, 404, 404, 404, 404),
    "/workspace/D99999/overview/": (LOGIN, 404, 404, 404, 404),
}


def rows_of(table):
    return [
        (surface, who, status)
        for surface, statuses in table.items()
        for who, status in zip(CAST, statuses, strict=True)
    ]


def check(response, who: str, url: str, status: int) -> None:
    assert response.status_code == status
    if who == "anyone":
        assert response.url == f"/accounts/login/?next={url}"


@pytest.mark.parametrize(("surface", "who", "status"), rows_of(OF_THE_DRAFT))
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_draft(archive, client, request, surface, who, status, method):
    if method == "post" and status == 200:
        status = 405 if surface == "" else 422  # an empty form
    if method == "post" and surface in ("", "preview"):
        status = 405
    url = url_of(archive["draft"], surface) if surface else url_of(archive["draft"])
    response = getattr(sign_in(client, request, who), method)(url)
    if status == 405:
        assert response.status_code == 405
    else:
        check(response, who, url, status)


@pytest.mark.parametrize(("surface", "who", "status"), rows_of(OF_THE_PUBLISHED))
def test_a_published_record(archive, client, request, surface, who, status):
    url = url_of(archive["open"], surface) if surface else url_of(archive["open"])
    check(sign_in(client, request, who).get(url), who, url, status)


@pytest.mark.parametrize(("url", "who", "status"), rows_of(WITHOUT_RECORD))
def test_pages_of_no_record(archive, client, request, url, who, status):
    check(sign_in(client, request, who).get(url), who, url, status)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize(
    "surface",
    [
        "",
        "overview",
        "turning-points/m1",
        "turning-points/m1/remove",
        "participants/new",
        "step/send",
    ],  # fmt: skip
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
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.cast import record_of

    client.force_login(ada)
    client.get("/workspace/")
    with CaptureQueriesContext(connection) as few:
        client.get("/workspace/")
    for number in range(3):
        record_of(ada, f"Talks {number}")
    with django_assert_num_queries(len(few)):
        client.get("/workspace/")
