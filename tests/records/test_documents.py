"""A record is one document: out and back without loss, masked for readers."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.actions.derive import derive
from dialogues.documents import (
    DocumentError,
    authority_documents,
    document_for,
    full_document,
    write_authority,
    write_record,
)
from dialogues.documents.shape import AUTHORITIES, DIALOGUE, ROWS
from dialogues.models import (
    Citation,
    Dialogue,
    Link,
    Participation,
    Revision,
    Row,
    Term,
)
from dialogues.models.fields import EdtfField
from tests.cast import PROTECTED_NAME, RESTRICTED_TITLE

pytestmark = pytest.mark.django_db


@pytest.mark.slow("writes all 31 cases anew")
def test_all_cases_survive_the_way_out_and_back(collection):
    authorities = {
        name: authority_documents(shape.model._default_manager.all())
        for name, shape in AUTHORITIES.items()
    }
    records = [full_document(record) for record in Dialogue.objects.all()]
    authorities, records = json.loads(json.dumps([authorities, records]))

    for part in reversed(ROWS):
        part.shape.model._default_manager.all().delete()
    Dialogue.objects.all().delete()
    for shape in AUTHORITIES.values():
        shape.model._default_manager.all().delete()
    assert Term.objects.exists()

    for name, documents in authorities.items():
        for document in documents:
            write_authority(AUTHORITIES[name].model(), document)
    # A record may point to one that comes later: first all heads, then all rows.
    heads = {d["ref"]: write_record(Dialogue(), _head(d)) for d in records}
    for document in records:
        record = write_record(heads[document["ref"]], document)
        derive(record)
        assert full_document(record) == document
    assert len(heads) == 31
    back = {
        name: authority_documents(shape.model._default_manager.all())
        for name, shape in AUTHORITIES.items()
    }
    assert back == authorities


def _head(document: dict) -> dict:
    rows = {part.name for part in ROWS}
    return {name: value for name, value in document.items() if name not in rows}


def test_every_edited_field_is_in_the_document():
    """A field that a form may set and a document leaves out would be lost."""
    administrative = {"public_from", "editors", "created_by"}
    for shape in [DIALOGUE, *(part.shape for part in ROWS), *AUTHORITIES.values()]:
        edited = {
            field.name
            for field in [
                *shape.model._meta.concrete_fields,
                *shape.model._meta.many_to_many,
            ]
            if field.editable and not field.primary_key
        }
        if issubclass(shape.model, Row):
            edited.discard("dialogue")
        assert edited - set(shape.fields) - administrative == set(), shape.model


def test_every_edited_field_explains_itself():
    for shape in [DIALOGUE, *(part.shape for part in ROWS), *AUTHORITIES.values()]:
        statements = {"move", "party", "participation", "organisation_role", "meeting"}
        statements |= {"track_claim", "secrecy_period", "outcome", "link"}
        for name in shape.fields:
            field = shape.model._meta.get_field(name)
            if name not in statements | {"disagreement"}:
                assert field.help_text, f"{shape.model.__name__}.{name}"


def test_a_document_holds_no_day_that_was_derived():
    names = {
        f"{field.name}_{edge}"
        for shape in [DIALOGUE, *(part.shape for part in ROWS)]
        for field in shape.model._meta.fields
        if isinstance(field, EdtfField)
        for edge in ("earliest", "latest")
    }
    fields = {n for s in [DIALOGUE, *(p.shape for p in ROWS)] for n in s.fields}
    assert names and not names & fields


def test_rows_that_a_document_leaves_out_are_removed(archive):
    record = archive["draft"]
    document = full_document(record)
    document["participations"] = document["participations"][:1]
    document["citations"] = document["citations"][:1]
    write_record(record, document)
    assert record.participations.count() == 1
    assert full_document(record) == document


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d.update(colour="red"), "unknown_field"),
        (lambda d: d["moves"][0].update(colour="red"), "unknown_field"),
        (lambda d: d["participations"][0]["person"].update(ref="P09999"), None),
        (lambda d: d["participations"][0].update(party="y99"), "unknown_reference"),
        (lambda d: d["moves"][0].pop("key"), "key_missing"),
        (lambda d: d["moves"][0].update(date="2004-13"), None),
        (lambda d: d["moves"][0].update(kind="leap"), None),
        (lambda d: d.update(regions=["atlantis"]), "unknown_reference"),
    ],
)
def test_a_wrong_document_changes_nothing(archive, change, code):
    record = archive["draft"]
    before = full_document(record)
    document = json.loads(json.dumps(before))
    change(document)
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as raised:
        write_record(Dialogue.objects.get(pk=record.pk), document)
    if code:
        assert isinstance(raised.value, DocumentError)
        assert raised.value.code == code
    assert full_document(record) == before


@pytest.mark.parametrize(
    ("who", "is_told"), [("anyone", False), ("ben", False), ("ada", True)]
)
def test_a_document_names_only_whom_the_reader_may_know(archive, request, who, is_told):
    document = document_for(request.getfixturevalue(who), archive["open"])
    words = json.dumps(document)
    assert (PROTECTED_NAME in words) == is_told
    assert (RESTRICTED_TITLE in words) == is_told
    assert len(document["participations"]) == 2
    assert len(document["entries"]) == 2
    if not is_told:
        hidden = document["participations"][1]
        assert hidden["name"] == "[name withheld]"
        assert hidden["capacity"] == "unofficial"
        assert "office" not in hidden
        assert "person" not in hidden
        cited = [c.get("participation") for c in document["citations"]]
        assert hidden["key"] not in cited


@pytest.mark.parametrize(
    ("who", "is_told"), [("anyone", False), ("ben", False), ("ada", True)]
)
def test_a_document_is_silent_about_a_dialogue_that_is_not_public(
    archive, request, who, is_told
):
    record, draft = archive["open"], archive["draft"]
    link = Link.objects.create(
        dialogue=record, key="l90", kind="fed_into", other_dialogue=draft
    )
    entry = record.entries.first()
    Citation.objects.create(dialogue=record, key="e90", entry=entry, link=link)
    record.moves.update(other_dialogue=draft)
    document = document_for(request.getfixturevalue(who), record)
    words = json.dumps(document)
    assert (draft.ref in words) == (draft.title in words) == is_told
    assert ("e90" in words) == is_told
    assert len(document["moves"]) == 1


def test_a_draft_entered_row_by_row_is_one_revision(archive, ada):
    record = archive["draft"]
    [revision] = Revision.objects.filter(ref=record.ref)
    assert revision.document == full_document(record)
    assert revision.made_by == ada
    assert len(revision.document["participations"]) == 2
    assert Participation.objects.filter(dialogue=record).count() == 2


def test_a_row_that_others_pointed_to_can_be_replaced(archive):
    record = archive["draft"]
    document = full_document(record)
    document["parties"] = [{"key": "y90", "name": "Other side", "kind": "principal"}]
    for row in document["participations"]:
        row["party"] = "y90"
    write_record(record, document)
    assert [p.key for p in record.parties.all()] == ["y90"]
    assert full_document(record) == document


def test_rows_that_point_to_rows_take_no_query_of_their_own(collection):
    for record in Dialogue.objects.filter(slug__in=["oslo-channel", "neacd"]):
        with CaptureQueriesContext(connection) as queries:
            full_document(record)
        lists = len(ROWS) + len(DIALOGUE.lists)
        # Beside the lists: the record, its four and the rows' four lists of choices.
        assert len(queries) <= lists + 9
