"""Steps of the review that are refused, asked again, or say when readers see it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogues.models import (
    Citation,
    Dialogue,
)
from tests.workspace.entering import fill, saved, url_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(ada, archive):
    record = archive["draft"]
    record.review_status = "in_review"
    record.save()
    source = record.entries.first()
    for move in record.moves.all():
        Citation.objects.create(dialogue=record, entry=source, move=move, key="e90")
    return record


def test_a_later_first_day_is_an_embargo(client, waiting, cora):
    client.force_login(cora)
    day = timezone.localdate() + timedelta(days=30)
    url = url_of(waiting, "step", "publish")
    saved(fill(client, url, public_from=day.isoformat()))
    assert not Dialogue.objects.visible_to(None).filter(pk=waiting.pk).exists()
    waiting.refresh_from_db()
    assert waiting.public_from == day


def test_a_first_day_that_is_past_is_refused(client, waiting, cora):
    client.force_login(cora)
    response = fill(
        client, url_of(waiting, "step", "publish"), public_from="2001-01-01"
    )
    assert response.status_code == 422
    assert "This day is past" in words_of(response)
    waiting.refresh_from_db()
    assert waiting.review_status == "in_review"


def test_the_author_takes_back_what_waits(client, waiting, ada):
    client.force_login(ada)
    saved(fill(client, url_of(waiting, "step", "take_back")))
    waiting.refresh_from_db()
    assert waiting.review_status == "draft"


@pytest.mark.parametrize("step", ["return", "withdraw"])
def test_some_steps_need_a_remark(client, waiting, cora, step):
    if step == "withdraw":
        waiting.review_status = "published"
        waiting.public_from = timezone.localdate()
        waiting.save()
    before = waiting.review_status
    client.force_login(cora)
    response = fill(client, url_of(waiting, "step", step), remark="  ")
    assert response.status_code == 422
    waiting.refresh_from_db()
    assert waiting.review_status == before


def test_an_unfinished_record_is_not_sent_and_its_points_lead_there(
    client, archive, ada
):
    record = archive["draft"]
    client.force_login(ada)
    response = fill(client, url_of(record, "step", "send"))
    assert response.status_code == 422
    assert "Row 1 has no source" in words_of(response)
    opening = record.moves.get()
    link = f'href="{url_of(record, "turning-points", opening.key)}#id_cited"'
    assert link in response.content.decode()
    record.refresh_from_db()
    assert record.review_status == "draft"


def test_a_decision_on_a_record_that_changed_meanwhile_is_asked_again(
    client, waiting, cora
):
    client.force_login(cora)
    url = url_of(waiting, "step", "publish")
    stale = {
        "opened_at": waiting.version - 1,
        "remark": "Well done",
        "public_from": timezone.localdate().isoformat(),
    }
    response = client.post(url, stale)
    assert response.status_code == 409
    assert "Well done" in response.content.decode()
    waiting.refresh_from_db()
    assert waiting.review_status == "in_review"
