"""Real cases copied whole: all that can be taken can begin a record."""

import pytest

from dialogues.actions.copying import copy_record
from dialogues.documents.copies import CopyPart
from dialogues.models import Dialogue, Participation
from tests.workspace.test_copy import OPENING

pytestmark = pytest.mark.django_db


def test_a_real_case_copied_whole_says_the_same_of_its_people(collection, cora):
    """All that can be taken from the cases with most people can begin a record."""
    for record in Dialogue.objects.order_by("-participant_count")[:3]:
        copy = copy_record(
            copied=record,
            by=cora,
            parts=list(CopyPart),
            once=f"3e4666bf-d5e5-4aa7-b8ce-{record.pk:012d}",
            **OPENING,
        )
        ours = Participation.objects.filter(dialogue=copy)
        theirs = Participation.objects.filter(dialogue=record)
        columns = ("person", "unnamed_as", "office", "capacity", "party__name")
        assert list(ours.values_list(*columns)) == list(theirs.values_list(*columns))
        assert copy.entries.count() == record.entries.count()
