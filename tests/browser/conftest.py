"""A real browser on a real server."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import record_of

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


@pytest.fixture
def site(transactional_db, live_server):
    """The application as it is served, with an empty database."""
    return live_server.url


@pytest.fixture
def served_collection(collection, site):
    """The application with the 31 cases in it."""
    return site


@pytest.fixture
def password_of(django_user_model):
    def give(user) -> str:
        user.set_password("a long enough phrase")
        user.save()
        return "a long enough phrase"

    return give


@pytest.fixture
def sign_in(site):
    """Give the browser of a page the session of a user."""

    def do(page, user):
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        cookie = {"name": session.key, "value": session.value, "url": site}
        page.context.add_cookies([cookie])

    return do


@pytest.fixture
def sign_in_by_form(site, password_of):
    """Sign a user in through the form, as a person does."""

    def do(page, user):
        page.goto(f"{site}/accounts/login/")
        page.locator("[name=login]").fill(user.username)
        page.locator("[name=password]").fill(password_of(user))
        page.locator("main button[type=submit]").click()
        page.wait_for_url(f"{site}/workspace/")

    return do


@pytest.fixture
def record(site, ada):
    """A draft of Ada's."""
    return record_of(ada, "Harbour talks")


@pytest.fixture
def desk(page, site, sign_in, ada, record):
    """Ada's browser, at the workspace of her record."""
    sign_in(page, ada)
    page.goto(f"{site}/workspace/{record.ref}/")
    return page


@pytest.fixture
def quiet_page(page):
    """A page that may not complain: no script error, no breach of the CSP."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            message.type in ("error", "warning")
            and "Failed to load resource" not in message.text
            and complaints.append(message.text)
        ),
    )
    yield page
    assert complaints == []


#: Only what is wrong comes out of the browser: a whole answer of axe-core is megabytes.
FIND = """async ([rules, within]) => {
    // No page here has sound, for which alone it would load files a second time.
    const options = {resultTypes: ["violations"], preload: false};
    if (rules.length) options.runOnly = rules;
    const {violations} = await axe.run(within || document, options);
    return violations.flatMap((each) => each.nodes.map(
        (node) => `${each.id}: ${each.help} (${node.html.slice(0, 150)})`));
}"""


@pytest.fixture
def violations():
    """The accessibility faults that axe-core finds on a page, in words.

    Of all its rules, or of some that are named; `within` what a selector leads to.
    """

    def find(page, *rules: str, within: str = "") -> list[str]:
        # Evaluated through the protocol, which the strict CSP does not touch.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text("utf-8"))
        return page.evaluate(FIND, [list(rules), within])

    return find
