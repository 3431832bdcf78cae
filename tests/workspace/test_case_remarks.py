"""The remarks on the dates of the 31 real cases, right as they stand: none."""

import pytest

from dialogues.actions.consistency import record_remarks, row_remarks
from dialogues.models import Dialogue

pytestmark = pytest.mark.usefixtures("collection")


def test_no_real_case_is_remarked_on(cora):
    said = [
        f"{record.slug} {remark.key}.{remark.field}: {remark.sentence}"
        for record in Dialogue.objects.visible_to(cora)
        for remark in record_remarks(record, cora)
    ]
    assert said == []


def test_no_row_of_a_real_case_is_remarked_on_when_it_is_opened(cora):
    said = [
        f"{record.slug} {row.key}.{remark.field}: {remark.sentence}"
        for record in Dialogue.objects.visible_to(cora).filter(
            slug__in=("oslo-channel", "south-africa-mells-park")
        )
        for name in ("moves", "meetings", "participations", "secrecy_periods")
        for row in getattr(record, name).all()
        for remark in row_remarks(record, cora, name, row.key, {})
    ]
    assert said == []


def test_the_remarks_of_a_record_take_the_same_queries_however_long_it_is(
    cora, django_assert_num_queries
):
    for slug in ("camp-david-1978", "oslo-channel", "six-party-talks"):
        record = Dialogue.objects.visible_to(cora).get(slug=slug)
        with django_assert_num_queries(5):
            record_remarks(record, cora)
