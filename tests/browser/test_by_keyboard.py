"""Whole cases entered by keyboard alone or without scripts, and read back equal."""

import sys
import time

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler
from pytest_django.live_server_helper import LiveServer

from dialogues.documents import full_document
from dialogues.models import Dialogue
from tests.browser import one_case
from tests.browser.keyboard import KeyDesk
from tests.browser.without_scripts import PlainDesk
from tests.exports.files import file_for, rows_of
from tests.reentry.desks import looked_up
from tests.reentry.hand import Hand
from tests.reentry.originals import assert_equal

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1500)]


@pytest.fixture
def terms(site):
    call_command("loaddata", settings.BASE_DIR / "fixtures/authorities/terms.yaml")


@pytest.fixture
def desk(terms, site, page, sign_in, ada):
    sign_in(page, ada)
    return KeyDesk(page, site)


def enter(desk, between=None) -> Dialogue:
    """Enter the case; `between` happens in the middle."""
    record = desk.begin(one_case.BEGIN)
    middle = len(one_case.ROWS) // 2
    for number, (slug, typed, answers) in enumerate(one_case.ROWS):
        if between and number == middle:
            between(record)
        desk.enter(record, slug, typed, looked_up(answers))
    return Dialogue.objects.get(pk=record.pk)


def assert_read_back(record: Dialogue, user) -> None:
    """The document and the files say what was typed."""
    document = full_document(record)
    for name, rows in one_case.EXPECTED.items():
        assert len(document[name]) == len(rows), name
        for row, expected in zip(document[name], rows, strict=True):
            assert {k: row.get(k) for k in expected} == expected, name
    assert {row["person"]["name"] for row in document["participations"][:2]} == {
        "Nazim Qadir"
    }
    against = [c for c in document["citations"] if c.get("stance") == "contradicts"]
    [cited] = against
    assert {k: cited.get(k) for k in one_case.CONTESTED} == one_case.CONTESTED
    assert cited["move"] == document["moves"][1]["key"]
    for table, columns in one_case.IN_FILES.items():
        rows = rows_of(file_for(user, table))
        for column, cells in columns.items():
            assert [row[column] for row in rows] == cells, (table, column)


def test_a_hard_case_by_keyboard(desk, ada):
    assert_read_back(enter(desk), ada)


def test_a_hard_case_without_scripts(terms, site, browser, sign_in, ada):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, ada)
    assert_read_back(enter(PlainDesk(page, site)), ada)


def test_a_hard_case_with_the_server_restarted_and_the_login_lost_in_the_middle(
    terms, page, password_of, ada, violations
):
    """A form is filled when the server goes, and another when the login is gone."""
    server = serve()
    page.goto(f"{server.url}/accounts/login/")
    sign_in_here(page, ada, password_of(ada))
    page.get_by_role("heading", name="My records").wait_for()
    desk = KeyDesk(page, server.url)

    def type_party(name: str) -> None:
        desk.press("Alt+Shift+Y")
        page.locator("#rows-parties .rowopen :focus").wait_for()
        desk.fill({"name": name, "kind": "third_party"})

    def trouble(record: Dialogue) -> None:
        nonlocal server
        desk.open_record(record)
        type_party("Ferry board")
        # Chromium would go on with a connection that it holds to the old server.
        page.context.set_offline(True)
        server.stop()
        desk.press("Control+Enter")
        page.locator("#save-state", has_text="No connection.").wait_for()
        assert violations(page) == []
        server = serve(server.thread.port)
        page.context.set_offline(False)
        page.locator("#rows-parties .rowcard", has_text="Ferry board").wait_for()
        type_party("Harbour mission")
        page.context.clear_cookies(name="sessionid")
        desk.press("Control+Enter")
        page.locator("#save-state", has_text="You are signed out.").wait_for()
        assert violations(page) == []
        with page.context.expect_page() as opened:
            page.locator("#save-state a").press("Enter")
        sign_in_here(opened.value, ada, password_of(ada))
        opened.value.get_by_role("heading", name="You are signed in again").wait_for()
        opened.value.close()
        page.bring_to_front()
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        page.locator("#rows-parties .rowcard", has_text="Harbour mission").wait_for()

    try:
        record = enter(desk, trouble)
    finally:
        server.stop()
    assert_read_back(record, ada)
    assert [party.name for party in record.parties.all()] == [
        "North shore",
        "South shore",
        "Ferry board",
        "Harbour mission",
    ]


def sign_in_here(page, user, password: str) -> None:
    page.locator("[name=login]").fill(user.username)
    page.locator("[name=password]").fill(password)
    page.keyboard.press("Enter")


class SameAddress(LiveServerThread):
    """A server whose address another one can take when it stops."""

    def _create_server(self, connections_override=None):
        return self.server_class(
            (self.host, self.port),
            QuietWSGIRequestHandler,
            allow_reuse_address=True,
            connections_override=connections_override,
        )


def serve(port: int = 0) -> LiveServer:
    """A server of the test's own, which can be stopped and started again."""
    server = LiveServer("localhost", start=False)
    usual = server.thread
    server.thread = SameAddress(
        usual.host,
        usual.static_handler,
        connections_override=usual.connections_override,
        port=port,
    )
    server.thread.daemon = True
    server.start()
    return server


@pytest.mark.slow("fills some sixty forms by keyboard")
def test_oslo_by_keyboard_from_nothing(originals, desk, capsys):
    refs: dict[str, str] = {}
    began = time.monotonic()
    made = Hand(desk, originals["oslo-channel"], refs).enter()
    seconds = time.monotonic() - began
    assert_equal(originals["oslo-channel"], made, {})
    with capsys.disabled():
        sys.stdout.write(f"\nOslo: {desk.strokes} key strokes, {seconds:.0f} s\n")
