"""Each of the 31 records, entered anew through the forms beside the collection.

The people, organisations, conflicts, sources and other records that it names are there
already: half of them are named by number, half by name and an answer.
"""

import pytest

from tests.collection import CASES
from tests.reentry.desks import FormDesk, PageDesk
from tests.reentry.hand import Hand
from tests.reentry.originals import assert_equal, seen_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]

SLUGS = sorted(path.stem for path in CASES.glob("*.yaml"))
#: Entered page by page, with every citation in a form of its own: attendance, parties
#: that are organisations, reasons for gaps.
BY_PAGES = ("oslo-channel", "hume-adams-dialogue", "naik-mishra-channel-1999")


@pytest.mark.parametrize("slug", [s for s in SLUGS if s not in BY_PAGES])
def test_a_case_is_entered_anew_by_its_forms(slug, originals, ada):
    refs = seen_by(ada)
    made = Hand(FormDesk(ada), originals[slug], refs).enter()
    assert_equal(originals[slug], made, refs)


@pytest.mark.parametrize("slug", BY_PAGES)
def test_a_case_is_entered_anew_by_its_pages(slug, originals, ada, client):
    refs = seen_by(ada)
    client.force_login(ada)
    made = Hand(PageDesk(client), originals[slug], refs).enter(citations_apart=True)
    assert_equal(originals[slug], made, refs)
