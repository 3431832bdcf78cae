"""The codebook counts what its reader may see, and shows what anybody may."""

import html
import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from dialogues.access import NAME_WITHHELD, SOURCE_WITHHELD
from dialogues.actions.changes import finish
from dialogues.actions.review import take_step
from dialogues.models import Dialogue, Participation
from tests.browse.pages import page
from tests.cast import (
    OPEN_NAME,
    PROTECTED_ALIAS,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    publish,
    record_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

PAGE, FILE, JSON = ADDRESSES = ("/codebook/", "/codebook.csv", "/codebook.json")


def field(client, table: str, header: str) -> dict:
    return field_in(client.get(JSON).json(), table, header)


def field_in(package: dict, table: str, header: str) -> dict:
    [resource] = [each for each in package["resources"] if each["name"] == table]
    [found] = [f for f in resource["schema"]["fields"] if f["name"] == header]
    return found


def seen(client) -> int:
    return field(client, "dialogues", "title")["rows"]


@pytest.mark.parametrize(
    ("who", "dialogues", "people"),
    [
        ("anyone", 1, 1),
        ("reader", 1, 1),
        ("ben", 1, 1),
        ("ada", 3, 6),
        ("cora", 3, 6),
    ],
)
def test_shares_are_of_what_the_reader_sees_and_examples_of_what_anybody_may(
    archive, client, request, who, dialogues, people
):
    # The protected name stands first, and is the first that is looked at.
    Participation.objects.filter(person__name=PROTECTED_NAME).update(position=0)
    Participation.objects.filter(person__name=OPEN_NAME).update(position=1)
    sign_in(client, request, who)
    texts = {address: page(client, address) for address in ADDRESSES}
    package = json.loads(texts[JSON])

    assert field_in(package, "dialogues", "title")["rows"] == dialogues
    person = field_in(package, "participants", "person_ref")
    assert (person["rows"], person["rows"] - person["empty"]) == (dialogues * 2, people)
    assert f'<span class="num">{dialogues}</span>. File' in texts[PAGE]

    for address, text in texts.items():
        told = html.unescape(text)
        for hidden in (PROTECTED_NAME, PROTECTED_ALIAS, RESTRICTED_TITLE):
            assert hidden not in told, address
        for title in ("Embargoed talks", "Draft talks"):
            assert title not in told, address
        assert OPEN_NAME in told, address
    examples = {
        field_in(package, table, header)["example"]
        for table, header in (("participants", "name"), ("sources", "title"))
    }
    assert not {NAME_WITHHELD, SOURCE_WITHHELD} & examples


def test_what_a_curator_saw_is_kept_for_nobody_else(archive, client, cora):
    client.force_login(cora)
    assert seen(client) == 3
    client.logout()
    assert seen(client) == 1


def test_a_step_of_the_review_is_counted_at_once(archive, client, cora):
    assert seen(client) == 1
    record = archive["open"]
    take_step(
        dialogue_id=record.pk,
        by=cora,
        step="withdraw",
        opened_at=record.version,
        remark="Not yet.",
    )
    assert seen(client) == 0
    assert "example" not in field(client, "dialogues", "title")
    assert "no row" in page(client, "/codebook/")


def test_a_change_is_counted_at_once(archive, client, ada, cora):
    publish(record_of(ada, "Later talks"))
    assert field(client, "dialogues", "summary")["empty"] == 2
    record = Dialogue.objects.get(pk=archive["open"].pk)
    record.summary = "They talked."
    finish(record, by=cora)
    assert field(client, "dialogues", "summary")["empty"] == 1
    assert field(client, "dialogues", "summary")["example"] == "They talked."


def test_an_embargo_ends_with_its_day(archive, client):
    assert seen(client) == 1
    with time_machine.travel(timezone.now() + timedelta(weeks=1)):
        assert seen(client) == 2


def test_a_protected_name_that_opens_is_counted_from_that_day(archive, client):
    protected = archive["open"].participations.filter(person__name=PROTECTED_NAME)
    opens = timezone.localdate() + timedelta(weeks=1)
    protected.update(identity="protected_until", identity_open_from=opens)

    def people():
        person = field(client, "participants", "person_ref")
        return person["rows"], person["empty"]

    assert people() == (2, 1)
    # The record under embargo comes in on the same day, with one who stays withheld.
    with time_machine.travel(timezone.now() + timedelta(weeks=1)):
        assert people() == (4, 1)


def test_of_a_large_collection_the_first_are_counted(
    archive, client, cora, monkeypatch
):
    monkeypatch.setattr("dialogues.dictionary.filled.MOST", 2)
    client.force_login(cora)
    assert seen(client) == 2
    assert field(client, "participants", "id")["rows"] == 4
