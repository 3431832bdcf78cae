"""A client that a program makes from the schema works against the server."""

import importlib
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from dialogues.exports import TABLES
from dialogues.models import Dialogue

GENERATOR = Path(sys.executable).with_name("openapi-python-client")
PACKAGE = "diplotrack_client"


@pytest.fixture
def server(collection, transactional_db, live_server):
    """The application with the 31 cases in it."""
    return live_server.url


@pytest.fixture
def package(server, tmp_path, monkeypatch):
    """The modules of the client, made from the schema as it is served."""
    schema = tmp_path / "openapi.json"
    schema.write_bytes(httpx.get(f"{server}/api/schema/").content)
    settings = tmp_path / "settings.yaml"
    settings.write_text("post_hooks: []\n")
    made = subprocess.run(
        [GENERATOR, "generate", "--path", schema, "--config", settings]
        + ["--meta", "none", "--output-path", tmp_path / PACKAGE, "--fail-on-warning"],
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    monkeypatch.syspath_prepend(tmp_path)
    yield lambda name: importlib.import_module(f"{PACKAGE}.{name}")
    for name in [each for each in sys.modules if each.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def client_made(server, package):
    """The client, which has let go of the server afterwards."""
    with package("client").Client(base_url=server) as made:
        yield made


def test_the_client_reads_pages_documents_and_problems(client_made, package):
    client = client_made
    models, unset = package("models"), package("types").UNSET

    # Pages, with filters, to the end
    ask = package("api.tables.moves_list").sync
    rows, cursor = [], unset
    while cursor is not None:
        page = ask(
            client=client,
            track=[models.TrackFilter.VALUE_1, models.TrackFilter.VALUE_2],
            year_to="1999",
            page_size=7,
            cursor=cursor,
            count=1,
        )
        assert isinstance(page, models.MovesPage)
        rows += page.results
        cursor = page.next_cursor
    assert len(rows) == page.count > 7
    assert len({row.id for row in rows}) == page.count
    assert {type(row.kind) for row in rows} == {models.MoveKind}

    # Fields
    page = package("api.tables.dialogues_list").sync(
        client=client, fields="dialogue_ref,title", page_size=1000
    )
    titles = {row.dialogue_ref: row.title for row in page.results}
    assert titles == dict(Dialogue.objects.values_list("ref", "title"))
    assert page.results[0].summary is unset

    # Documents
    ref = Dialogue.objects.get(slug="oslo-channel").ref
    document = package("api.records.dialogue_document")
    oslo = document.sync(ref, client=client)
    assert isinstance(oslo, models.DialogueDocument)
    assert oslo.title == "Oslo channel"
    someone = next(row.person for row in oslo.participations if row.person)
    person = package("api.records.person_document").sync(someone.ref, client=client)
    assert person.name == someone.name

    # What was kept, and what is wrong
    kept = document.sync_detailed(ref, client=client).headers["ETag"]
    again = document.sync_detailed(ref, client=client, if_none_match=kept)
    assert again.status_code == 304
    absent = document.sync("D09999", client=client)
    assert isinstance(absent, models.Problem)
    wrong = ask(client=client, cursor="made up")
    assert [each.parameter for each in wrong.errors] == ["cursor"]


def test_every_table_has_a_function_that_reads_all_its_rows(client_made, package):
    client = client_made
    for name in TABLES:
        ask = package(f"api.tables.{name}_list").sync
        page = ask(client=client, page_size=1000, count=1)
        assert len(page.results) == page.count > 0, name
