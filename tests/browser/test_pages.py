"""Every kind of page: no accessibility fault, no complaint, no wider than a phone."""

import pytest

from dialogues.models import Dialogue
from tests.cast import record_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

READER = [
    "/",
    "/dialogues/",
    "/dialogues/?track=1.5&moved=any&q=talks",
    "/dialogues/?q=nothing-is-called-this",
    "/dialogues/?trakc=1",
    "/dialogues/oslo-channel/",
    "/dialogues/south-africa-mells-park/",
    "/dialogues/no-such-dialogue/",
    "/moves/",
    "/about/",
    "/download/",
    "/accounts/login/",
]
RESEARCHER = [
    "/workspace/",
    "/workspace/new/",
    "/workspace/{ref}/",
    "/workspace/{ref}/overview/",
    "/workspace/{ref}/turning-points/m1/",
    "/workspace/{ref}/step/send/",
    *(
        f"/workspace/{{ref}}/{kind}/new/"
        for kind in (
            "sources",
            "parties",
            "turning-points",
            "participants",
            "organisations",
            "meetings",
            "track-claims",
            "secrecy",
            "outcomes",
            "links",
            "disagreements",
            "citations",
        )
    ),
]
CURATOR = ["/review/", "/workspace/{ref}/", "/workspace/{ref}/step/return/"]


def check(page, address, violations, *, narrow_in_both=False) -> list[str]:
    """Open a page and look at it wide in both themes and narrow in one; what is wrong.

    What stands there only on a phone has the colours of its kind: pages of every kind
    are looked at in both themes there, too.
    """
    wrong = []
    page.goto(address)
    for width, theme, both in ((1280, "light", True), (390, "dark", narrow_in_both)):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            wrong.append(f"{address} is {wide} wide at {width}")
        if not page.title().endswith(" | DiploTrack") and page.title() != "DiploTrack":
            wrong.append(f"{address} is titled {page.title()!r}")
        wrong += [f"{address} {width} {theme}: {each}" for each in violations(page)]
        if not both:
            continue
        # The other theme changes nothing but colours.
        other = "dark" if theme == "light" else "light"
        page.emulate_media(color_scheme=other)
        found = violations(page, "color-contrast")
        wrong += [f"{address} {width} {other}: {each}" for each in found]
    return wrong


def test_pages_of_a_reader(served_collection, quiet_page, violations):
    wrong = [
        each
        for path in READER
        for each in check(
            quiet_page, served_collection + path, violations, narrow_in_both=True
        )
    ]
    assert not wrong, "\n".join(wrong)


def test_an_empty_collection_says_what_to_do(site, quiet_page, violations):
    for path in ("/", "/dialogues/", "/moves/", "/download/"):
        assert check(quiet_page, site + path, violations) == []


def test_pages_of_a_researcher(site, quiet_page, sign_in, ada, violations):
    record = record_of(ada, "Harbour talks")
    sign_in(quiet_page, ada)
    wrong = [
        each
        for path in RESEARCHER
        for each in check(quiet_page, site + path.format(ref=record.ref), violations)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_form_with_faults(site, quiet_page, sign_in, ada, violations):
    record = record_of(ada, "Harbour talks")
    sign_in(quiet_page, ada)
    for kind in ("turning-points", "participants", "meetings", "sources"):
        quiet_page.goto(f"{site}/workspace/{record.ref}/{kind}/new/")
        if kind in ("turning-points", "meetings"):
            quiet_page.locator("[name=date]").fill("1993-13")
        quiet_page.locator("main form button.btn-main[type=submit]").click()
        quiet_page.locator("[aria-invalid=true]").first.wait_for()
        assert violations(quiet_page) == []


def test_pages_of_a_curator(site, quiet_page, sign_in, ada, cora, violations):
    record = record_of(ada, "Harbour talks")
    Dialogue.objects.filter(pk=record.pk).update(review_status="in_review")
    sign_in(quiet_page, cora)
    wrong = [
        each
        for path in CURATOR
        for each in check(quiet_page, site + path.format(ref=record.ref), violations)
    ]
    assert not wrong, "\n".join(wrong)
