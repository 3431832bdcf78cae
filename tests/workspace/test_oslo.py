"""A whole case, entered by forms, sent, returned, sent again, published."""

import pytest
from django.utils import timezone

from dialogues.models import (
    Citation,
    Dialogue,
    Meeting,
    Move,
    Participation,
    Person,
    ReviewEvent,
    Revision,
)
from tests.workspace.entering import fill, saved, url_of, vocabularies, words_of

pytestmark = pytest.mark.django_db


def begin(client) -> Dialogue:
    response = fill(
        client,
        "/workspace/new/",
        title="Oslo channel",
        new_conflict="Israeli-Palestinian conflict",
        start="1992-12-04",
        first_track="2",
    )
    record = Dialogue.objects.get(title="Oslo channel")
    assert saved(response) == url_of(record)
    return record


def enter(client, record, rows, /, **typed):
    return saved(fill(client, url_of(record, rows, "new"), **typed))


def enter_evidence(client, record):
    enter(
        client,
        record,
        "sources",
        title="The Norway Channel",
        kind="book",
        author="Jane Corbin",
        year="1994",
    )
    enter(
        client,
        record,
        "sources",
        title="Through Secret Channels",
        kind="book",
        author="Mahmoud Abbas",
        year="1995",
    )
    opening = record.moves.get()
    url = url_of(record, "turning-points", opening.key)
    saved(fill(client, url, cited=["s1"]))


def enter_people(client, record):
    enter(client, record, "parties", name="Israel", kind="principal")
    enter(client, record, "parties", name="PLO", kind="principal")
    israel, plo = (record.parties.get(name=name).key for name in ("Israel", "PLO"))
    enter(
        client,
        record,
        "participants",
        person="Yair Hirschfeld",
        party=israel,
        capacity="unofficial",
        start="1992-12-04",
        functions=["negotiator"],
        person_name_1="יאיר הירשפלד",
        cited=["s1"],
    )
    enter(
        client,
        record,
        "participants",
        person="Uri Savir",
        party=israel,
        capacity="official",
        start="1993-05",
        missing_end="not_known",
        office="Director-General, Ministry of Foreign Affairs",
        cited=["s1"],
    )
    enter(
        client,
        record,
        "participants",
        person="Ahmed Qurei",
        party=plo,
        capacity="mandated",
        start="1992-12-04",
        person_name_1="أحمد قريع",
        person_name_2="Abu Ala",
        person_kind_2="cover",
        person_name_3="Ahmed Qurie",
        functions=["negotiator", "head_of_delegation"],
        cited=["s1", "s2"],
    )


def enter_the_rest(client, record):
    keys = list(record.participations.values_list("key", flat=True))
    enter(
        client,
        record,
        "organisations",
        organisation="Fafo",
        roles=["facilitator"],
        new_kind="research_institute",
        new_country="NOR",
    )
    fafo = record.organisation_roles.get().organisation
    enter(
        client,
        record,
        "meetings",
        number="1",
        title="First round",
        date="1993-01-20/1993-01-22",
        place="Sarpsborg",
        country="NOR",
        hosts=[fafo.ref],
        form_of_interaction="workshop",
        cited=["s1"],
        **{
            f"presence_{keys[0]}": "present",
            f"presence_{keys[2]}": "disputed",
            f"presence_note_{keys[2]}": "s2 has him arrive later",
        },
    )
    enter(
        client,
        record,
        "turning-points",
        date="1993-05",
        kind="track_change",
        to_track="1",
        standing="realised",
        confidence="high",
        term="upgraded",
        trigger="Peres sends Savir after five rounds.",
        cited=["s1"],
    )
    move = record.moves.get(kind="track_change")
    enter(
        client,
        record,
        "citations",
        entry="s2",
        statement=move.key,
        speaks_of="move.date",
        stance="contradicts",
        value_given="1993-04",
        locator="p. 127",
        note="says that Savir was chosen in April",
    )
    enter(client, record, "secrecy", level="secret", start="1992-12-04", end="1993-08")
    enter(
        client,
        record,
        "outcomes",
        title="Declaration of Principles",
        kind="agreement",
        date="1993-08-20",
        url="https://example.org/dop",
    )
    enter(
        client,
        record,
        "links",
        kind="ran_parallel_to",
        other="Madrid and Washington talks",
    )
    enter(client, record, "track-claims", track="1.5", label="a track-one-and-a-half")
    enter(
        client,
        record,
        "disagreements",
        topic="Who knew",
        account="s1 says that Rabin knew from January, s2 from March.",
    )
    saved(
        fill(
            client,
            url_of(record, "overview"),
            end="1993-08-20",
            summary="Secret talks in Norway.",
            status="agreement",
            title_name_1="Norway channel",
            title_name_2="قناة أوسلو",
            regions=["middle_east"],
            disclosure_rule="secret",
            country_code_1="ISR",
            country_code_2="PSE",
            country_label_2="PLO",
            is_series="false",
            purposes=["test_ideas"],
        )
    )


def justify(client, record):
    """The Palestinians were delegates throughout: Track 2 wants a sentence."""
    for move in record.moves.all():
        url = url_of(record, "turning-points", move.key)
        saved(fill(client, url, justification="The Israelis were private academics."))


def test_a_case_like_oslo_goes_from_an_empty_form_to_publication(client, ada, cora):
    vocabularies()
    client.force_login(ada)
    record = begin(client)
    enter_evidence(client, record)
    enter_people(client, record)
    enter_the_rest(client, record)
    justify(client, record)

    # What was typed is there.
    record.refresh_from_db()
    assert (record.first_track, record.current_track) == ("2", "1")
    assert (record.realised_moves, record.names_need_source) == (1, True)
    assert [str(c) for c in record.conflicts.all()] == ["Israeli-Palestinian conflict"]
    assert [c.label for c in record.countries.all()] == ["Israel", "PLO"]
    assert [(n.name, n.script) for n in record.names.all()] == [
        ("Norway channel", "Latn"),
        ("قناة أوسلو", "Arab"),
    ]
    qurei = Person.objects.get(name="Ahmed Qurei")
    assert {(n.name, n.kind) for n in qurei.names.all()} == {
        ("أحمد قريع", "native"),
        ("Abu Ala", "cover"),
        ("Ahmed Qurie", "alias"),
    }
    savir = Participation.objects.get(person__name="Uri Savir")
    assert savir.missing == {"end": "not_known"}
    meeting = Meeting.objects.get()
    assert [str(host) for host in meeting.hosts.all()] == ["Fafo"]
    assert {a.presence: a.note for a in meeting.attendance.all()} == {
        "present": "",
        "disputed": "s2 has him arrive later",
    }
    move = Move.objects.get(kind="track_change")
    assert (move.from_track, move.to_track, move.position) == ("2", "1", 2)
    contradiction = Citation.objects.get(stance="contradicts")
    assert (contradiction.move, contradiction.field) == (move, "date")
    assert record.links.get().other_title == "Madrid and Washington talks"
    document = Revision.objects.filter(ref=record.ref).first().document
    assert len(document["meetings"][0]["attendance"]) == 2

    review(client, ada, cora, record)


def review(client, ada, cora, record):
    """Sent, returned with a remark that the author reads, sent again, published."""
    saved(fill(client, url_of(record, "step", "send"), remark="Ready, I think."))
    assert client.get(url_of(record, "overview")).status_code == 403
    assert "Take back" in words_of(client.get(url_of(record)))

    client.force_login(cora)
    queue = words_of(client.get("/review/"))
    assert "Oslo channel" in queue
    assert "Ready, I think." in queue
    remark = "Cite the letters of recognition."
    saved(fill(client, url_of(record, "step", "return"), remark=remark))
    assert "Oslo channel" not in words_of(client.get("/review/"))

    client.force_login(ada)
    assert remark in words_of(client.get("/workspace/"))
    assert remark in words_of(client.get(url_of(record)))
    enter(client, record, "sources", title="Letters of recognition", kind="document")
    saved(fill(client, url_of(record, "step", "send")))

    client.force_login(cora)
    saved(fill(client, url_of(record, "step", "publish")))
    record.refresh_from_db()
    assert (record.review_status, record.public_from) == (
        "published",
        timezone.localdate(),
    )
    steps = list(ReviewEvent.objects.order_by("pk").values_list("step", flat=True))
    assert steps == ["send", "return", "send", "publish"]
    client.logout()
    assert Dialogue.objects.visible_to(None).filter(pk=record.pk).exists()
