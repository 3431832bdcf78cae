"""What the page says of what its reader may not know: nothing, in any section."""

import re

import pytest
from django.utils import timezone

from dialogues.access import NAME_WITHHELD
from dialogues.actions.changes import changing
from dialogues.actions.rows import add_citation
from dialogues.choices import LinkKind, Stance
from dialogues.models import (
    Dialogue,
    Disagreement,
    Link,
    Meeting,
    Outcome,
    SecrecyPeriod,
)
from tests.browse.pages import page, problems
from tests.cast import (
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    add,
    publish,
    record_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

WHO = ("anyone", "reader", "ben", "ada", "cora")
KNOWING = ("ada", "cora")


@pytest.fixture
def told(archive, cora) -> Dialogue:
    """The open record, with contradictions of every kind and links to the others."""
    with changing(dialogue_id=archive["open"].pk, by=cora) as record:
        tell(record, archive)
    return Dialogue.objects.get(pk=record.pk)


def tell(record: Dialogue, archive: dict[str, Dialogue]) -> None:
    public, private = record.entries.all()
    named, withheld = record.participations.all()
    meeting = add(record, Meeting, date="1993-05", title="First round")
    add_citation(
        record,
        meeting,
        public,
        field="date",
        stance=Stance.CONTRADICTS,
        value_given="1993-06",
        locator="p. 7",
    )
    add_citation(
        record, meeting, private, stance=Stance.CONTRADICTS, value_given="never met"
    )
    add_citation(
        record, withheld, public, stance=Stance.CONTRADICTS, value_given="was a clerk"
    )
    add_citation(
        record, named, public, field="office", value_given="captain of the lighthouse"
    )
    add(
        record,
        Disagreement,
        topic="Length",
        account=f"two days ({public.key}), three days ({private.key}).",
    )
    spell = add(record, SecrecyPeriod, level="closed", start="1993")
    point = record.disagreements.get()
    for statement in (spell, record, point):
        add_citation(record, statement, public, locator="p. 9", note="in a footnote")
        add_citation(
            record,
            statement,
            public,
            stance=Stance.CONTRADICTS,
            value_given=f"another {type(statement).__name__}",
        )
    for which, other in archive.items():
        if other.pk != record.pk:
            link = add(record, Link, kind=LinkKind.SPAWNED, other_dialogue=other)
            add_citation(
                record,
                link,
                public,
                stance=Stance.CONTRADICTS,
                value_given=f"not the {which} one",
            )
    add(record, Outcome, title="Letter of intent", kind="text", date="1993")


@pytest.mark.parametrize("who", WHO)
def test_sources_against_the_coding(client, request, told, who):
    sign_in(client, request, who)
    shown = page(client, told.get_absolute_url())
    assert problems(shown) == []
    against = shown.split('<section id="against">')[1].split("</section>")[0]
    assert "First round, May 1993" in against
    assert "June 1993" in against
    assert "p. 7" in against
    assert "keeper of the lighthouse" in against
    assert "captain of the lighthouse" in against
    for secret in ("never met", "was a clerk", PROTECTED_NAME, "not the draft one"):
        assert (secret in shown) == (who in KNOWING), secret
    assert (RESTRICTED_TITLE in shown) == (who in KNOWING)


def test_what_a_source_says_beyond_yes_is_shown_with_its_address(client, told):
    shown = page(client, told.get_absolute_url())
    assert shown.count("p. 9") == 3
    for name in ("SecrecyPeriod", "Dialogue", "Disagreement"):
        assert f"another {name}" in shown
    entry = told.entries.first()
    for citation in told.citations.filter(entry=entry).exclude(link__isnull=False):
        if not citation.is_plain and citation.participation_id != withheld(told):
            assert shown.count(f' id="{citation.key}"') == 1, citation.key


def withheld(record: Dialogue) -> int:
    return record.participations.get(identity="protected").pk


@pytest.mark.parametrize("who", WHO)
def test_relatives_are_those_that_one_may_see(client, request, told, who):
    sign_in(client, request, who)
    shown = page(client, told.get_absolute_url())
    for title in ("Embargoed talks", "Draft talks"):
        assert (title in shown) == (who in KNOWING)
    assert ('<section id="related">' in shown) == (who in KNOWING)


@pytest.mark.parametrize("who", WHO)
def test_a_withheld_source_keeps_its_position_and_not_its_name(
    client, request, told, who
):
    sign_in(client, request, who)
    shown = page(client, told.get_absolute_url())
    point = shown.split('<section id="disagree">')[1].split("</section>")[0]
    assert point.count("<li>") == 2
    assert ("[source withheld]" in point) == (who not in KNOWING)


def test_the_family_of_a_record_from_its_other_side(client, told, archive, cora):
    publish(archive["embargoed"], timezone.localdate())
    shown = page(client, archive["embargoed"].get_absolute_url())
    related = shown.split('<section id="related">')[1].split("</section>")[0]
    assert "Spun off from" in related
    assert f'href="{told.get_absolute_url()}"' in related
    told.review_status = "draft"
    told.save()
    assert 'id="related"' not in page(client, archive["embargoed"].get_absolute_url())


@pytest.mark.parametrize("who", WHO)
def test_files_of_one_record_hold_what_its_page_shows(client, request, told, who):
    sign_in(client, request, who)
    shown = page(client, told.get_absolute_url())
    files = re.findall(rf'href="({told.get_absolute_url()}[a-z_]+\.csv)"', shown)
    assert len(files) > 10
    whole = ""
    for address in files:
        response = client.get(address)
        assert response.status_code == 200
        whole += b"".join(response.streaming_content).decode()
    assert told.ref in whole
    assert (PROTECTED_NAME in whole) == (who in KNOWING)
    assert (NAME_WITHHELD in whole) == (who not in KNOWING)
    assert ("Embargoed talks" in whole) == (who in KNOWING)


@pytest.mark.parametrize("who", WHO)
def test_a_file_is_there_for_who_sees_the_page(client, request, archive, who):
    sign_in(client, request, who)
    for record in archive.values():
        address = record.get_absolute_url()
        status = client.get(address).status_code
        assert client.get(f"{address}participants.csv").status_code == status
    assert client.get(f"{address}no-table.csv").status_code == 404


def test_a_file_holds_no_other_record(client, archive, ada):
    other = publish(record_of(ada, "Other talks"))
    response = client.get(f"{archive['open'].get_absolute_url()}dialogues.csv")
    text = b"".join(response.streaming_content).decode()
    assert archive["open"].ref in text
    assert other.ref not in text
    assert f"diplotrack-{archive['open'].ref}-dialogues-" in str(response.headers)
