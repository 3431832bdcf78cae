"""A record copied as a start: what is taken, and what never leaves the other."""

import pytest
from django.contrib.auth.models import AnonymousUser

from dialogues.actions.changes import changing
from dialogues.actions.copying import copy_record
from dialogues.actions.rows import cite
from dialogues.choices import (
    DisclosureRule,
    Identity,
    MoveKind,
    Vocabulary,
)
from dialogues.documents import full_document
from dialogues.documents.copies import CopyPart
from dialogues.models import (
    Citation,
    Dialogue,
    Meeting,
    Move,
    Organisation,
    OrganisationRole,
    Outcome,
    Party,
    Revision,
    SecrecyPeriod,
    Term,
    TrackClaim,
)
from tests.cast import (
    OPEN_NAME,
    PROTECTED_NAME,
    RESTRICTED_TITLE,
    add,
    publish,
    record_of,
    sign_in,
)
from tests.workspace.entering import fields_of, fill, said, saved, url_of, words_of

pytestmark = pytest.mark.django_db

OPENING = {"title": "Second talks", "start": "1999-05", "first_track": "1.5"}


def full_record(author) -> Dialogue:
    """A draft with something in every list that a copy may or may not take."""
    record = record_of(author, "First talks")
    terms = {
        name: Term.objects.get_or_create(
            vocabulary=vocabulary, code=name, defaults={"label": name}
        )[0]
        for name, vocabulary in (
            ("north", Vocabulary.REGION),
            ("trust", Vocabulary.PURPOSE),
            ("workshop", Vocabulary.FORM),
            ("host", Vocabulary.ORGANISATION_ROLE),
            ("chair", Vocabulary.FUNCTION),
        )
    }
    with changing(dialogue_id=record.pk, by=author) as record:
        record.summary, record.moves_note = "Of the first talks.", "As s1 tells."
        record.regions.add(terms["north"])
        record.purposes.add(terms["trust"])
        record.forms.add(terms["workshop"])
        record.countries.create(position=1, code="NOR", label="Fjordland")
        record.names.create(position=1, name="The fjord channel")
        body = Organisation.objects.create(name="Fjord House")
        Party.objects.filter(dialogue=record).update(start="1992", note="A note")
        role = add(record, OrganisationRole, organisation=body, start="1993", note="N")
        role.roles.add(terms["host"])
        stay = record.participations.get(person__name=OPEN_NAME)
        stay.functions.add(terms["chair"])
        stay.start, stay.end, stay.note = "1992-12", "1993", "Said so himself."
        stay.mandate_from, stay.confidence = "the harbour", "high"
        stay.save()
        open_source = record.entries.get(source__title="Open letter on the talks")
        for row in (role, record.parties.get()):
            cite(record, row, [open_source])
        located = Citation(dialogue=record, entry=open_source, participation=stay)
        located.key, located.locator, located.position = "e90", "p. 7", 90
        located.save()
        move = add(record, Move, kind=MoveKind.DISCLOSURE, date="1994", position=2)
        cite(record, move, [open_source])
        add(record, Meeting, title="First meeting", date="1993")
        add(record, TrackClaim, track="2", label="second track")
        add(record, SecrecyPeriod, level="closed", start="1992")
        add(record, Outcome, title="A text", kind="text")
    return Dialogue.objects.get(pk=record.pk)


def copying(record: Dialogue) -> str:
    return url_of(record, "copy")


def made_by(client, record, /, **typed) -> Dialogue:
    url = saved(fill(client, copying(record), **OPENING | typed))
    return Dialogue.objects.get(ref=url.strip("/").split("/")[-1])


def test_a_copy_takes_what_is_chosen_under_keys_of_its_own(client, ada):
    first = full_record(ada)
    client.force_login(ada)
    copy = made_by(client, first)
    document = full_document(copy)
    assert copy.ref != first.ref
    assert (document["title"], document["slug"]) == ("Second talks", copy.ref.lower())
    assert [m["date"] for m in document["moves"]] == ["1999-05"]
    assert [m["to_track"] for m in document["moves"]] == ["1.5"]
    before = full_document(first)
    for part in ("conflicts", "regions", "purposes", "forms", "countries"):
        assert document[part] == before[part]
    assert document["parties"] == [
        {"key": "y1", "name": "First side", "kind": "principal"}
    ]
    assert document["organisation_roles"] == [
        {
            "key": "o1",
            "organisation": before["organisation_roles"][0]["organisation"],
            "roles": ["host"],
        }
    ]
    stay = document["participations"][0]
    assert stay == {
        "key": "p1",
        "person": before["participations"][0]["person"],
        "number": 1,
        "number_is": "exactly",
        "party": "y1",
        "office": "keeper of the lighthouse",
        "capacity": "unofficial",
        "functions": ["chair"],
        "identity": "open",
    }
    assert [(e["key"], e["was_read"]) for e in document["entries"]] == [
        ("s1", False),
        ("s2", False),
    ]
    assert set(document) <= {
        "ref",
        "slug",
        "title",
        "is_series",
        "moves",
        "citations",
        *(part.value for part in CopyPart),
    }
    said_of = {
        (row, cited[row], cited["entry"])
        for cited in document["citations"]
        for row in ("party", "participation", "organisation_role")
        if row in cited
    }
    assert said_of == {
        ("party", "y1", "s1"),
        ("organisation_role", "o1", "s1"),
        ("participation", "p1", "s1"),
        ("participation", "p2", "s2"),
    }
    assert len(document["citations"]) == 4
    assert not any("locator" in cited for cited in document["citations"])


def test_a_copy_is_a_draft_of_its_author_with_one_revision(client, ada, ben):
    first = publish(full_record(ada))
    client.force_login(ben)
    copy = made_by(client, first)
    assert copy.created_by == ben
    assert copy.review_status == "draft"
    revision = Revision.objects.get(ref=copy.ref)
    assert revision.document == full_document(copy)
    assert copy.participant_count == 1


def test_what_is_not_chosen_is_not_taken_nor_pointed_to(client, ada):
    first = full_record(ada)
    client.force_login(ada)
    copy = made_by(client, first, parts=["participations"])
    document = full_document(copy)
    assert not {"parties", "entries", "citations", "conflicts"} & set(document)
    assert [row.get("party") for row in document["participations"]] == [None, None]
    nothing = full_document(made_by(client, first, parts=[]))
    assert not {part.value for part in CopyPart} & set(nothing)


def test_sources_alone_bring_no_citation(client, ada):
    first = full_record(ada)
    client.force_login(ada)
    copy = made_by(client, first, parts=["entries"])
    assert copy.entries.count() == 2
    assert not copy.citations.exists()


def test_rows_made_in_a_copy_go_on_counting(client, ada):
    client.force_login(ada)
    copy = made_by(client, full_record(ada))
    saved(fill(client, url_of(copy, "parties", "new"), name="Third side"))
    assert copy.parties.last().key == "y2"


# What is withheld


def test_a_masked_name_and_a_restricted_source_are_never_copied(client, ada, ben):
    first = publish(full_record(ada))
    client.force_login(ben)
    page = words_of(client.get(copying(first)))
    assert "1 participant with side" in page
    assert "1 source, as not yet read" in page
    copy = made_by(client, first)
    text = str(full_document(copy))
    for hidden in (PROTECTED_NAME, RESTRICTED_TITLE, "withheld"):
        assert hidden not in text
    assert [str(r.person) for r in copy.participations.all()] == [OPEN_NAME]
    assert [str(e.source) for e in copy.entries.all()] == ["Open letter on the talks"]


def test_a_name_that_its_record_protects_is_protected_in_the_copy(client, ada):
    """Under the Chatham House Rule a name without an open source is withheld."""
    first = record_of(ada, "First talks")
    with changing(dialogue_id=first.pk, by=ada) as first:
        first.disclosure_rule = DisclosureRule.CHATHAM_HOUSE
        row = first.participations.get(person__name=OPEN_NAME)
        cite(first, row, [])
    client.force_login(ada)
    copy = publish(made_by(client, first))
    assert {r.identity for r in copy.participations.all()} == {Identity.PROTECTED}
    assert not copy.participations.nameable_by(AnonymousUser()).exists()


def test_a_protected_name_stays_protected_for_its_author_and_a_curator(
    client, ada, cora
):
    first = record_of(ada, "First talks")
    for who in (ada, cora):
        client.force_login(who)
        copy = made_by(client, first)
        row = copy.participations.get(person__name=PROTECTED_NAME)
        assert row.identity == Identity.PROTECTED


def test_the_action_takes_nothing_from_what_its_user_may_not_see(archive, ben):
    with pytest.raises(Dialogue.DoesNotExist):
        copy_record(
            copied=archive["draft"],
            by=ben,
            parts=list(CopyPart),
            once="3e4666bf-d5e5-4aa7-b8ce-cefe41c7568a",
            **OPENING,
        )


# Doors and faults


@pytest.mark.parametrize(
    ("who", "draft", "public"),
    [
        ("anyone", 302, 302),
        ("reader", 404, 403),
        ("ben", 404, 200),
        ("ada", 200, 200),
        ("cora", 200, 200),
    ],
)
def test_who_may_copy(archive, client, request, who, draft, public):
    sign_in(client, request, who)
    for name, status in (("draft", draft), ("embargoed", draft), ("open", public)):
        url = copying(archive[name])
        assert client.get(url).status_code == status, name
        posted = 422 if status == 200 else status
        assert client.post(url).status_code == posted, name
    assert Dialogue.objects.count() == 3


def test_a_record_that_is_not_there(client, ben):
    client.force_login(ben)
    assert client.get("/workspace/D09999/copy/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, "Fill this in."),
        ({"start": "May 1993"}, "1993-05"),
        ({"first_track": "4"}, "not one of the available choices"),
        ({"parts": ["moves"]}, "not one of the available choices"),
        ({"once": ""}, "Open it anew"),
    ],
)
def test_a_copy_that_is_refused(archive, client, ben, typed, words):
    client.force_login(ben)
    page = fill(client, copying(archive["open"]), **OPENING | {"parts": []} | typed)
    assert page.status_code == 422
    assert words in said(page)
    assert Dialogue.objects.count() == 3


def test_posted_twice_a_copy_is_made_once(archive, client, ben):
    client.force_login(ben)
    url = copying(archive["open"])
    sent = fields_of(client.get(url)) | OPENING
    first, second = (client.post(url, sent) for _ in range(2))
    assert first.url == second.url
    assert Dialogue.objects.count() == 4


def test_the_form_of_a_new_record_leads_to_the_copy(archive, client, ben):
    client.force_login(ben)
    record = archive["open"]
    response = client.get(f"/workspace/new/?copy={record.ref}")
    assert response.url == copying(record)
    assert client.get(response.url).status_code == 200
    for odd in ("", "../admin", "é", "D1/x"):
        assert client.get("/workspace/new/", {"copy": odd}).status_code == 200
