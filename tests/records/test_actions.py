"""Every change is allowed, checked, derived and stored, or changes nothing."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from dialogues.actions.authorities import save_authority
from dialogues.actions.changes import ChainFault, StaleVersion, changing
from dialogues.actions.records import change_overview, create_record
from dialogues.actions.review import take_step
from dialogues.actions.rows import remove_row, save_row
from dialogues.choices import MoveKind, ReviewStatus, ReviewStep, SourceKind, Track
from dialogues.documents import full_document
from dialogues.models import (
    Conflict,
    Dialogue,
    Meeting,
    Move,
    Participation,
    Party,
    Person,
    Revision,
    Source,
    SourceEntry,
)
from tests.cast import record_of

pytestmark = pytest.mark.django_db


def move(record, **values):
    given = {"kind": MoveKind.TRACK_CHANGE, "date": "1993-05", "to_track": Track.ONE}
    return Move(dialogue=record, **{**given, **values})


def save(row, by):
    version = Dialogue.objects.get(pk=row.dialogue_id).version
    return save_row(row=row, by=by, opened_at=version)


def test_a_change_of_track_follows_through(draft, ada):
    saved = save(move(draft), ada)
    draft.refresh_from_db()
    saved.refresh_from_db()
    assert saved.from_track == Track.TWO
    assert (draft.first_track, draft.current_track) == (Track.TWO, Track.ONE)
    assert draft.realised_moves == draft.turning_points == 1
    stretches = [(e.track, e.start, e.end) for e in draft.episodes.all()]
    assert stretches == [("2", "1992-12", "1993-05"), ("1", "1993-05", "..")]
    assert str(saved.date_earliest) == "1993-05-01"
    assert str(saved.date_latest) == "1993-05-31"
    last = Revision.objects.filter(ref=draft.ref).first()
    assert last.document == full_document(draft)


def test_a_wrong_chain_is_refused_and_changes_nothing(draft, ada):
    save(move(draft), ada)
    before, version = full_document(draft), Dialogue.objects.get(pk=draft.pk).version
    with pytest.raises(ChainFault) as raised:
        save(move(draft, date="1993-08", to_track=Track.ONE), ada)
    assert {p.code for p in raised.value.problems} == {"same_track"}
    assert full_document(draft) == before
    assert Dialogue.objects.get(pk=draft.pk).version == version


def test_rows_take_their_place_in_time(draft, ada):
    late = save(move(draft, date="1993-05"), ada)
    early = save(move(draft, kind=MoveKind.PAUSE, date="1993-01", to_track=""), ada)
    order = [m.key for m in draft.moves.all()]
    assert order == ["m1", early.key, late.key]


def test_the_opening_cannot_be_removed(draft, ada):
    opening = draft.moves.get()
    with pytest.raises(ChainFault):
        remove_row(row=opening, by=ada, opened_at=draft.version)
    assert draft.moves.count() == 1


def test_the_key_of_a_removed_row_is_never_given_again(draft, ada):
    first = save(Meeting(dialogue=draft, title="First"), ada)
    remove_row(row=first, by=ada, opened_at=first.changed_in)
    second = save(Meeting(dialogue=draft, title="Second"), ada)
    assert first.key != second.key


def test_a_row_on_which_others_rest_stays(draft, ada):
    party = draft.parties.get()
    with pytest.raises(ValidationError) as raised:
        remove_row(row=party, by=ada, opened_at=party.changed_in)
    assert "2 participation" in str(raised.value)
    assert draft.parties.exists()


def test_a_row_cannot_point_into_another_record(draft, ada):
    other = record_of(ada, "Other talks")
    row = Participation(
        dialogue=draft,
        person=Person.objects.first(),
        party=other.parties.get(),
        capacity="official",
    )
    with pytest.raises(ValidationError) as raised:
        save(row, ada)
    assert raised.value.code == "foreign_row"


def test_a_source_of_another_record_cannot_be_cited(draft, ada):
    other = record_of(ada, "Other talks")
    with pytest.raises(ValidationError):
        save_row(
            row=Meeting(dialogue=draft, title="First"),
            by=ada,
            opened_at=draft.version,
            cited=[other.entries.first()],
        )
    assert not draft.meetings.exists()


def test_citing_again_keeps_what_was_cited(draft, ada):
    one, two = draft.entries.all()
    meeting = Meeting(dialogue=draft, title="First")
    save_row(row=meeting, by=ada, opened_at=draft.version, cited=[one])
    kept = meeting.citations.get()
    version = Dialogue.objects.get(pk=draft.pk).version
    save_row(row=meeting, by=ada, opened_at=version, cited=[one, two])
    assert kept in meeting.citations.all()
    assert {c.entry.key for c in meeting.citations.all()} == {one.key, two.key}


def test_the_same_form_sent_twice_makes_one_row_and_one_record(draft, ada):
    once = uuid4()
    for _ in range(2):
        row = Meeting(dialogue=draft, title="First")
        save_row(row=row, by=ada, opened_at=draft.version, once=once)
    assert draft.meetings.count() == 1
    conflict, once = Conflict.objects.first(), uuid4()
    made = {
        create_record(
            by=ada,
            title="Twice",
            conflict=conflict,
            start="1990",
            first_track="2",
            once=once,
        ).pk
        for _ in range(2)
    }
    assert len(made) == 1


def test_a_stale_save_is_refused(draft, ada, ben):
    draft.editors.add(ben)
    row = save(Meeting(dialogue=draft, title="First"), ada)
    opened_at = Dialogue.objects.get(pk=draft.pk).version
    hers = Meeting.objects.get(pk=row.pk)
    his = Meeting.objects.get(pk=row.pk)
    his.title = "Second"
    save_row(row=his, by=ben, opened_at=opened_at)
    hers.title = "Third"
    with pytest.raises(StaleVersion) as raised:
        save_row(row=hers, by=ada, opened_at=opened_at)
    assert raised.value.revision.made_by == ben
    row.refresh_from_db()
    assert row.title == "Second"


def test_two_people_may_work_on_different_rows(draft, ada, ben):
    draft.editors.add(ben)
    one = save(Meeting(dialogue=draft, title="One"), ada)
    two = save(Meeting(dialogue=draft, title="Two"), ada)
    opened_at = Dialogue.objects.get(pk=draft.pk).version
    save_row(row=one, by=ada, opened_at=opened_at)
    save_row(row=two, by=ben, opened_at=opened_at)


def test_a_stale_overview_is_refused(draft, ada):
    def write(record):
        record.title = "New title"

    change_overview(dialogue_id=draft.pk, by=ada, opened_at=draft.version, write=write)
    with pytest.raises(StaleVersion):
        change_overview(
            dialogue_id=draft.pk, by=ada, opened_at=draft.version, write=write
        )


def test_changes_need_the_right(archive, ben, reader, anyone):
    for user, record, error in (
        (ben, archive["draft"], Dialogue.DoesNotExist),
        (anyone, archive["draft"], Dialogue.DoesNotExist),
        (ben, archive["open"], PermissionDenied),
        (reader, archive["open"], PermissionDenied),
        (anyone, archive["open"], PermissionDenied),
    ):
        before = full_document(record)
        with pytest.raises(error), changing(dialogue_id=record.pk, by=user) as locked:
            locked.title = "Changed"
        assert full_document(record) == before


def test_only_researchers_begin_records(reader, anyone, db):
    for user in (reader, anyone):
        with pytest.raises(PermissionDenied):
            create_record(
                by=user, title="Talks", conflict=None, start="1990", first_track="2"
            )
    assert not Dialogue.objects.exists()


def test_only_curators_change_what_other_records_rest_on(draft, ada, cora):
    person = Person.objects.first()
    person.note = "Changed"
    with pytest.raises(PermissionDenied):
        save_authority(authority=person, by=ada)
    save_authority(authority=person, by=cora, why="Better")
    assert Revision.objects.filter(ref=person.ref, why="Better").exists()


def ready(record, ada):
    """Give a record what the checklist asks for."""
    entry = record.entries.first()
    opening = record.moves.get(kind=MoveKind.OPENING)
    version = Dialogue.objects.get(pk=record.pk).version
    save_row(row=opening, by=ada, opened_at=version, cited=[entry])
    return Dialogue.objects.get(pk=record.pk)


def step(record, by, name, **values):
    version = Dialogue.objects.get(pk=record.pk).version
    return take_step(
        dialogue_id=record.pk, by=by, step=name, opened_at=version, **values
    )


def test_a_review_from_draft_to_published(draft, ada, cora, anyone):
    with pytest.raises(ValidationError):
        step(draft, ada, ReviewStep.SEND)  # the opening has no source
    ready(draft, ada)
    step(draft, ada, ReviewStep.SEND)
    with pytest.raises(PermissionDenied):
        step(draft, ada, ReviewStep.PUBLISH)
    with pytest.raises(ValidationError):
        step(draft, cora, ReviewStep.RETURN, remark="  ")
    step(draft, cora, ReviewStep.RETURN, remark="Add a second source.")
    assert not Dialogue.objects.visible_to(anyone).exists()
    step(draft, ada, ReviewStep.SEND)
    step(draft, cora, ReviewStep.PUBLISH)
    draft.refresh_from_db()
    assert draft.review_status == ReviewStatus.PUBLISHED
    assert Dialogue.objects.visible_to(anyone).get() == draft
    steps = [e.step for e in draft.review_events.order_by("pk")]
    assert steps == ["send", "return", "send", "publish"]
    step(draft, cora, ReviewStep.WITHDRAW, remark="Error found.")
    assert not Dialogue.objects.visible_to(anyone).exists()


def test_a_step_on_an_old_version_is_refused(draft, ada):
    record = ready(draft, ada)
    save(Meeting(dialogue=draft, title="Later"), ada)
    with pytest.raises(StaleVersion):
        take_step(
            dialogue_id=draft.pk,
            by=ada,
            step=ReviewStep.SEND,
            opened_at=record.version,
        )


def test_review_seals_the_revision(draft, ada, cora):
    ready(draft, ada)
    step(draft, ada, ReviewStep.SEND)
    step(draft, cora, ReviewStep.RETURN, remark="More.")
    save(Meeting(dialogue=draft, title="One"), ada)
    save(Meeting(dialogue=draft, title="Two"), ada)
    step(draft, ada, ReviewStep.SEND)
    step(draft, ada, ReviewStep.TAKE_BACK)
    revisions = Revision.objects.filter(ref=draft.ref).order_by("number")
    assert [len(r.document.get("meetings", ())) for r in revisions] == [0, 2]


def test_a_restricted_source_unnames_whom_it_named(draft, ada, cora):
    source = Source.objects.get(title="Open letter on the talks")
    named = draft.participations.filter(publicly_named=True)
    assert named.count() == 1
    source.access = "restricted"
    save_authority(authority=source, by=cora)
    assert named.count() == 0


def test_nothing_is_saved_that_the_fields_refuse(draft, ada):
    source = Source.objects.create(title="T", kind=SourceKind.BOOK)
    for row in (
        Meeting(dialogue=draft, date="1993-13"),
        Meeting(dialogue=draft, date="1994/1993"),
        Meeting(dialogue=draft, title="a\u202eb"),
        Meeting(dialogue=draft, title="a\x00b"),
        Meeting(dialogue=draft, title="x" * 301),
        Meeting(dialogue=draft, latitude=91, longitude=0),
        Party(dialogue=draft, name=""),
        SourceEntry(dialogue=draft, source=draft.entries.first().source),
        Participation(dialogue=draft, capacity="official"),
        Participation(
            dialogue=draft,
            capacity="official",
            unnamed_as="two men",
            person=Person.objects.first(),
        ),
    ):
        with pytest.raises(ValidationError):
            save(row, ada)
    save(SourceEntry(dialogue=draft, source=source), ada)
    assert not draft.meetings.exists()


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(91, 0), (-91, 0), (0, 181), (0, -181), (59.9, None), (None, 10.7)],
)
def test_the_database_refuses_half_a_place_and_one_off_the_globe(
    draft, latitude, longitude
):
    place = {"latitude": latitude, "longitude": longitude}
    with pytest.raises(IntegrityError, match="meeting_on_the_globe"):
        Meeting.objects.create(dialogue=draft, key="t1", **place)
