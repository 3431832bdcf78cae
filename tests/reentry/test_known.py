"""Records of the collection, entered anew through the forms beside the collection.

The people, organisations, conflicts, sources and other records that it names are there
already: half of them are named by number, half by name and an answer.
"""

import pytest

from tests.reentry.cases import ANEW, BY_FORMS, BY_PAGES
from tests.reentry.desks import FormDesk, PageDesk
from tests.reentry.hand import Hand
from tests.reentry.originals import assert_equal, read_original, seen_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("collection")]


def test_each_case_is_entered_once():
    assert len({*ANEW, *BY_FORMS, *BY_PAGES}) == 31


@pytest.mark.by_turns("up to 10 s a case")
@pytest.mark.slow("enters a whole case")
@pytest.mark.parametrize("slug", BY_FORMS)
def test_a_case_is_entered_anew_by_its_forms(slug, ada):
    original, refs = read_original(slug), seen_by(ada)
    made = Hand(FormDesk(ada), original, refs).enter()
    assert_equal(original, made, refs)


@pytest.mark.by_turns("up to 10 s a case")
@pytest.mark.slow("enters a whole case, each citation in a form of its own")
@pytest.mark.parametrize("slug", BY_PAGES)
def test_a_case_is_entered_anew_by_its_pages(slug, ada, client):
    original, refs = read_original(slug), seen_by(ada)
    client.force_login(ada)
    made = Hand(PageDesk(client), original, refs).enter(citations_apart=True)
    assert_equal(original, made, refs)
