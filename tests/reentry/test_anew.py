"""Cases entered where nothing is recorded yet: everything they name is made by forms.

Only the vocabularies are there, which curators keep.
"""

import pytest
from django.conf import settings
from django.core.management import call_command

from dialogues.documents import authority_document
from dialogues.models import Conflict, Organisation, Person, Source
from tests.reentry.cases import ANEW
from tests.reentry.desks import FormDesk
from tests.reentry.hand import Hand
from tests.reentry.originals import assert_equal

pytestmark = pytest.mark.django_db


@pytest.fixture
def vocabularies(db):
    call_command("loaddata", settings.BASE_DIR / "fixtures/authorities/terms.yaml")


@pytest.mark.by_turns("5 s a case")
@pytest.mark.slow("enters a whole case")
@pytest.mark.parametrize("slug", ANEW)
def test_a_case_is_entered_from_nothing(slug, originals, ada, vocabularies):
    refs: dict[str, str] = {}
    made = Hand(FormDesk(ada), originals[slug], refs).enter()
    assert_equal(originals[slug], made, {})
    for ref, here in refs.items():
        assert_same_authority(originals[slug].named[ref], here)


def assert_same_authority(before, here: str) -> None:
    """Who or what the forms made has the names, the kind and the words it had."""
    models = {
        each.ref_prefix: each for each in (Person, Organisation, Conflict, Source)
    }
    if model := models.get(here[0]):
        after = authority_document(model.objects.get(ref=here))
        assert {**after, "ref": ""} == {**before, "ref": ""}
